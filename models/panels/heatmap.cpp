// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/heatmap.h"

#include "models/panels/axisscale.h"
#include "models/panels/heatmapgrid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex {
namespace {

bool isBucket(const Series &series)
{
    return !series.histograms.empty() || series.labels.contains("le");
}

bool hasHistograms(const HeatmapInput &input)
{
    return std::any_of(input.sources.begin(), input.sources.end(),
                       [](const auto &source) { return !source.series->histograms.empty(); });
}

HeatmapInput inputOf(const PanelDefinition &panel, const PanelData &data)
{
    HeatmapInput input{panel, data, {}};
    for (const TargetData &target : data.targets)
        if (target.frame)
            for (const Series &series : target.frame->series)
                input.sources.push_back({&series, &target});
    return input;
}

Heatmap chosen(const HeatmapInput &input)
{
    const auto all = [&input](auto predicate) {
        return std::all_of(input.sources.begin(), input.sources.end(),
                           [&](const auto &source) { return predicate(*source.series); });
    };
    if (hasHistograms(input))
        return nativeHeatmap(input);
    if (input.panel.heatmap.calculate.value_or(!all(&isBucket)))
        return calculatedHeatmap(input);
    return all(&isBucket) ? classicHeatmap(input) : namedHeatmap(input);
}

void measure(Heatmap &map, double hideBelow)
{
    map.minCount = HUGE_VAL;
    for (const double count : map.counts) {
        if (!(count >= hideBelow) || std::isinf(count))
            continue;
        map.maxCount = std::max(map.maxCount, count);
        map.minCount = std::min(map.minCount, count);
    }
    if (std::isinf(map.minCount))
        map.minCount = 0;
}

void chooseAxis(Heatmap &map, Scale scale)
{
    map.logBase = logBase(scale);
    // One bound at or below zero can be drawn as "less than the next"; more have no place on the
    // axis.
    const auto unplaced = std::count_if(map.bounds.begin(), map.bounds.end(),
                                        [](double bound) { return bound <= 0; });
    if (isLogarithmic(scale) && map.bounds.size() > 2 && unplaced <= 1)
        map.axis = Heatmap::Axis::Log;
    else
        map.axis = map.calculated ? Heatmap::Axis::Linear : Heatmap::Axis::Ordinal;
}

double transformed(const Heatmap &map, double value)
{
    return map.axis == Heatmap::Axis::Log ? std::log(value) : value;
}

// Bounds in the axis' own measure; ends that have no place there as far out as their row's
// neighbour.
std::vector<double> placed(const Heatmap &map)
{
    std::vector<double> at;
    for (const double bound : map.bounds)
        at.push_back(transformed(map, bound));
    const std::size_t n = at.size();
    if (n < 3)
        return at;
    if (!std::isfinite(at[0]))
        at[0] = 2 * at[1] - (n > 3 || std::isfinite(at[2]) ? at[2] : at[1] + 1);
    if (!std::isfinite(at[n - 1]))
        at[n - 1] = 2 * at[n - 2] - at[n - 3];
    return at;
}

bool isUsable(const std::vector<double> &at)
{
    return at.size() > 1
        && std::all_of(at.begin(), at.end(), [](double value) { return std::isfinite(value); })
        && at.back() > at.front();
}

} // namespace

int Heatmap::columnAt(std::int64_t timeMs) const
{
    if (columnMs <= 0 || timeMs < firstMs)
        return -1;
    const std::int64_t column = (timeMs - firstMs) / columnMs;
    return column < columns ? static_cast<int>(column) : -1;
}

Heatmap makeHeatmap(const PanelDefinition &panel, const PanelData &data)
{
    const HeatmapInput input = inputOf(panel, data);
    if (input.sources.empty() || data.range.length() <= 0)
        return {};
    Heatmap map = chosen(input);
    map.series = static_cast<int>(input.sources.size());
    map.samples = heatmapCost(data);
    measure(map, panel.heatmap.hideBelow);
    chooseAxis(map, panel.heatmap.yScale);
    return map;
}

std::int64_t heatmapCost(const PanelData &data)
{
    std::size_t cost = 0;
    for (const TargetData &target : data.targets) {
        if (!target.frame)
            continue;
        for (const Series &series : target.frame->series) {
            cost += series.values.size();
            for (const HistogramSample &sample : series.histograms)
                cost += 1 + sample.buckets.size();
        }
    }
    return static_cast<std::int64_t>(cost);
}

std::vector<double> rowEdges(const Heatmap &map)
{
    std::vector<double> at
        = map.axis == Heatmap::Axis::Ordinal ? std::vector<double>() : placed(map);
    if (!isUsable(at)) {
        at.clear();
        for (int row = 0; row <= map.rows; ++row)
            at.push_back(row);
    }
    const double low = at.front(), span = at.back() - low;
    for (double &edge : at)
        edge = (edge - low) / span;
    return at;
}

double axisPosition(const Heatmap &map, double value)
{
    const std::vector<double> at
        = map.axis == Heatmap::Axis::Ordinal ? std::vector<double>() : placed(map);
    if (!isUsable(at))
        return std::numeric_limits<double>::quiet_NaN();
    return (transformed(map, value) - at.front()) / (at.back() - at.front());
}

} // namespace onex
