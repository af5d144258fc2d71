// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/metricfamily.h"
#include "datasource/core/result.h"

#include <string_view>

namespace onex {

constexpr std::size_t kMostScraped = 100'000; // samples of one answer

// What an endpoint answers, in Prometheus' text format 0.0.4 or OpenMetrics. Samples of a name
// without a TYPE line are in a family of type Unknown. Times of samples and exemplars are left out:
// what is shown is of the moment at which it was asked for. Fails with a line, or TooLarge.
Result<MetricFamilies> parseExposition(std::string_view text);

} // namespace onex
