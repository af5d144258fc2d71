// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/calendar.h"

#include <chrono>
#include <cmath>
#include <limits>

namespace onex::promql {
namespace {

using namespace std::chrono;

constexpr double kLatest = 1e12; // s; the calendar ends in the year 32767

template <typename Part>
double partOf(double time, const Part &part)
{
    if (!(std::abs(time) < kLatest))
        return std::numeric_limits<double>::quiet_NaN();
    const sys_seconds moment{seconds{static_cast<std::int64_t>(time)}};
    return static_cast<double>(part(moment));
}

year_month_day dateOf(sys_seconds moment) { return floor<days>(moment); }

} // namespace

double minute(double time)
{
    return partOf(time, [](sys_seconds moment) {
        return hh_mm_ss(moment - floor<days>(moment)).minutes().count();
    });
}

double hour(double time)
{
    return partOf(time, [](sys_seconds moment) {
        return hh_mm_ss(moment - floor<days>(moment)).hours().count();
    });
}

double dayOfWeek(double time)
{
    return partOf(time,
                  [](sys_seconds moment) { return weekday(floor<days>(moment)).c_encoding(); });
}

double dayOfMonth(double time)
{
    return partOf(time, [](sys_seconds moment) { return unsigned(dateOf(moment).day()); });
}

double dayOfYear(double time)
{
    return partOf(time, [](sys_seconds moment) {
        const sys_days first = dateOf(moment).year() / January / 1;
        return (floor<days>(moment) - first).count() + 1;
    });
}

double daysInMonth(double time)
{
    return partOf(time, [](sys_seconds moment) {
        const year_month_day date = dateOf(moment);
        return unsigned((date.year() / date.month() / last).day());
    });
}

double month(double time)
{
    return partOf(time, [](sys_seconds moment) { return unsigned(dateOf(moment).month()); });
}

double year(double time)
{
    return partOf(time, [](sys_seconds moment) { return int(dateOf(moment).year()); });
}

} // namespace onex::promql
