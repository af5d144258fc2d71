// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/refreshtimer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace onex {

namespace {

constexpr double kJitter = 0.02; // of the interval
constexpr double kLargestJitterMs = 1000;
constexpr std::int64_t kJumpMs = 5000; // smaller steps are a clock being set right

std::int64_t driftOf(const Clock &clock) { return clock.nowMs() - clock.steadyMs(); }

} // namespace

RefreshTimer::RefreshTimer(const Clock &clock, std::function<double()> random)
    : m_clock(clock)
    , m_random(std::move(random))
    , m_drift(driftOf(clock))
{
}

void RefreshTimer::setInterval(std::int64_t ms)
{
    m_intervalMs = std::max<std::int64_t>(ms, 0);
    restart();
}

void RefreshTimer::restart()
{
    const double most = std::min(kJitter * static_cast<double>(m_intervalMs), kLargestJitterMs);
    m_dueMs = m_clock.steadyMs() + m_intervalMs + std::llround(most * m_random());
}

void RefreshTimer::hold(bool held) { m_held = held; }

bool RefreshTimer::takeDue()
{
    const bool jumped = takeJump();
    const std::int64_t now = m_clock.steadyMs();
    if (m_held || m_intervalMs == 0 || (!jumped && now < m_dueMs))
        return false;
    m_dueMs += m_intervalMs; // not from now: being looked at late must not add up
    if (jumped || m_dueMs <= now)
        restart();
    return true;
}

std::optional<std::int64_t> RefreshTimer::remainingMs() const
{
    if (m_held || m_intervalMs == 0)
        return {};
    return std::max<std::int64_t>(m_dueMs - m_clock.steadyMs(), 0);
}

// The steady clock stands still while the machine sleeps, the wall clock does not.
bool RefreshTimer::takeJump()
{
    const std::int64_t before = std::exchange(m_drift, driftOf(m_clock));
    return std::abs(m_drift - before) > kJumpMs;
}

} // namespace onex
