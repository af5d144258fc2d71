// SPDX-License-Identifier: GPL-3.0-or-later
// When is collected: at whole multiples of an interval, so that the times of samples take no room.
#pragma once

#include <cstdint>

namespace onex {

// The multiple, where it has just begun; else the time itself.
inline std::int64_t momentNear(std::int64_t nowMs, std::int64_t intervalMs)
{
    const std::int64_t into = nowMs % intervalMs;
    return into < intervalMs / 50 ? nowMs - into : nowMs;
}

inline int msToNextMoment(std::int64_t nowMs, std::int64_t intervalMs)
{
    return static_cast<int>(intervalMs - nowMs % intervalMs);
}

} // namespace onex
