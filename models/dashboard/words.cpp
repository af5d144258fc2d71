// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/words.h"

#include "models/dashboard/calcs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onex {

namespace {

struct Synonym
{
    QStringView word, meaning;
};

constexpr std::array kKinds{
    Synonym{u"timeseries", u"graph"},
    Synonym{u"graph", u"graph"},
    Synonym{u"time_series", u"graph"},
    Synonym{u"stat", u"stat"},
    Synonym{u"singlestat", u"stat"},
    Synonym{u"single_stat", u"stat"},
    Synonym{u"piechart", u"pie"},
    Synonym{u"pie_chart", u"pie"},
    Synonym{u"grafana-piechart-panel", u"pie"},
    Synonym{u"pie", u"pie"},
    Synonym{u"heatmap", u"heatmap"},
    Synonym{u"row", u"row"},
};

} // namespace

QString kindOf(const QString &written)
{
    for (const Synonym &synonym : kKinds)
        if (written.compare(synonym.word, Qt::CaseInsensitive) == 0)
            return synonym.meaning.toString();
    return written;
}

bool isDrawnKind(const QString &kind)
{
    return kind == u"graph" || kind == u"stat" || kind == u"pie" || kind == u"heatmap";
}

QString sortColumnOf(const QString &heading)
{
    const bool name = heading.compare(u"name", Qt::CaseInsensitive) == 0;
    return name ? QStringLiteral("name") : calcOf(heading).value_or(QString());
}

Scale logScale(double base)
{
    const double exponent = std::log2(base);
    return exponent == std::floor(exponent) ? Scale::Log2 : Scale::Log10;
}

void setColorMode(const QString &mode, FieldOptions &options)
{
    if (mode.startsWith(u"continuous-")) {
        options.colorMode = ColorMode::Continuous;
        options.colorScheme = mode.mid(11);
    } else if (const auto known = chosen(mode, colorModes())) {
        options.colorMode = *known;
    }
}

void arrange(Thresholds &thresholds)
{
    auto &steps = thresholds.steps;
    std::ranges::stable_sort(steps, {}, [](const ThresholdStep &step) {
        return step.value.value_or(-std::numeric_limits<double>::infinity());
    });
    if (!steps.empty() && steps.front().value)
        steps.insert(steps.begin(), {std::nullopt, QStringLiteral("green")});
}

} // namespace onex
