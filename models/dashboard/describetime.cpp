// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/timeexpr.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>

namespace onex {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("TimeSpec", text); }

struct Known
{
    QStringView from, to;
    const char *name;
};

constexpr std::array kKnown{
    Known{u"now/d", u"now", QT_TRANSLATE_NOOP("TimeSpec", "Today so far")},
    Known{u"now/d", u"now/d", QT_TRANSLATE_NOOP("TimeSpec", "Today")},
    Known{u"now-1d/d", u"now-1d/d", QT_TRANSLATE_NOOP("TimeSpec", "Yesterday")},
    Known{u"now-2d/d", u"now-2d/d", QT_TRANSLATE_NOOP("TimeSpec", "Day before yesterday")},
    Known{u"now-7d/d", u"now-7d/d", QT_TRANSLATE_NOOP("TimeSpec", "This day last week")},
    Known{u"now/w", u"now", QT_TRANSLATE_NOOP("TimeSpec", "This week so far")},
    Known{u"now/w", u"now/w", QT_TRANSLATE_NOOP("TimeSpec", "This week")},
    Known{u"now-1w/w", u"now-1w/w", QT_TRANSLATE_NOOP("TimeSpec", "Previous week")},
    Known{u"now/M", u"now", QT_TRANSLATE_NOOP("TimeSpec", "This month so far")},
    Known{u"now/M", u"now/M", QT_TRANSLATE_NOOP("TimeSpec", "This month")},
    Known{u"now-1M/M", u"now-1M/M", QT_TRANSLATE_NOOP("TimeSpec", "Previous month")},
    Known{u"now/y", u"now", QT_TRANSLATE_NOOP("TimeSpec", "This year so far")},
    Known{u"now/y", u"now/y", QT_TRANSLATE_NOOP("TimeSpec", "This year")},
    Known{u"now-1y/y", u"now-1y/y", QT_TRANSLATE_NOOP("TimeSpec", "Previous year")},
};

struct LastUnit
{
    char16_t unit;
    const char *one, *many;
};

constexpr std::array kLast{
    LastUnit{u's', QT_TRANSLATE_NOOP("TimeSpec", "Last second"),
             QT_TRANSLATE_NOOP("TimeSpec", "Last %1 seconds")},
    LastUnit{u'm', QT_TRANSLATE_NOOP("TimeSpec", "Last minute"),
             QT_TRANSLATE_NOOP("TimeSpec", "Last %1 minutes")},
    LastUnit{u'h', QT_TRANSLATE_NOOP("TimeSpec", "Last hour"),
             QT_TRANSLATE_NOOP("TimeSpec", "Last %1 hours")},
    LastUnit{u'd', QT_TRANSLATE_NOOP("TimeSpec", "Last day"),
             QT_TRANSLATE_NOOP("TimeSpec", "Last %1 days")},
    LastUnit{u'w', QT_TRANSLATE_NOOP("TimeSpec", "Last week"),
             QT_TRANSLATE_NOOP("TimeSpec", "Last %1 weeks")},
    LastUnit{u'M', QT_TRANSLATE_NOOP("TimeSpec", "Last month"),
             QT_TRANSLATE_NOOP("TimeSpec", "Last %1 months")},
    LastUnit{u'y', QT_TRANSLATE_NOOP("TimeSpec", "Last year"),
             QT_TRANSLATE_NOOP("TimeSpec", "Last %1 years")},
};

QString lastOf(const TimeSpec &spec)
{
    if (spec.to != u"now" || !spec.from.startsWith(u"now-"))
        return {};
    bool ok = false;
    const int count = QStringView(spec.from).mid(4).chopped(1).toInt(&ok);
    for (const LastUnit &last : kLast)
        if (ok && spec.from.endsWith(QChar(last.unit)))
            return count == 1 ? tr(last.one) : tr(last.many).arg(count);
    return {};
}

QString clockFormat(const QDateTime &time)
{
    if (time.time().msec() != 0)
        return QStringLiteral("HH:mm:ss.zzz");
    return time.time().second() != 0 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
}

QString absolute(const TimeSpec &spec, const QTimeZone &zone)
{
    const auto range = resolve(spec, 0, zone);
    if (!range)
        return tr("%1 to %2").arg(spec.from, spec.to);
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(range->from, zone);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(range->to, zone);
    const QString day = QStringLiteral("yyyy-MM-dd ");
    return tr("%1 to %2")
        .arg(from.toString(day + clockFormat(from)),
             to.toString((from.date() == to.date() ? QString() : day) + clockFormat(to)));
}

} // namespace

QString describeTime(const TimeSpec &spec, const QTimeZone &zone)
{
    for (const Known &known : kKnown)
        if (spec.from == known.from && spec.to == known.to)
            return tr(known.name);
    if (const QString last = lastOf(spec); !last.isEmpty())
        return last;
    return spec.isRelative() ? tr("%1 to %2").arg(spec.from, spec.to) : absolute(spec, zone);
}

} // namespace onex
