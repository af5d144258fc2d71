// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/sparkline.h"

#include "models/panels/valuecolors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onex {
namespace {

using Run = std::vector<std::size_t>; // indices of samples

std::vector<Run> runsOf(const Series &series, std::int64_t gapMs)
{
    std::vector<Run> runs;
    bool open = false;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (!std::isfinite(series.values[i])) {
            open = false;
            continue;
        }
        if (!open || series.times[i] - series.times[runs.back().back()] > gapMs)
            runs.emplace_back();
        runs.back().push_back(i);
        open = true;
    }
    return runs;
}

// First, lowest, highest and last sample of each stretch of time, in the order of time.
Run thinned(const Series &series, const Run &run, TimeRange range, int points)
{
    if (run.size() <= static_cast<std::size_t>(points) * 4)
        return run;
    const auto stretchOf = [&](std::size_t i) {
        return (series.times[i] - range.from) * points / std::max<std::int64_t>(range.length(), 1);
    };
    Run kept;
    for (std::size_t from = 0, to = 0; from < run.size(); from = to) {
        while (to < run.size() && stretchOf(run[to]) == stretchOf(run[from]))
            ++to;
        const auto first = run.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = run.begin() + static_cast<std::ptrdiff_t>(to);
        const auto [low, high] = std::minmax_element(
            first, last, [&](auto a, auto b) { return series.values[a] < series.values[b]; });
        std::array picks{*first, *low, *high, *(last - 1)};
        std::sort(picks.begin(), picks.end());
        kept.insert(kept.end(), picks.begin(), std::unique(picks.begin(), picks.end()));
    }
    return kept;
}

} // namespace

std::vector<std::vector<QPointF>> sparkline(const Series &series, TimeRange range,
                                            std::int64_t gapMs, int points)
{
    const ValueSpan extent = valueSpanOf(series);
    if (series.values.size() < 2 || extent.isEmpty() || points < 1)
        return {};
    if (range.length() <= 0)
        range = {series.times.front(), series.times.back()};
    const auto width = static_cast<double>(range.length());
    const double height = extent.max - extent.min;
    std::vector<std::vector<QPointF>> lines;
    for (const Run &run : runsOf(series, gapMs)) {
        std::vector<QPointF> line;
        for (const std::size_t i : thinned(series, run, range, points)) {
            const double x = static_cast<double>(series.times[i] - range.from) / width;
            const double y = height > 0 ? (series.values[i] - extent.min) / height : 0.5;
            line.emplace_back(std::clamp(x, 0.0, 1.0), y);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace onex
