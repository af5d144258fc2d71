// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostparts.h"

namespace onex {

MetricFamily familyOf(const HostMetric &metric) { return {metric.name, metric.help, metric.type}; }

MetricFamily single(const HostMetric &metric, double value)
{
    MetricFamily family = familyOf(metric);
    family.samples.push_back({metric.name, {}, value * metric.factor});
    return family;
}

} // namespace onex
