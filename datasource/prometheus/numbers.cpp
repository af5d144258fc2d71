// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/numbers.h"

#include <charconv>
#include <cmath>

namespace onex {

namespace {

constexpr int kMaxSecondDigits = 12; // 33658-09-27 and more; keeps ms within an int64
constexpr double kMaxMs = 1e15;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// What the loop below leaves: exponents.
std::optional<std::int64_t> slowTimestamp(std::string_view text)
{
    const auto seconds = parseSampleValue(text);
    if (!seconds || !(std::fabs(*seconds * 1000) < kMaxMs))
        return std::nullopt;
    return std::llround(*seconds * 1000);
}

// The decimals after the point, in ms; advances at.
std::int64_t roundedDecimals(const char *&at, const char *end)
{
    std::int64_t ms = 0;
    int place = 0;
    for (; at != end && isDigit(*at); ++at, ++place) {
        if (place < 3)
            ms = ms * 10 + (*at - '0');
        else if (place == 3 && *at >= '5')
            ++ms;
    }
    for (; place < 3; ++place)
        ms *= 10;
    return ms;
}

} // namespace

std::optional<double> parseSampleValue(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end)
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> parseTimestamp(std::string_view text)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    const char *const digits = at;
    std::int64_t ms = 0;
    for (; at != end && isDigit(*at) && at - digits < kMaxSecondDigits; ++at)
        ms = ms * 10 + (*at - '0');
    if (at == digits)
        return std::nullopt;
    ms *= 1000;
    if (at != end && *at == '.')
        ms += roundedDecimals(++at, end);
    if (at != end)
        return slowTimestamp(text);
    return negative ? -ms : ms;
}

} // namespace onex
