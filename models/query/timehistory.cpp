// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/timehistory.h"

#include "models/query/step.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace onex {

namespace {

constexpr std::size_t kRemembered = 100;
constexpr std::int64_t kShortestMs = 1000;

// Ends no later than it did, or now.
TimeRange notPastNow(TimeRange range, std::int64_t latest)
{
    const std::int64_t over = std::max<std::int64_t>(range.to - latest, 0);
    return {range.from - over, range.to - over};
}

} // namespace

void TimeHistory::reset(TimeSpec spec)
{
    m_current = std::move(spec);
    m_back.clear();
    m_forward.clear();
}

void TimeHistory::go(TimeSpec spec)
{
    if (spec == m_current)
        return;
    m_back.push_back(std::exchange(m_current, std::move(spec)));
    if (m_back.size() > kRemembered)
        m_back.erase(m_back.begin());
    m_forward.clear();
}

void TimeHistory::replace(TimeSpec spec) { m_current = std::move(spec); }

bool TimeHistory::back()
{
    if (m_back.empty())
        return false;
    m_forward.push_back(std::exchange(m_current, m_back.back()));
    m_back.pop_back();
    return true;
}

bool TimeHistory::forward()
{
    if (m_forward.empty())
        return false;
    m_back.push_back(std::exchange(m_current, m_forward.back()));
    m_forward.pop_back();
    return true;
}

TimeSpec zoomedOut(const TimeSpec &spec, TimeRange range, std::int64_t nowMs)
{
    const std::int64_t length = range.length();
    if (spec.to == u"now" && (2 * length) % 1000 == 0)
        return {QStringLiteral("now-") + promqlDuration(2 * length), spec.to};
    const TimeRange twice{range.from - length / 2, range.to + length - length / 2};
    return absoluteSpec(notPastNow(twice, std::max(nowMs, range.to)));
}

TimeSpec shifted(TimeRange range, double ranges, std::int64_t nowMs)
{
    const std::int64_t by = std::llround(static_cast<double>(range.length()) * ranges);
    return absoluteSpec(notPastNow({range.from + by, range.to + by}, std::max(nowMs, range.to)));
}

TimeSpec zoomedTo(TimeRange range, std::int64_t latest)
{
    if (range.from > range.to)
        std::swap(range.from, range.to);
    const std::int64_t missing = std::max<std::int64_t>(kShortestMs - range.length(), 0);
    return absoluteSpec(
        notPastNow({range.from - missing / 2, range.to + missing - missing / 2}, latest));
}

} // namespace onex
