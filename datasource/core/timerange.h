// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace onex {

// A closed interval of absolute time, ms since the epoch, UTC.
struct TimeRange
{
    std::int64_t from = 0;
    std::int64_t to = 0;

    std::int64_t length() const { return to - from; }
    bool contains(std::int64_t time) const { return time >= from && time <= to; }
    bool operator==(const TimeRange &) const = default;
};

} // namespace onex
