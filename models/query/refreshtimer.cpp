// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/refreshtimer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace onex {

namespace {

constexpr double kJitter = 0.02; // of the interval
constexpr double kLargestJitterMs = 1000;

} // namespace

RefreshTimer::RefreshTimer(const Clock &clock, std::function<double()> random)
    : m_clock(clock)
    , m_random(std::move(random))
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
    const std::int64_t now = m_clock.steadyMs();
    if (m_held || m_intervalMs == 0 || now < m_dueMs)
        return false;
    m_dueMs += m_intervalMs; // not from now: being looked at late must not add up
    if (m_dueMs <= now)
        restart();
    return true;
}

std::optional<std::int64_t> RefreshTimer::remainingMs() const
{
    if (m_held || m_intervalMs == 0)
        return {};
    return std::max<std::int64_t>(m_dueMs - m_clock.steadyMs(), 0);
}

} // namespace onex
