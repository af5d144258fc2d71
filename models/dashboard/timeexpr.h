// SPDX-License-Identifier: GPL-3.0-or-later
// Times and durations as people and dashboards write them.
#pragma once

#include "datasource/core/result.h"
#include "datasource/core/timerange.h"

#include <QString>
#include <QTimeZone>

#include <cstdint>

namespace onex {

// "30s", "5m", "1h30m", "1d", "250ms", "1w", "1M", "1y"; a bare number is seconds. Result in ms, >
// 0.
Result<std::int64_t> parseDuration(const QString &text);
QString formatDuration(std::int64_t ms); // "1h30m", shortest exact form

// "now", "now-6h", "now-1d/d", "now/w", ISO 8601 ("2026-05-01 10:00", "2026-05-01T10:00:00Z"),
// epoch ms or s. roundUp: a "/d" means the end of the day instead of its beginning.
Result<std::int64_t> parseTime(const QString &text, std::int64_t nowMs, bool roundUp,
                               const QTimeZone &zone);

// A dashboard's from and to as one range; refuses to <= from.
struct TimeSpec
{
    QString from = QStringLiteral("now-6h");
    QString to = QStringLiteral("now");
    bool isRelative() const { return from.contains(u"now") || to.contains(u"now"); }
    bool operator==(const TimeSpec &) const = default;
};
Result<TimeRange> resolve(const TimeSpec &spec, std::int64_t nowMs, const QTimeZone &zone);
TimeSpec absoluteSpec(TimeRange range);
// "Last 6 hours", "Yesterday", "2026-05-01 10:00 to 12:00".
QString describeTime(const TimeSpec &spec, const QTimeZone &zone);

// The zone a dashboard's timezone string names; "", "browser" and unknown names: the system's.
QTimeZone zoneOf(const QString &timezone);

} // namespace onex
