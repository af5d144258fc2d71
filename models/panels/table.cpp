// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/table.h"

#include <QDateTime>

#include <algorithm>

namespace onex {
namespace {

std::vector<std::int64_t> allTimes(const std::vector<DisplaySeries> &series)
{
    std::vector<std::int64_t> times;
    for (const DisplaySeries &one : series)
        times.insert(times.end(), one.series->times.begin(), one.series->times.end());
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

QByteArray number(const std::optional<double> &value)
{
    return value ? QByteArray::number(*value, 'g', QLocale::FloatingPointShortest) : QByteArray();
}

} // namespace

QByteArray csvCell(const QString &text)
{
    QString safe = text;
    if (!safe.isEmpty() && QStringLiteral("=+-@\t\r").contains(safe.front()))
        safe.prepend(QLatin1Char('\''));
    safe.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return '"' + safe.toUtf8() + '"';
}

std::optional<double> SeriesTable::at(std::size_t column, std::size_t row) const
{
    const Series &series = *columns[column].series;
    const auto it = std::lower_bound(series.times.begin(), series.times.end(), times[row]);
    if (it == series.times.end() || *it != times[row])
        return {};
    const auto index = static_cast<std::size_t>(it - series.times.begin());
    return index < series.values.size() ? std::optional(series.values[index]) : std::nullopt;
}

SeriesTable tableOf(std::vector<DisplaySeries> series)
{
    std::vector<std::int64_t> times = allTimes(series);
    return {std::move(series), std::move(times)};
}

QByteArray csvOf(const SeriesTable &table)
{
    QByteArray csv = "Time";
    for (const DisplaySeries &column : table.columns)
        csv += ',' + csvCell(column.name);
    csv += "\r\n";
    for (std::size_t row = 0; row < table.times.size(); ++row) {
        csv += QDateTime::fromMSecsSinceEpoch(table.times[row], Qt::UTC)
                   .toString(Qt::ISODateWithMs)
                   .toUtf8();
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            csv += ',' + number(table.at(column, row));
        csv += "\r\n";
    }
    return csv;
}

} // namespace onex
