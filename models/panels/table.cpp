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

std::vector<std::optional<double>> columnOf(const Series &series,
                                            const std::vector<std::int64_t> &times)
{
    std::vector<std::optional<double>> column(times.size());
    auto row = times.begin();
    for (std::size_t i = 0; i < series.times.size(); ++i) {
        row = std::lower_bound(row, times.end(), series.times[i]);
        column[static_cast<std::size_t>(row - times.begin())] = series.values[i];
    }
    return column;
}

QByteArray cell(const QString &text)
{
    QString safe = text;
    if (!safe.isEmpty() && QStringLiteral("=+-@\t\r").contains(safe.front()))
        safe.prepend(QLatin1Char('\''));
    safe.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return '"' + safe.toUtf8() + '"';
}

QByteArray number(const std::optional<double> &value)
{
    return value ? QByteArray::number(*value, 'g', QLocale::FloatingPointShortest) : QByteArray();
}

} // namespace

SeriesTable tableOf(const std::vector<DisplaySeries> &series)
{
    SeriesTable table;
    table.times = allTimes(series);
    for (const DisplaySeries &one : series) {
        table.columns.push_back(one.name);
        table.values.push_back(columnOf(*one.series, table.times));
    }
    return table;
}

QByteArray csvOf(const SeriesTable &table)
{
    QByteArray csv = "Time";
    for (const QString &name : table.columns)
        csv += ',' + cell(name);
    csv += "\r\n";
    for (std::size_t row = 0; row < table.times.size(); ++row) {
        csv += QDateTime::fromMSecsSinceEpoch(table.times[row], Qt::UTC)
                   .toString(Qt::ISODateWithMs)
                   .toUtf8();
        for (const auto &column : table.values)
            csv += ',' + number(column[row]);
        csv += "\r\n";
    }
    return csv;
}

} // namespace onex
