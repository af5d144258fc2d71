// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/words.h"

#include <algorithm>
#include <array>

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

constexpr std::array kCalcs{
    Synonym{u"lastNotNull", u"lastNotNull"},
    Synonym{u"current", u"lastNotNull"},
    Synonym{u"last", u"lastNotNull"},
    Synonym{u"first", u"first"},
    Synonym{u"firstNotNull", u"firstNotNull"},
    Synonym{u"min", u"min"},
    Synonym{u"max", u"max"},
    Synonym{u"mean", u"mean"},
    Synonym{u"avg", u"mean"},
    Synonym{u"sum", u"sum"},
    Synonym{u"total", u"sum"},
    Synonym{u"count", u"count"},
    Synonym{u"range", u"range"},
    Synonym{u"delta", u"delta"},
    Synonym{u"diff", u"diff"},
    Synonym{u"diffperc", u"diffperc"},
    Synonym{u"step", u"step"},
    Synonym{u"stdDev", u"stdDev"},
    Synonym{u"variance", u"variance"},
    Synonym{u"median", u"median"},
    Synonym{u"allIsZero", u"allIsZero"},
    Synonym{u"allIsNull", u"allIsNull"},
    Synonym{u"changeCount", u"changeCount"},
    Synonym{u"distinctCount", u"distinctCount"},
};

constexpr std::array kHeadings{
    Synonym{u"Name", u"name"},        Synonym{u"Last *", u"lastNotNull"},
    Synonym{u"Last", u"lastNotNull"}, Synonym{u"First *", u"firstNotNull"},
    Synonym{u"First", u"first"},      Synonym{u"Min", u"min"},
    Synonym{u"Max", u"max"},          Synonym{u"Mean", u"mean"},
    Synonym{u"Total", u"sum"},        Synonym{u"Range", u"range"},
    Synonym{u"Count", u"count"},      Synonym{u"Delta", u"delta"},
    Synonym{u"Difference", u"diff"},  Synonym{u"Difference percent", u"diffperc"},
    Synonym{u"StdDev", u"stdDev"},    Synonym{u"Variance", u"variance"},
    Synonym{u"Median", u"median"},
};

// "p95", "p99.9"
bool isPercentile(const QString &word)
{
    bool ok = false;
    const double percent = QStringView(word).mid(1).toDouble(&ok);
    return word.startsWith(u'p') && ok && percent >= 0 && percent <= 100;
}

template <std::size_t N>
std::optional<QString> meaning(const QString &word, const std::array<Synonym, N> &synonyms)
{
    for (const Synonym &synonym : synonyms)
        if (word.compare(synonym.word, Qt::CaseInsensitive) == 0)
            return synonym.meaning.toString();
    return std::nullopt;
}

} // namespace

QString kindOf(const QString &written) { return meaning(written, kKinds).value_or(written); }

bool isDrawnKind(const QString &kind)
{
    return kind == u"graph" || kind == u"stat" || kind == u"pie" || kind == u"heatmap";
}

std::optional<QString> calcOf(const QString &word)
{
    return isPercentile(word) ? std::optional(word) : meaning(word, kCalcs);
}

QString sortColumnOf(const QString &heading)
{
    if (const auto column = meaning(heading, kHeadings))
        return *column;
    return calcOf(heading).value_or(QString());
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
