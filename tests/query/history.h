// SPDX-License-Identifier: GPL-3.0-or-later
// Hours of samples for a real Prometheus: counters that restart, series that come and go.
#pragma once

#include "datasource/core/timerange.h"

#include <QByteArray>

#include <cmath>

namespace onex::test {

struct HistoryOptions
{
    TimeRange range;
    int series = 10; // a metric
    int seed = 0;
};

namespace detail {

template <typename Value>
void addMetric(QByteArray &text, const HistoryOptions &options, const QByteArray &type,
               const QByteArray &name, const QByteArray &suffix, Value value)
{
    text += "# TYPE " + name + ' ' + type + '\n';
    for (int series = 0; series < options.series; ++series) {
        for (auto time = options.range.from; time <= options.range.to; time += 15'000) {
            const auto n = static_cast<int>((time - options.range.from) / 15'000);
            // Each is gone for a while, and some exist for part of the time only.
            if ((n / (40 + series)) % 5 == 3 || (series % 4 == 1 && n < 300))
                continue;
            const double moment = static_cast<double>(time + series * 137) / 1000;
            text += name + suffix + "{instance=\"i" + QByteArray::number(series) + "\",job=\"j"
                + QByteArray::number(series % 3) + "\"} "
                + QByteArray::number(value(series, n), 'g', 17) + ' '
                + QByteArray::number(moment, 'f', 3) + '\n';
        }
    }
}

} // namespace detail

inline QByteArray openMetricsHistory(const HistoryOptions &options)
{
    QByteArray text;
    detail::addMetric(text, options, "counter", "requests", "_total", [](int series, int n) {
        return static_cast<double>((n % (200 + series * 13)) * (series + 1));
    });
    detail::addMetric(text, options, "gauge", "temperature", "",
                      [](int series, int n) { return 20 + series + std::sin(n / 10.0 + series); });
    return text + "# EOF\n";
}

} // namespace onex::test
