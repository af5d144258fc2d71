// SPDX-License-Identifier: GPL-3.0-or-later
// One number from a series. NaN samples are left out unless nothing else is there, so that a stat
// can tell "no data" from "not a number".
#include "models/dashboard/calcs.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <unordered_set>

namespace onex {
namespace {

using Values = std::span<const double>; // never empty, no NaN

double sum(Values values)
{
    double total = 0;
    for (const double value : values)
        total += value;
    return total;
}

double mean(Values values) { return sum(values) / static_cast<double>(values.size()); }
double minimum(Values values) { return *std::min_element(values.begin(), values.end()); }
double maximum(Values values) { return *std::max_element(values.begin(), values.end()); }

double smallestPositive(Values values)
{
    double smallest = HUGE_VAL;
    for (const double value : values)
        if (value > 0)
            smallest = std::min(smallest, value);
    return std::isinf(smallest) ? std::nan("") : smallest;
}

double variance(Values values)
{
    const double middle = mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - middle) * (value - middle);
    return squares / static_cast<double>(values.size());
}

// Interpolated between the two ranks around it, as PromQL's quantile().
double quantile(Values values, double q)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double rank = q * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(rank);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    const double part = rank - static_cast<double>(low);
    return part == 0 ? sorted[low] : sorted[low] * (1 - part) + sorted[high] * part;
}

// Growth of a counter: a smaller value is one that started again from zero.
double increase(Values values)
{
    double total = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        total += values[i] < values[i - 1] ? values[i] : values[i] - values[i - 1];
    return total;
}

double smallestStep(Values values)
{
    double step = HUGE_VAL;
    for (std::size_t i = 1; i < values.size(); ++i)
        step = std::min(step, values[i] - values[i - 1]);
    return std::isinf(step) ? 0 : step;
}

double changes(Values values)
{
    int count = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        count += values[i] != values[i - 1];
    return count;
}

double distinct(Values values)
{
    return static_cast<double>(std::unordered_set<double>(values.begin(), values.end()).size());
}

double count(Values values) { return static_cast<double>(values.size()); }
double diff(Values values) { return values.back() - values.front(); }

double allIsZero(Values values)
{
    return std::all_of(values.begin(), values.end(), [](double value) { return value == 0; });
}

struct Calc
{
    const char *name; // as the rest of the program calls it
    const char *title;
    double (*of)(Values);
    std::array<const char *, 2> words = {}; // what it is called besides name and title
    bool raw = false;                       // NaN samples count
};
constexpr Calc kCalcs[] = {
    {"lastNotNull",
     QT_TRANSLATE_NOOP("Calc", "Last"),
     [](Values v) { return v.back(); },
     {"current", "Last *"}},
    {"firstNotNull",
     QT_TRANSLATE_NOOP("Calc", "First"),
     [](Values v) { return v.front(); },
     {"First *"}},
    {"min", QT_TRANSLATE_NOOP("Calc", "Min"), &minimum},
    {"max", QT_TRANSLATE_NOOP("Calc", "Max"), &maximum},
    {"mean", QT_TRANSLATE_NOOP("Calc", "Mean"), &mean, {"avg"}},
    {"median", QT_TRANSLATE_NOOP("Calc", "Median"), [](Values v) { return quantile(v, 0.5); }},
    {"sum", QT_TRANSLATE_NOOP("Calc", "Total"), &sum},
    {"count", QT_TRANSLATE_NOOP("Calc", "Count"), &count, {}, true},
    {"range", QT_TRANSLATE_NOOP("Calc", "Range"), [](Values v) { return maximum(v) - minimum(v); }},
    {"delta", QT_TRANSLATE_NOOP("Calc", "Delta"), &increase},
    {"diff", QT_TRANSLATE_NOOP("Calc", "Difference"), &diff},
    {"diffperc", QT_TRANSLATE_NOOP("Calc", "Difference percent"),
     [](Values v) { return diff(v) / v.front(); }},
    {"step", QT_TRANSLATE_NOOP("Calc", "Step"), &smallestStep},
    {"stdDev", QT_TRANSLATE_NOOP("Calc", "Std deviation"),
     [](Values v) { return std::sqrt(variance(v)); }},
    {"variance", QT_TRANSLATE_NOOP("Calc", "Variance"), &variance, {"stdvar"}},
    {"logmin",
     QT_TRANSLATE_NOOP("Calc", "Min above zero"),
     &smallestPositive,
     {"Min (above zero)"}},
    {"allIsZero", QT_TRANSLATE_NOOP("Calc", "All zeros"), &allIsZero},
    {"allIsNull", QT_TRANSLATE_NOOP("Calc", "All nulls"), [](Values) { return 0.0; }},
    {"changeCount", QT_TRANSLATE_NOOP("Calc", "Changes"), &changes, {"Change count"}},
    {"distinctCount", QT_TRANSLATE_NOOP("Calc", "Distinct"), &distinct, {"Distinct count"}},
};

bool isCalled(const Calc &calc, const QString &word)
{
    const auto same = [&word](const char *other) {
        return word.compare(QLatin1String(other), Qt::CaseInsensitive) == 0;
    };
    return !word.isEmpty()
        && (same(calc.name) || same(calc.title) || std::ranges::any_of(calc.words, same));
}

const Calc *find(const QString &word)
{
    const auto *const it
        = std::ranges::find_if(kCalcs, [&word](const Calc &calc) { return isCalled(calc, word); });
    return it == std::end(kCalcs) ? nullptr : it;
}

// "p95", "p99.9": 0.95, 0.999.
std::optional<double> percentileOf(const QString &name)
{
    bool ok = false;
    const double percent = name.startsWith(u'p') ? QStringView(name).mid(1).toDouble(&ok) : 0;
    if (!ok || !(percent >= 0 && percent <= 100))
        return {};
    return percent / 100;
}

std::vector<double> withoutNan(const std::vector<double> &values)
{
    std::vector<double> kept;
    kept.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
                 [](double value) { return !std::isnan(value); });
    return kept;
}

} // namespace

std::optional<double> reduce(const Series &series, const QString &name)
{
    const Calc *calc = find(name);
    const std::optional<double> percentile = calc ? std::nullopt : percentileOf(name);
    if (series.values.empty() || (!calc && !percentile))
        return {};
    if (calc && calc->raw)
        return calc->of(series.values);
    const bool clean = std::none_of(series.values.begin(), series.values.end(),
                                    [](double value) { return std::isnan(value); });
    const std::vector<double> kept = clean ? std::vector<double>() : withoutNan(series.values);
    const Values values = clean ? Values(series.values) : Values(kept);
    if (values.empty())
        return std::nan("");
    return calc ? calc->of(values) : quantile(values, *percentile);
}

std::optional<QString> calcOf(const QString &word)
{
    if (const Calc *calc = find(word))
        return QString::fromLatin1(calc->name);
    return percentileOf(word) ? std::optional(word) : std::nullopt;
}

QString calcTitle(const QString &name)
{
    if (const Calc *calc = find(name))
        return QCoreApplication::translate("Calc", calc->title);
    return name; // "p95" says it best
}

} // namespace onex
