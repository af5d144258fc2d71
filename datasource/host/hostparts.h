// SPDX-License-Identifier: GPL-3.0-or-later
// One function a part of this machine. Names, labels and units are those of Prometheus' node
// exporter, so that dashboards made for it draw what this program collects. Sources: proc(5);
// node_exporter 1.5, what it answers.
#pragma once

#include "datasource/core/metricfamily.h"
#include "datasource/host/hostfiles.h"

namespace onex {

MetricFamilies processorMetrics(const HostFiles &files);
MetricFamilies memoryMetrics(const HostFiles &files);
MetricFamilies diskMetrics(const HostFiles &files);
MetricFamilies filesystemMetrics(const HostFiles &files); // of local disks only: others may hang
MetricFamilies networkMetrics(const HostFiles &files);
MetricFamilies kernelMetrics(const HostFiles &files);

// A row of a table: what stands in the n-th place, or behind a name.
struct HostMetric
{
    const char *name;
    MetricType type;
    const char *help;
    double factor = 1;
};

MetricFamily familyOf(const HostMetric &metric);
MetricFamily single(const HostMetric &metric, double value);

} // namespace onex
