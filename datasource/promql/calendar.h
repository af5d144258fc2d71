// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a date in UTC, of seconds since the epoch. NaN of what is not a time.
#pragma once

namespace onex::promql {

double minute(double seconds);
double hour(double seconds);
double dayOfWeek(double seconds);  // 0: Sunday
double dayOfMonth(double seconds); // from 1
double dayOfYear(double seconds);  // from 1
double daysInMonth(double seconds);
double month(double seconds); // from 1
double year(double seconds);

} // namespace onex::promql
