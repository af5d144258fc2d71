// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "models/dashboard/definition.h"
#include "models/query/timehistory.h"

#include <optional>

namespace onex {

// Where in time the open dashboard is.
class DashboardTime
{
public:
    static constexpr int kGesturePauseMs = 300; // steps of a zoom that are closer are one

    // Outlives this.
    explicit DashboardTime(const Clock &clock);

    const TimeSpec &spec() const { return m_history.current(); }
    TimeRange range() const { return m_range; }
    std::int64_t resolvedAtMs() const { return m_resolvedAtMs; }
    const QTimeZone &zone() const { return m_zone; }
    int moves() const { return m_moves; }
    const TimeHistory &history() const { return m_history; }

    // What a person chose stays in a reload; what the file says counts where nobody did.
    void adopt(const DashboardDefinition &before, const DashboardDefinition &now, bool isReload);
    bool resolve(); // once more, for now; false: the range stays what it was

    void go(const TimeSpec &spec);
    bool zoomTo(TimeRange range); // true: one more step of a gesture
    bool back();                  // false: there is none
    bool forward();

private:
    const Clock &m_clock;
    TimeHistory m_history;
    TimeRange m_range;
    std::int64_t m_resolvedAtMs = 0;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    int m_moves = 0;
    std::optional<std::int64_t> m_zoomedMs; // steady
};

} // namespace onex
