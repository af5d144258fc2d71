// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/timeexpr.h"

#include <array>
#include <cmath>

namespace onex {

namespace {

struct Unit
{
    QStringView name;
    std::int64_t ms;
};

constexpr std::int64_t kDay = 86'400'000;
// Longest first, so that "ms" is not read as "m".
constexpr std::array kUnits{
    Unit{u"ms", 1},   Unit{u"s", 1000},     Unit{u"m", 60'000},    Unit{u"h", 3'600'000},
    Unit{u"d", kDay}, Unit{u"w", 7 * kDay}, Unit{u"M", 30 * kDay}, Unit{u"y", 365 * kDay},
};
constexpr double kLongest = 1e15; // ms; beyond any date that can be shown

tl::unexpected<Error> badDuration(const QString &text, qsizetype at)
{
    Error error;
    error.kind = Error::Kind::BadInput;
    error.message = QStringLiteral("\"%1\" is not a duration; expected a number and a unit such as "
                                   "30s, 5m, 1h30m or 1d")
                        .arg(text)
                        .toStdString();
    error.column = static_cast<int>(at) + 1;
    return fail(std::move(error));
}

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

qsizetype numberEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && (isDigit(text[at]) || text[at] == u'.'))
        ++at;
    return at;
}

const Unit *unitAt(QStringView rest)
{
    for (const Unit &unit : kUnits)
        if (rest.startsWith(unit.name))
            return &unit;
    return nullptr;
}

QString exactly(std::int64_t ms, const Unit &unit)
{
    return QString::number(ms / unit.ms) + unit.name.toString();
}

} // namespace

Result<std::int64_t> parseDuration(const QString &written)
{
    const QString text = written.trimmed();
    double total = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype end = numberEnd(text, at);
        bool ok = false;
        const double number = QStringView(text).mid(at, end - at).toDouble(&ok);
        if (!ok)
            return badDuration(text, at);
        if (at == 0 && end == text.size()) {
            total = number * 1000;
            break;
        }
        const Unit *unit = unitAt(QStringView(text).mid(end));
        if (!unit)
            return badDuration(text, end);
        total += number * static_cast<double>(unit->ms);
        at = end + unit->name.size();
    }
    const double rounded = std::round(total);
    if (!(rounded > 0) || rounded > kLongest)
        return badDuration(text, 0);
    return static_cast<std::int64_t>(rounded);
}

QString formatDuration(std::int64_t ms)
{
    if (ms < 0)
        return u'-' + formatDuration(-ms);
    if (ms == 0)
        return QStringLiteral("0s");
    for (const Unit &whole : {kUnits[7], kUnits[5]})
        if (ms % whole.ms == 0)
            return exactly(ms, whole);
    QString text;
    for (const Unit &unit : {kUnits[4], kUnits[3], kUnits[2], kUnits[1], kUnits[0]}) {
        if (ms >= unit.ms)
            text += exactly(ms, unit);
        ms %= unit.ms;
    }
    return text;
}

} // namespace onex
