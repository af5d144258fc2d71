// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace onex {

// How long to leave a failing source alone: twice as long after each failure, at most 30 s, ±20 %
// so that many programs do not come back at the same moment.
class BackOff
{
public:
    static constexpr std::int64_t kLongestMs = 30'000;
    static constexpr double kJitter = 0.2;

    // random: evenly distributed in [0, 1).
    explicit BackOff(std::function<double()> random);

    void failed(std::int64_t steadyMs, std::int64_t firstDelayMs);
    void succeeded();

    // Steady time of the next try; none: no failure.
    std::optional<std::int64_t> until() const { return m_until; }
    bool isWaiting(std::int64_t steadyMs) const { return m_until && steadyMs < *m_until; }

private:
    std::function<double()> m_random;
    std::optional<std::int64_t> m_until;
    std::int64_t m_delayMs = 0; // without jitter
};

} // namespace onex
