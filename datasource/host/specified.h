// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/metricfamily.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace onex {

// The sums of this machine's metrics that the specification's follow from: over its CPUs, disks and
// network interfaces but the loopback.
using HostTotals = std::map<std::string, double, std::less<>>;
HostTotals totalsOf(const MetricFamilies &node);

// The specification's metrics: percentages from 0 to 100, bytes, milliseconds, so many a second.
// before: the totals so many seconds ago; without them there is nothing of time.
MetricFamilies specifiedMetrics(const HostTotals &now, const std::optional<HostTotals> &before,
                                double seconds);

} // namespace onex
