// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics as an exporter shows them, and their text.
#pragma once

#include "datasource/core/labels.h"

#include <string>
#include <string_view>
#include <vector>

namespace onex::simulator {

enum class MetricType { Counter, Gauge, Histogram };

struct Sample
{
    std::string name; // the family's, with _bucket, _sum or _count in a histogram
    Labels labels;
    double value = 0;
};

struct Family
{
    std::string name;
    std::string help;
    MetricType type = MetricType::Gauge;
    std::vector<Sample> samples{};
};

using Families = std::vector<Family>;

Family gauge(std::string name, std::string help, double value);
Family counter(std::string name, std::string help, double value);

// The text format 0.0.4: HELP and TYPE before each family's samples. Label values are written as
// they are: the platform's need no escapes.
std::string exposition(const Families &families);

// The same samples as OpenMetrics lines of one moment, with the labels a scrape would add.
std::string datedLines(const Families &families, std::string_view job, double unixSeconds);
std::string datedUp(std::string_view job, bool up, double unixSeconds);

} // namespace onex::simulator
