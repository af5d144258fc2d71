// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, durations and strings as PromQL writes them.
#pragma once

#include "datasource/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onex::promql {

// 1, -.5, 1e3, 0x1F, 017 (octal), 1_000, Inf, NaN in any case. None: not a number.
std::optional<double> numberOf(std::string_view text);

// "1h30m" in ms: y w d h m s ms, each once and in this order; "0". None: not a duration, or too
// long for an int64 of nanoseconds.
std::optional<std::int64_t> durationOf(std::string_view text);
std::string durationText(std::int64_t ms); // "1h30m", "0s"

// "1e+06", "0.1", "NaN", "+Inf": the shortest that is read back as the same.
std::string numberText(double value);

// A string with its quotes: \a \b \f \n \r \t \v \\ \' \" \x41 \101 \u00e9 \U0001F600; none of them
// between backquotes.
Result<std::string> unquoted(std::string_view text);
std::string inQuotes(std::string_view text); // "…", with escapes

std::string lowered(std::string_view text); // ASCII

} // namespace onex::promql
