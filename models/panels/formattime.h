// SPDX-License-Identifier: GPL-3.0-or-later
// Durations, clocks and moments, for the units that are not one number.
#pragma once

#include <QString>

#include <optional>

namespace onex {

// "2 hours 5 mins"; parts: how many units at most, two if none.
QString durationText(double seconds, std::optional<int> parts = {});
QString clockText(double seconds, bool days); // "26:05:00", with days "1 d 02:05:00"
QString letteredClockText(double seconds);    // "02h:05m:00s"

// format: Qt's letters; "today:" before them leaves the date out on the present day, "age:" is the
// distance to now, "locale:" the system's own. Local time.
QString dateTimeText(double epochMs, const QString &format);

} // namespace onex
