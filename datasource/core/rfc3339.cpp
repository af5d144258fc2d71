// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/core/rfc3339.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace onex {

namespace {

// Takes a field of fixed width and the character that must follow it (0: none).
bool take(std::string_view &text, std::size_t width, char follower, int &value)
{
    if (text.size() < width + (follower ? 1 : 0))
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + width, value);
    if (error != std::errc{} || end != text.data() + width || value < 0)
        return false;
    if (follower && text[width] != follower)
        return false;
    text.remove_prefix(width + (follower ? 1 : 0));
    return true;
}

int takeMilliseconds(std::string_view &text)
{
    if (!text.starts_with('.'))
        return 0;
    text.remove_prefix(1);
    int ms = 0;
    for (int scale = 100; !text.empty() && text[0] >= '0' && text[0] <= '9'; scale /= 10) {
        ms += (text[0] - '0') * scale;
        text.remove_prefix(1);
    }
    return ms;
}

// Minutes east of Greenwich; all of the rest must be the zone.
std::optional<int> zone(std::string_view text)
{
    if (text == "Z")
        return 0;
    if (text.empty() || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const int sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
    int hours = 0, minutes = 0;
    if (!take(text, 2, ':', hours) || !take(text, 2, 0, minutes) || !text.empty())
        return std::nullopt;
    return sign * (hours * 60 + minutes);
}

} // namespace

std::optional<std::int64_t> parseRfc3339(std::string_view text)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (!take(text, 4, '-', year) || !take(text, 2, '-', month) || !take(text, 2, 'T', day)
        || !take(text, 2, ':', hour) || !take(text, 2, ':', minute) || !take(text, 2, 0, second))
        return std::nullopt;
    const int ms = takeMilliseconds(text);
    const auto offset = zone(text);
    namespace chrono = std::chrono;
    const chrono::year_month_day date{chrono::year{year},
                                      chrono::month{static_cast<unsigned>(month)},
                                      chrono::day{static_cast<unsigned>(day)}};
    if (!offset || !date.ok())
        return std::nullopt;
    const std::int64_t days = chrono::sys_days{date}.time_since_epoch().count();
    return ((days * 24 + hour) * 60 + minute - *offset) * 60000 + second * 1000 + ms;
}

std::string formatRfc3339(std::int64_t ms)
{
    namespace chrono = std::chrono;
    constexpr std::int64_t kFirst = -62'167'219'200'000; // 0000-01-01T00:00:00Z
    constexpr std::int64_t kLast = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z
    const chrono::sys_time<chrono::milliseconds> time{
        chrono::milliseconds{std::clamp(ms, kFirst, kLast)}};
    const auto day = chrono::floor<chrono::days>(time);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss clock{time - day};
    std::array<char, 32> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int{date.year()},
        unsigned{date.month()}, unsigned{date.day()}, static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace onex
