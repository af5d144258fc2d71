// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics as somebody who collects them has them: at one moment, without the labels of a target.
#pragma once

#include "datasource/core/labels.h"

#include <string>
#include <vector>

namespace onex {

enum class MetricType { Counter, Gauge, Histogram, Summary, Unknown };

inline const char *nameOf(MetricType type)
{
    constexpr const char *kNames[] = {"counter", "gauge", "histogram", "summary", "unknown"};
    return kNames[static_cast<int>(type)];
}

struct MetricSample
{
    std::string name; // the family's, with _bucket, _sum or _count in a histogram
    Labels labels;
    double value = 0;
};

struct MetricFamily
{
    std::string name;
    std::string help;
    MetricType type = MetricType::Gauge;
    std::vector<MetricSample> samples{};
};

using MetricFamilies = std::vector<MetricFamily>;

} // namespace onex
