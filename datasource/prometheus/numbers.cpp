// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/numbers.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace onex {

namespace {

constexpr int kMaxSecondDigits = 12; // 33658-09-27 and more; keeps ms within an int64
constexpr double kMaxMs = 1e15;

bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

// Eight digits at once. Source: Daniel Lemire, "Quickly parsing eight digits"
// (2018).
bool eightDigits(const char *at, std::uint64_t &value)
{
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, at, sizeof chunk);
    if constexpr (std::endian::native != std::endian::little)
        return false;
    const std::uint64_t above = chunk + 0x4646464646464646U;
    const std::uint64_t below = chunk - 0x3030303030303030U;
    if ((above | below) & 0x8080808080808080U)
        return false;
    chunk = below * 10 + (below >> 8);
    constexpr std::uint64_t kMask = 0x000000FF000000FFU;
    value = (((chunk & kMask) * 0x000F424000000064U)
             + (((chunk >> 16) & kMask) * 0x0000271000000001U))
        >> 32;
    return true;
}

// At most maxDigits digits, appended to value; returns where they end.
const char *takeDigits(const char *at, const char *end, std::ptrdiff_t maxDigits,
                       std::uint64_t &value)
{
    const char *const stop = end - at > maxDigits ? at + maxDigits : end;
    std::uint64_t eight = 0;
    if (stop - at >= 8 && eightDigits(at, eight)) {
        value = value * 100000000 + eight;
        at += 8;
    }
    for (; at != stop && isDigit(*at); ++at)
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    return at;
}

// Digits with a point whose value is a quotient of two exact doubles, and so correctly rounded
// (Clinger, 1990); null for all else.
const char *scanShortDecimal(const char *at, const char *end, double &value)
{
    constexpr std::ptrdiff_t kExactDigits = 15;
    static constexpr std::array<double, kExactDigits + 1> kPowers{
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    std::uint64_t digits = 0;
    const char *stop = takeDigits(at, end, kExactDigits, digits);
    std::ptrdiff_t count = stop - at;
    if (count == 0)
        return nullptr;
    std::ptrdiff_t decimals = 0;
    if (stop != end && *stop == '.') {
        const char *const point = stop;
        stop = takeDigits(point + 1, end, kExactDigits - count, digits);
        decimals = stop - point - 1;
    }
    if (stop == end || *stop != '"')
        return nullptr;
    value = static_cast<double>(digits) / kPowers[static_cast<std::size_t>(decimals)];
    return stop;
}

// What the fast way leaves: exponents, years beyond reason.
const char *scanSlowTimestamp(const char *at, const char *end, std::int64_t &ms)
{
    double seconds = 0;
    const auto [stop, error] = std::from_chars(at, end, seconds);
    if (error != std::errc{} || !(std::fabs(seconds * 1000) < kMaxMs))
        return nullptr;
    ms = std::llround(seconds * 1000);
    return stop;
}

// The decimals after the point, rounded to ms; advances at.
std::int64_t takeMilliseconds(const char *&at, const char *end)
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

const char *scanSampleValue(const char *at, const char *end, double &value)
{
    if (const char *stop = scanShortDecimal(at, end, value))
        return stop;
    if (at != end && *at == '+')
        ++at;
    const auto [stop, error] = std::from_chars(at, end, value);
    return error == std::errc{} ? stop : nullptr;
}

const char *scanTimestamp(const char *at, const char *end, std::int64_t &ms)
{
    const char *const start = at;
    const bool negative = at != end && *at == '-';
    const char *const digits = negative ? at + 1 : at;
    std::uint64_t seconds = 0;
    at = takeDigits(digits, end, kMaxSecondDigits, seconds);
    if (at == digits)
        return nullptr;
    std::int64_t time = static_cast<std::int64_t>(seconds) * 1000;
    if (at != end && *at == '.')
        time += takeMilliseconds(++at, end);
    if (at != end && (isDigit(*at) || *at == 'e' || *at == 'E'))
        return scanSlowTimestamp(start, end, ms);
    ms = negative ? -time : time;
    return at;
}

std::optional<double> parseSampleValue(std::string_view text)
{
    double value = 0;
    const char *const end = text.data() + text.size();
    const char *const stop = scanSampleValue(text.data(), end, value);
    return stop && stop == end ? std::optional{value} : std::nullopt;
}

std::optional<std::int64_t> parseTimestamp(std::string_view text)
{
    std::int64_t ms = 0;
    const char *const end = text.data() + text.size();
    const char *const stop = scanTimestamp(text.data(), end, ms);
    return stop && stop == end ? std::optional{ms} : std::nullopt;
}

} // namespace onex
