// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphhover.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace onex {
namespace {

// The finite sample nearest to `time`, if it is no further than a gap.
std::optional<std::size_t> nearestSample(std::span<const std::int64_t> times,
                                         std::span<const double> values, std::int64_t time,
                                         std::int64_t limit)
{
    const auto after = std::lower_bound(times.begin(), times.end(), time);
    const auto at = static_cast<std::size_t>(after - times.begin());
    std::optional<std::size_t> best;
    for (std::size_t i = at > 0 ? at - 1 : 0; i < std::min(at + 1, times.size()); ++i) {
        const std::int64_t distance = std::abs(times[i] - time);
        const bool nearer = !best || distance < std::abs(times[*best] - time);
        if (distance <= limit && std::isfinite(values[i]) && nearer)
            best = i;
    }
    return best;
}

// The sample time that most mice at `time` mean: the nearest of any series.
std::optional<std::int64_t> snapped(const GraphScene &scene, std::int64_t time)
{
    std::optional<std::int64_t> best;
    for (const GraphSeries &series : scene.series) {
        const auto i = nearestSample(series.times, series.values, time, series.stepMs);
        if (i && (!best || std::abs(series.times[*i] - time) < std::abs(*best - time)))
            best = series.times[*i];
    }
    return best;
}

// What the server sent for the time, not what it was stacked to; between two of its samples, where
// other series have one, what the line shows there.
double sentValue(const GraphScene &scene, const GraphSeries &series, std::size_t index)
{
    const DisplaySeries &display = scene.display[series.source];
    const Series &sent = *display.series;
    const std::int64_t time = series.times[index];
    const auto it = std::lower_bound(sent.times.begin(), sent.times.end(), time);
    const auto after = static_cast<std::size_t>(it - sent.times.begin());
    if (it != sent.times.end() && *it == time)
        return sent.values[after];
    const bool isBetween = it != sent.times.end() && after > 0;
    if (!isBetween || display.options.nullAsZero.value_or(false))
        return 0;
    const double part = static_cast<double>(time - sent.times[after - 1])
        / static_cast<double>(sent.times[after] - sent.times[after - 1]);
    return sent.values[after - 1] + part * (sent.values[after] - sent.values[after - 1]);
}

std::vector<HoverValue> valuesAround(const GraphScene &scene, const GraphViewport &view,
                                     std::int64_t time)
{
    std::vector<HoverValue> values;
    for (std::size_t i = 0; i < scene.series.size(); ++i) {
        const GraphSeries &series = scene.series[i];
        const auto sample = nearestSample(series.times, series.values, time, series.stepMs / 2);
        if (sample)
            values.push_back({i, sentValue(scene, series, *sample),
                              view.rowOf(series.right, series.values[*sample])});
    }
    return values;
}

void sortValues(std::vector<HoverValue> &values, TooltipOptions::Sort sort)
{
    if (sort == TooltipOptions::Sort::Ascending)
        std::stable_sort(values.begin(), values.end(),
                         [](const auto &a, const auto &b) { return a.value < b.value; });
    if (sort == TooltipOptions::Sort::Descending)
        std::stable_sort(values.begin(), values.end(),
                         [](const auto &a, const auto &b) { return a.value > b.value; });
}

} // namespace

std::optional<Hover> hoverAt(const GraphScene &scene, const GraphViewport &view, std::int64_t time,
                             std::optional<double> mouseRow, TooltipOptions::Sort sort)
{
    const auto at = snapped(scene, time);
    if (!at)
        return {};
    Hover hover{*at, valuesAround(scene, view, *at), {}};
    if (hover.values.empty())
        return {};
    if (mouseRow) {
        const auto distance = [&](const HoverValue &v) { return std::abs(v.row - *mouseRow); };
        hover.nearest = std::min_element(
                            hover.values.begin(), hover.values.end(),
                            [&](const auto &a, const auto &b) { return distance(a) < distance(b); })
                            ->series;
    }
    sortValues(hover.values, sort);
    std::erase_if(hover.values, [&scene](const HoverValue &v) {
        const auto &display = scene.display[scene.series[v.series].source];
        return display.options.hideFromTooltip.value_or(false);
    });
    return hover;
}

} // namespace onex
