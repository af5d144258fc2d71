// SPDX-License-Identifier: GPL-3.0-or-later
// Where an axis has its marks, and how time marks are called.
#pragma once

#include "datasource/core/timerange.h"

#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <vector>

namespace onex {

struct TimeTick
{
    std::int64_t time = 0; // ms since the epoch, UTC
    QString label;         // "14:05", "14:05:30", "May 01" at midnight
    bool operator==(const TimeTick &) const = default;
};

// Marks at round local times inside `range`, at least `minDistance` pixels apart on an axis of
// `width` pixels. Right across changes of daylight saving: an hour that does not exist has no mark.
std::vector<TimeTick> timeTicks(TimeRange range, const QTimeZone &zone, int width,
                                int minDistance = 70);

// A moment in full, as a tooltip shows it: "2026-05-01 14:05:30"; with milliseconds where it has
// some.
QString timeLabel(std::int64_t timeMs, const QTimeZone &zone);

struct ValueTicks
{
    std::vector<double> values; // ascending, inside [min, max]
    double step = 0;            // distance of two; 0 on a logarithmic axis
};

// Steps of 1, 2, 5 times a power of ten; of a power of two for units that count in 1024;
// of round minutes, hours and days for units of time. At most maxCount + 1 marks.
ValueTicks linearTicks(double min, double max, int maxCount, const QString &unit = {});
double niceStep(double span, int maxCount, const QString &unit = {});

// Powers of `base`; with few decades of base 10 also 2 and 5 times them. Needs 0 < min < max.
ValueTicks logTicks(double min, double max, int maxCount, int base = 10);
// Zero and powers of ten on both sides, no nearer to zero than `linearBelow`.
ValueTicks symlogTicks(double min, double max, int maxCount, double linearBelow = 1);

} // namespace onex
