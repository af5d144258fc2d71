// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics as an exporter shows them, and their text.
#pragma once

#include "datasource/core/metricfamily.h"

#include <string_view>

namespace onex::simulator {

using Family = MetricFamily;
using Families = MetricFamilies;

Family gauge(std::string name, std::string help, double value);
Family counter(std::string name, std::string help, double value);

// The text format 0.0.4: HELP and TYPE before each family's samples. Label values are written as
// they are: the platform's need no escapes.
std::string exposition(const Families &families);

// The same samples as OpenMetrics lines of one moment, with the labels a scrape would add.
std::string datedLines(const Families &families, std::string_view job, double unixSeconds);
std::string datedUp(std::string_view job, bool up, double unixSeconds);

} // namespace onex::simulator
