// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/timeexpr.h"

#include <QDateTime>

namespace onex {

namespace {

constexpr std::int64_t kFirstMs = -62'135'596'800'000; // year 1
constexpr std::int64_t kLastMs = 253'402'300'799'999;  // year 9999

tl::unexpected<Error> badTime(const QString &text, qsizetype at)
{
    Error error;
    error.kind = Error::Kind::BadInput;
    error.message = QStringLiteral("\"%1\" is not a time; expected now, now-6h, now-1d/d, "
                                   "2026-05-01 10:00 or milliseconds since 1970")
                        .arg(text)
                        .toStdString();
    error.column = static_cast<int>(at) + 1;
    return fail(std::move(error));
}

std::optional<QDateTime> shifted(const QDateTime &time, int count, QChar unit)
{
    switch (unit.unicode()) {
    case u's':
        return time.addSecs(count);
    case u'm':
        return time.addSecs(qint64(count) * 60);
    case u'h':
        return time.addSecs(qint64(count) * 3600);
    case u'd':
        return time.addDays(count);
    case u'w':
        return time.addDays(qint64(count) * 7);
    case u'M':
        return time.addMonths(count);
    case u'y':
        return time.addYears(count);
    default:
        return std::nullopt;
    }
}

QDate firstDay(QDate date, QChar unit)
{
    switch (unit.unicode()) {
    case u'w':
        return date.addDays(1 - date.dayOfWeek());
    case u'M':
        return QDate(date.year(), date.month(), 1);
    case u'y':
        return QDate(date.year(), 1, 1);
    default:
        return date;
    }
}

std::optional<QDateTime> startOf(const QDateTime &time, QChar unit, const QTimeZone &zone)
{
    const QTime clock = time.time();
    switch (unit.unicode()) {
    case u's':
        return time.addMSecs(-clock.msec());
    case u'm':
        return time.addMSecs(-(clock.second() * 1000 + clock.msec()));
    case u'h':
        return time.addMSecs(-((clock.minute() * 60 + clock.second()) * 1000 + clock.msec()));
    case u'd':
    case u'w':
    case u'M':
    case u'y':
        return firstDay(time.date(), unit).startOfDay(zone);
    default:
        return std::nullopt;
    }
}

std::optional<QDateTime> rounded(const QDateTime &time, QChar unit, bool up, const QTimeZone &zone)
{
    const auto start = startOf(time, unit, zone);
    if (!start || !up)
        return start;
    const auto next = shifted(*start, 1, unit);
    return next ? std::optional(next->addMSecs(-1)) : std::nullopt;
}

// The operations behind "now": "-6h", "+1d", "/w", any number of them.
class NowExpression
{
public:
    NowExpression(const QString &text, bool roundUp, const QTimeZone &zone)
        : m_text(text)
        , m_roundUp(roundUp)
        , m_zone(zone)
    {
    }

    Result<std::int64_t> evaluate(std::int64_t nowMs)
    {
        QDateTime time = QDateTime::fromMSecsSinceEpoch(nowMs, m_zone);
        while (m_at < m_text.size()) {
            const auto next = apply(time);
            if (!next || !next->isValid())
                return badTime(m_text, m_at);
            time = *next;
        }
        const std::int64_t ms = time.toMSecsSinceEpoch();
        return ms < kFirstMs || ms > kLastMs ? Result<std::int64_t>(badTime(m_text, 0)) : ms;
    }

private:
    std::optional<QDateTime> apply(const QDateTime &time)
    {
        const QChar sign = m_text[m_at];
        if (sign == u'/' && m_at + 1 < m_text.size()) {
            const auto result = rounded(time, m_text[m_at + 1], m_roundUp, m_zone);
            m_at += result ? 2 : 0;
            return result;
        }
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end].isDigit())
            ++end;
        bool ok = false;
        const int count = end == m_at + 1
            ? (ok = true, 1)
            : QStringView(m_text).mid(m_at + 1, end - m_at - 1).toInt(&ok);
        if (!ok || count > 1'000'000 || end == m_text.size() || (sign != u'-' && sign != u'+'))
            return std::nullopt;
        const auto result = shifted(time, sign == u'-' ? -count : count, m_text[end]);
        m_at = result ? end + 1 : m_at;
        return result;
    }

    const QString m_text;
    const bool m_roundUp;
    const QTimeZone m_zone;
    qsizetype m_at = 3;
};

std::optional<std::int64_t> parseEpoch(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number > kLastMs || number < kFirstMs)
        return std::nullopt;
    constexpr qint64 kSecondsEnd = 100'000'000'000; // seconds beyond year 5000 are milliseconds
    return number > -kSecondsEnd && number < kSecondsEnd ? number * 1000 : number;
}

// "2026-05-01", "2026-05-01 10:00", with seconds, milliseconds and an offset if wanted.
std::optional<std::int64_t> parseIso(QString text, bool roundUp, const QTimeZone &zone)
{
    if (text.size() == 10) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (!date.isValid())
            return std::nullopt;
        const QDateTime day = roundUp ? date.endOfDay(zone) : date.startOfDay(zone);
        return day.toMSecsSinceEpoch();
    }
    if (text.size() > 10 && text[10] == u' ')
        text[10] = u'T';
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return time.toMSecsSinceEpoch();
}

} // namespace

Result<std::int64_t> parseTime(const QString &written, std::int64_t nowMs, bool roundUp,
                               const QTimeZone &zone)
{
    const QString text = written.trimmed();
    if (text.startsWith(u"now"))
        return NowExpression(text, roundUp, zone).evaluate(nowMs);
    if (const auto ms = parseEpoch(text))
        return *ms;
    if (const auto ms = parseIso(text, roundUp, zone); ms && *ms >= kFirstMs && *ms <= kLastMs)
        return *ms;
    return badTime(text, 0);
}

Result<TimeRange> resolve(const TimeSpec &spec, std::int64_t nowMs, const QTimeZone &zone)
{
    const auto from = parseTime(spec.from, nowMs, false, zone);
    if (!from)
        return fail(from.error());
    const auto to = parseTime(spec.to, nowMs, true, zone);
    if (!to)
        return fail(to.error());
    if (*to <= *from)
        return fail(Error::Kind::BadInput,
                    QStringLiteral("the range ends (%1) before it begins (%2)")
                        .arg(spec.to, spec.from)
                        .toStdString());
    return TimeRange{*from, *to};
}

TimeSpec absoluteSpec(TimeRange range)
{
    const auto iso = [](std::int64_t ms) {
        return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc())
            .toUTC()
            .toString(Qt::ISODateWithMs);
    };
    return {iso(range.from), iso(range.to)};
}

QTimeZone zoneOf(const QString &timezone)
{
    if (timezone.compare(u"utc", Qt::CaseInsensitive) == 0)
        return QTimeZone::utc();
    // Asked first, because QTimeZone takes any word for a POSIX rule.
    const QByteArray id = timezone.toUtf8();
    return QTimeZone::isTimeZoneIdAvailable(id) ? QTimeZone(id) : QTimeZone::systemTimeZone();
}

} // namespace onex
