// SPDX-License-Identifier: GPL-3.0-or-later
// Prometheus' numbers as text: values in quotes, timestamps in seconds with up to three decimals.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace onex {

// NaN, +Inf, -Inf, -0 and everything that Go's strconv writes.
std::optional<double> parseSampleValue(std::string_view text);

// Seconds, possibly negative or with an exponent, rounded to ms.
std::optional<std::int64_t> parseTimestamp(std::string_view text);

// The same at the start of a text: where the number ends, or null where there is none.
const char *scanSampleValue(const char *at, const char *end, double &value);
const char *scanTimestamp(const char *at, const char *end, std::int64_t &ms);

} // namespace onex
