// SPDX-License-Identifier: GPL-3.0-or-later
// Histograms as series with an `le` label, each counting everything up to it. Also series that are
// only named, each a row of its own.
#include "models/panels/heatmapgrid.h"
#include "models/panels/legendtext.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace onex {
namespace {

constexpr double kNothing = 1e-9; // smaller differences are rounding

struct Bucket
{
    double upper;
    const Series *series;
};
using Histogram = std::vector<Bucket>; // ascending

std::optional<double> boundOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double bound = 0; // from_chars reads "Inf" too
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
    if (error != std::errc() || end != text.data() + text.size() || std::isnan(bound))
        return {};
    return bound;
}

std::vector<Histogram> histogramsOf(const HeatmapInput &input)
{
    std::map<std::pair<const TargetData *, Labels>, Histogram> groups;
    for (const auto &source : input.sources)
        if (const auto upper = boundOf(source.series->labels.value("le")))
            groups[{source.target, source.series->labels.without("le")}].push_back(
                {*upper, source.series});
    std::vector<Histogram> histograms;
    for (auto &[labels, histogram] : groups) {
        std::stable_sort(histogram.begin(), histogram.end(),
                         [](const Bucket &a, const Bucket &b) { return a.upper < b.upper; });
        histograms.push_back(std::move(histogram));
    }
    return histograms;
}

double lowestBound(const Histogram &histogram)
{
    return histogram.front().upper > 0 ? 0.0 : -HUGE_VAL;
}

// Values of all buckets at one time after the other; a bucket without a sample is left out.
template <typename Visit>
void atEachTime(const Histogram &histogram, Visit visit)
{
    std::vector<std::size_t> next(histogram.size(), 0);
    std::vector<std::pair<double, double>> present; // upper, value
    for (;;) {
        std::int64_t time = INT64_MAX;
        for (std::size_t i = 0; i < histogram.size(); ++i)
            if (next[i] < histogram[i].series->times.size())
                time = std::min(time, histogram[i].series->times[next[i]]);
        if (time == INT64_MAX)
            return;
        present.clear();
        for (std::size_t i = 0; i < histogram.size(); ++i) {
            const Series &series = *histogram[i].series;
            if (next[i] >= series.times.size() || series.times[next[i]] != time)
                continue;
            if (const double value = series.values[next[i]++]; std::isfinite(value))
                present.emplace_back(histogram[i].upper, value);
        }
        visit(time, present);
    }
}

// A cumulative histogram only rises, but for what rate() guesses at the ends of its window, which
// is a few hundredths. Where it often falls further, somebody has taken the differences already.
bool isCumulative(const Histogram &histogram)
{
    int times = 0, falling = 0;
    atEachTime(histogram, [&](std::int64_t, const auto &present) {
        double most = 0, fallen = 0, before = 0;
        for (const auto &[upper, value] : present) {
            most = std::max(most, value);
            fallen += std::max(0., before - value);
            before = value;
        }
        times += present.size() > 1;
        falling += fallen > most / 4;
    });
    return falling * 5 <= times;
}

void addHistogram(HeatmapGrid &grid, const Histogram &histogram)
{
    const bool cumulative = isCumulative(histogram);
    const double lowest = lowestBound(histogram);
    atEachTime(histogram, [&](std::int64_t time, const auto &present) {
        if (!present.empty())
            grid.markKnown(time);
        double lower = lowest, before = 0;
        for (const auto &[upper, value] : present) {
            const double count = cumulative ? value - before : value;
            if (count >= kNothing && upper > lower)
                grid.add(time, lower, upper, count);
            before = std::max(before, value);
            lower = upper;
        }
    });
}

// Grid positions 0, 1, 2 … stand for the names.
Heatmap withNames(Heatmap map, std::vector<QString> names)
{
    map.bounds.clear();
    map.rowNames = std::move(names);
    return map;
}

} // namespace

Heatmap classicHeatmap(const HeatmapInput &input)
{
    const std::vector<Histogram> histograms = histogramsOf(input);
    std::set<double> bounds;
    for (const Histogram &histogram : histograms) {
        bounds.insert(lowestBound(histogram));
        for (const Bucket &bucket : histogram)
            bounds.insert(bucket.upper);
    }
    HeatmapGrid grid(input.data.range, stepOf(input), bounds);
    for (const Histogram &histogram : histograms)
        addHistogram(grid, histogram);
    return grid.take();
}

Heatmap namedHeatmap(const HeatmapInput &input)
{
    std::set<double> bounds{0};
    std::vector<QString> names;
    const std::size_t rows = std::min(input.sources.size(), kMostRows);
    std::map<const TargetData *, std::string> differing;
    for (std::size_t i = 0; i < rows; ++i) {
        const auto &[series, target] = input.sources[i];
        const auto [label, isNew] = differing.try_emplace(target);
        if (isNew)
            label->second = differingLabel(target->frame->series);
        names.push_back(legendText(target->legend, series->labels, target->expr, label->second));
        bounds.insert(static_cast<double>(names.size()));
    }
    HeatmapGrid grid(input.data.range, stepOf(input), bounds);
    for (std::size_t i = 0; i < rows; ++i) {
        const Series &series = *input.sources[i].series;
        const auto upper = static_cast<double>(i + 1);
        for (std::size_t k = 0; k < series.times.size(); ++k)
            if (std::isfinite(series.values[k]))
                grid.add(series.times[k], upper - 1, upper, series.values[k]);
    }
    return withNames(grid.take(), std::move(names));
}

} // namespace onex
