// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/ticks.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace onex {
namespace {

constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute,
                       kDay = 24 * kHour;

struct Step
{
    enum class Kind { Clock, Days, Months };
    Kind kind;
    std::int64_t count; // ms, days or months
    std::int64_t ms;    // about
};

constexpr Step clock(std::int64_t ms) { return {Step::Kind::Clock, ms, ms}; }
constexpr Step days(std::int64_t n) { return {Step::Kind::Days, n, n * kDay}; }
constexpr Step months(std::int64_t n) { return {Step::Kind::Months, n, n * 30 * kDay}; }

constexpr std::array kSteps{
    clock(1),
    clock(2),
    clock(5),
    clock(10),
    clock(20),
    clock(50),
    clock(100),
    clock(200),
    clock(500),
    clock(kSecond),
    clock(2 * kSecond),
    clock(5 * kSecond),
    clock(10 * kSecond),
    clock(15 * kSecond),
    clock(30 * kSecond),
    clock(kMinute),
    clock(2 * kMinute),
    clock(5 * kMinute),
    clock(10 * kMinute),
    clock(15 * kMinute),
    clock(30 * kMinute),
    clock(kHour),
    clock(2 * kHour),
    clock(3 * kHour),
    clock(6 * kHour),
    clock(12 * kHour),
    days(1),
    days(2),
    days(7),
    days(14),
    months(1),
    months(2),
    months(3),
    months(6),
    months(12),
    months(24),
    months(60),
    months(120),
    months(240),
    months(600),
    months(1200),
};

Step stepFor(TimeRange range, int width, int minDistance)
{
    const double msPerPixel = static_cast<double>(range.length()) / std::max(1, width);
    const double least = msPerPixel * minDistance;
    const auto fits = [least](const Step &s) { return static_cast<double>(s.ms) >= least; };
    const auto found = std::find_if(kSteps.begin(), kSteps.end(), fits);
    return found == kSteps.end() ? kSteps.back() : *found;
}

std::int64_t offsetAt(std::int64_t time, const QTimeZone &zone)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    return std::int64_t{1000} * zone.offsetFromUtc(at);
}

std::int64_t roundedUp(std::int64_t time, std::int64_t step)
{
    const std::int64_t rest = time % step;
    return rest == 0 ? time : time + (rest > 0 ? step - rest : -rest);
}

// The first moment from `time` on whose local clock shows a multiple of `step`.
std::int64_t nextOnClock(std::int64_t time, std::int64_t step, const QTimeZone &zone)
{
    for (;;) {
        const std::int64_t offset = offsetAt(time, zone);
        const std::int64_t next = roundedUp(time + offset, step) - offset;
        if (offsetAt(next, zone) == offset)
            return next;
        const auto change = zone.nextTransition(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC));
        const std::int64_t at = change.atUtc.isValid() ? change.atUtc.toMSecsSinceEpoch() : next;
        if (at <= time || at > next)
            return next;
        time = at;
    }
}

// Rounded up to the calendar step.
QDate alignedDate(QDate date, const Step &step)
{
    if (step.kind == Step::Kind::Months) {
        const int month = date.year() * 12 + date.month() - 1 + (date.day() > 1 ? 1 : 0);
        const int count = static_cast<int>(step.count);
        const int aligned = (month + count - 1) / count * count;
        return QDate(aligned / 12, aligned % 12 + 1, 1);
    }
    // Julian day 0 was a Monday, so weeks begin on one.
    const qint64 day = (date.toJulianDay() + step.count - 1) / step.count * step.count;
    return QDate::fromJulianDay(day);
}

QDate followingDate(QDate date, const Step &step)
{
    return step.kind == Step::Kind::Months ? date.addMonths(static_cast<int>(step.count))
                                           : date.addDays(step.count);
}

QString clockLabel(const QDateTime &local, const Step &step)
{
    const QTime time = local.time();
    if (time == QTime(0, 0))
        return QLocale().toString(local.date(), u"MMM dd");
    if (step.ms < kSecond)
        return time.toString(u"HH:mm:ss.zzz");
    return time.toString(step.ms < kMinute ? u"HH:mm:ss" : u"HH:mm");
}

QString dateLabel(QDate date, const Step &step)
{
    if (step.kind == Step::Kind::Days)
        return QLocale().toString(date, u"MMM dd");
    return date.toString(step.count >= 12 ? u"yyyy" : u"yyyy-MM");
}

std::vector<TimeTick> clockTicks(TimeRange range, const Step &step, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    for (std::int64_t at = nextOnClock(range.from, step.count, zone); at <= range.to;
         at = nextOnClock(at + 1, step.count, zone)) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(at, zone);
        ticks.push_back({at, clockLabel(local, step)});
    }
    return ticks;
}

std::vector<TimeTick> dateTicks(TimeRange range, const Step &step, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    QDate date = alignedDate(QDateTime::fromMSecsSinceEpoch(range.from, zone).date(), step);
    for (; date.isValid(); date = followingDate(date, step)) {
        const std::int64_t at = date.startOfDay(zone).toMSecsSinceEpoch();
        if (at > range.to)
            break;
        if (at >= range.from)
            ticks.push_back({at, dateLabel(date, step)});
    }
    return ticks;
}

} // namespace

std::vector<TimeTick> timeTicks(TimeRange range, const QTimeZone &zone, int width, int minDistance)
{
    if (range.to <= range.from || width <= 0)
        return {};
    const QTimeZone valid = zone.isValid() ? zone : QTimeZone::utc();
    const Step step = stepFor(range, width, minDistance);
    return step.kind == Step::Kind::Clock ? clockTicks(range, step, valid)
                                          : dateTicks(range, step, valid);
}

QString timeLabel(std::int64_t timeMs, const QTimeZone &zone)
{
    const QTimeZone valid = zone.isValid() ? zone : QTimeZone::utc();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(timeMs, valid);
    return local.toString(timeMs % 1000 == 0 ? u"yyyy-MM-dd HH:mm:ss" : u"yyyy-MM-dd HH:mm:ss.zzz");
}

} // namespace onex
