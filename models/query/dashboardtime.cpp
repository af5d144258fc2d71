// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/dashboardtime.h"

#include <algorithm>

namespace onex {

DashboardTime::DashboardTime(const Clock &clock)
    : m_clock(clock)
{
}

void DashboardTime::adopt(const DashboardDefinition &before, const DashboardDefinition &now,
                          bool isReload)
{
    m_zone = zoneOf(now.timezone);
    const TimeSpec written{now.from, now.to};
    const bool chosen = isReload && spec() != TimeSpec{before.from, before.to};
    const bool sameZone = before.timezone == now.timezone;
    if (isReload && sameZone && (chosen || written == spec()))
        return;
    if (!chosen)
        m_history.reset(written);
    ++m_moves;
    if (!resolve()) {
        m_history.reset(TimeSpec());
        resolve();
    }
}

bool DashboardTime::resolve()
{
    const auto resolved = onex::resolve(spec(), m_clock.nowMs(), m_zone);
    if (!resolved)
        return false;
    m_resolvedAtMs = m_clock.nowMs();
    m_range = *resolved;
    return true;
}

void DashboardTime::go(const TimeSpec &spec)
{
    m_history.go(spec);
    resolve();
    ++m_moves;
}

bool DashboardTime::zoomTo(TimeRange range)
{
    const std::int64_t now = m_clock.steadyMs();
    const bool goesOn = m_zoomedMs && now - *m_zoomedMs < kGesturePauseMs;
    m_zoomedMs = now;
    const TimeSpec zoomed = zoomedTo(range, std::max(m_clock.nowMs(), m_range.to));
    if (goesOn)
        m_history.replace(zoomed);
    else
        m_history.go(zoomed);
    resolve();
    ++m_moves;
    return goesOn;
}

bool DashboardTime::back()
{
    const bool moved = m_history.back() && resolve();
    m_moves += moved ? 1 : 0;
    return moved;
}

bool DashboardTime::forward()
{
    const bool moved = m_history.forward() && resolve();
    m_moves += moved ? 1 : 0;
    return moved;
}

} // namespace onex
