// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/formattime.h"

#include "models/panels/format.h"

#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace onex {
namespace {

constexpr double kLongest = 1e11; // seconds, about 3,000 years

struct Part
{
    qint64 ms;
    const char *longName; // with a blank, singular
    const char *shortName;
};
constexpr std::array kParts{
    Part{31536000000, " year", "y"}, Part{86400000, " day", "d"}, Part{3600000, " hour", "h"},
    Part{60000, " min", "m"},        Part{1000, " sec", "s"},     Part{1, " ms", " ms"},
};

// From the largest part that is not zero on, at most `count` neighbouring ones; zeros are left out.
QString joined(qint64 ms, int count, bool longNames)
{
    QStringList texts;
    for (std::size_t i = 0, used = 0; i < kParts.size(); ++i) {
        const Part &part = kParts[i];
        const qint64 amount = ms / part.ms;
        ms %= part.ms;
        if (amount == 0 && used == 0)
            continue;
        if (amount > 0) {
            QString text = QString::number(amount)
                + QLatin1String(longNames ? part.longName : part.shortName);
            if (longNames && amount != 1 && part.ms > 1)
                text += u's';
            texts += text;
        }
        if (++used == static_cast<std::size_t>(count))
            break;
    }
    return texts.join(u' ');
}

QString twoDigits(qint64 number) { return QString::number(number).rightJustified(2, u'0'); }

} // namespace

QString durationText(double seconds, std::optional<int> parts)
{
    if (std::fabs(seconds) > kLongest)
        return formatValue(seconds, QStringLiteral("s")).all();
    const qint64 ms = std::llround(std::fabs(seconds) * 1000);
    if (ms == 0)
        return QStringLiteral("0 secs");
    const QString text = joined(ms, std::clamp(parts.value_or(2), 1, 6), true);
    return seconds < 0 ? u'-' + text : text;
}

QString clockText(double seconds, bool days)
{
    if (std::fabs(seconds) > kLongest)
        return formatValue(seconds, QStringLiteral("s")).all();
    qint64 rest = std::llround(std::fabs(seconds));
    QString text = seconds < 0 ? QStringLiteral("-") : QString();
    if (days) {
        if (rest >= 86400)
            text += QString::number(rest / 86400) + QLatin1String(" d ");
        rest %= 86400;
    }
    return text + twoDigits(rest / 3600) + u':' + twoDigits(rest / 60 % 60) + u':'
        + twoDigits(rest % 60);
}

QString letteredClockText(double seconds)
{
    if (std::fabs(seconds) > kLongest)
        return formatValue(seconds, QStringLiteral("s")).all();
    const qint64 ms = std::llround(std::fabs(seconds) * 1000);
    const qint64 rest = ms / 1000;
    QString text = seconds < 0 ? QStringLiteral("-") : QString();
    if (rest >= 3600)
        text += twoDigits(rest / 3600) + QLatin1String("h:");
    if (rest >= 60)
        text += twoDigits(rest / 60 % 60) + QLatin1String("m:");
    text += twoDigits(rest % 60) + u's';
    if (ms % 1000 != 0)
        text += u':' + QString::number(ms % 1000).rightJustified(3, u'0') + QLatin1String("ms");
    return text;
}

QString dateTimeText(double epochMs, const QString &format)
{
    if (std::fabs(epochMs) > kLongest * 1000)
        return QString::number(epochMs, 'g', 6);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(std::llround(epochMs));
    const QDateTime now = QDateTime::currentDateTime();
    if (format == u"age:") {
        const qint64 age = moment.msecsTo(now);
        return age < 0 ? QStringLiteral("in ") + formatAge(-age)
                       : formatAge(age) + QStringLiteral(" ago");
    }
    if (format == u"locale:")
        return QLocale().toString(moment, QLocale::ShortFormat);
    if (!format.startsWith(u"today:"))
        return moment.toString(format);
    const QString whole = format.mid(6);
    return moment.toString(moment.date() == now.date() ? whole.section(u' ', 1) : whole);
}

QString formatAge(std::int64_t ms)
{
    if (ms < 0)
        return u'-' + formatAge(-ms);
    if (ms < 1000)
        return QString::number(ms) + QLatin1String(" ms");
    return joined(ms - ms % 1000, 2, false);
}

} // namespace onex
