// SPDX-License-Identifier: GPL-3.0-or-later
// A heat map of plain series: how many of their samples lie in which band of values.
#include "models/panels/axisscale.h"
#include "models/panels/heatmapgrid.h"
#include "models/panels/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onex {
namespace {

constexpr int kUsualRows = 20;
constexpr int kUsualColumns = 80;
constexpr double kMostRows = 500;
constexpr std::int64_t kMostColumns = 4000;

constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute,
                       kDay = 24 * kHour;
constexpr std::array kWidths{1 * kSecond,  2 * kSecond,  5 * kSecond, 10 * kSecond, 15 * kSecond,
                             30 * kSecond, 1 * kMinute,  2 * kMinute, 5 * kMinute,  10 * kMinute,
                             15 * kMinute, 30 * kMinute, 1 * kHour,   2 * kHour,    3 * kHour,
                             6 * kHour,    12 * kHour,   1 * kDay,    2 * kDay,     7 * kDay,
                             14 * kDay,    30 * kDay};

std::int64_t columnWidth(const HeatmapInput &input)
{
    const std::int64_t length = input.data.range.length();
    const std::int64_t least = length / kMostColumns + 1;
    if (input.panel.heatmap.xBucketMs > 0)
        return std::max(input.panel.heatmap.xBucketMs, least);
    const std::int64_t wanted = std::max({stepOf(input), length / kUsualColumns, least});
    const auto it = std::lower_bound(kWidths.begin(), kWidths.end(), wanted);
    return it == kWidths.end() ? wanted : *it;
}

template <typename Visit>
void eachSample(const HeatmapInput &input, Visit visit)
{
    const HeatmapOptions &options = input.panel.heatmap;
    const double low = options.yMin.value_or(-HUGE_VAL), high = options.yMax.value_or(HUGE_VAL);
    for (const auto &source : input.sources) {
        const Series &series = *source.series;
        for (std::size_t i = 0; i < series.times.size(); ++i) {
            const double value = series.values[i];
            if (std::isfinite(value) && value >= low && value <= high
                && input.data.range.contains(series.times[i]))
                visit(series.times[i], value);
        }
    }
}

// Where samples are, or where the panel says the axis ends.
std::optional<Extent> valuesOf(const HeatmapInput &input, bool positive)
{
    std::optional<Extent> extent;
    const auto include = [&](double value) {
        if (std::isfinite(value) && (!positive || value > 0))
            extent = united(extent, Extent{value, value});
    };
    eachSample(input, [&](std::int64_t, double value) { include(value); });
    for (const auto &end : {input.panel.heatmap.yMin, input.panel.heatmap.yMax})
        if (extent && end)
            include(*end);
    return extent;
}

std::vector<double> linearBounds(const HeatmapInput &input)
{
    const std::optional<Extent> extent = valuesOf(input, false);
    if (!extent)
        return {};
    const HeatmapOptions &options = input.panel.heatmap;
    double span = extent->max - extent->min;
    if (!(span > std::fabs(extent->max) * 1e-12))
        span = extent->max == 0 ? 1 : std::fabs(extent->max) / 2;
    double size = niceStep(span, kUsualRows, input.panel.defaults.unit.value_or(QString()));
    if (options.yBucketSize && *options.yBucketSize > 0)
        size = *options.yBucketSize;
    else if (options.yBuckets > 0)
        size = span / options.yBuckets;
    size = std::max(size, span / kMostRows);
    const bool counted = !options.yBucketSize && options.yBuckets > 0;
    const double first = counted ? extent->min : std::floor(extent->min / size + 1e-9) * size;
    std::vector<double> bounds{first};
    // Rows are closed below; a value on the uppermost bound needs one more unless rows were
    // counted.
    while (bounds.back() < extent->max * (1 - 1e-12) || bounds.size() < 2
           || (!counted && bounds.back() <= extent->max))
        bounds.push_back(first + size * static_cast<double>(bounds.size()));
    return bounds;
}

std::vector<double> logBounds(const HeatmapInput &input, double base)
{
    const std::optional<Extent> extent = valuesOf(input, true);
    if (!extent)
        return {};
    const auto exponent = [base](double value) { return std::log(value) / std::log(base); };
    const double first = std::floor(exponent(extent->min) + 1e-9);
    const double last = std::max(first + 1, std::ceil(exponent(extent->max) - 1e-9));
    const int wanted = input.panel.heatmap.yBuckets > 0 ? input.panel.heatmap.yBuckets : kUsualRows;
    const double most = static_cast<double>(kMostRows);
    const double parts = std::max(1.0, std::round(std::min<double>(wanted, most) / (last - first)));
    std::vector<double> bounds;
    for (int i = 0; i <= static_cast<int>((last - first) * parts); ++i)
        bounds.push_back(std::pow(base, first + i / parts));
    return bounds;
}

// Columns stand at multiples of their width, so that they stay when the range moves on.
Heatmap emptyMap(const HeatmapInput &input, std::vector<double> bounds)
{
    Heatmap map;
    map.calculated = true;
    if (bounds.size() < 2)
        return map;
    map.columnMs = columnWidth(input);
    map.firstMs = input.data.range.from / map.columnMs * map.columnMs;
    map.columns = static_cast<int>((input.data.range.to - map.firstMs) / map.columnMs + 1);
    map.rows = static_cast<int>(bounds.size() - 1);
    map.bounds = std::move(bounds);
    map.counts.assign(static_cast<std::size_t>(map.rows) * static_cast<std::size_t>(map.columns),
                      0);
    return map;
}

} // namespace

Heatmap calculatedHeatmap(const HeatmapInput &input)
{
    const Scale scale = input.panel.heatmap.yScale;
    Heatmap map = emptyMap(
        input, isLogarithmic(scale) ? logBounds(input, logBase(scale)) : linearBounds(input));
    if (map.isEmpty())
        return map;
    eachSample(input, [&map](std::int64_t time, double value) {
        const int column = map.columnAt(time);
        const auto above = std::upper_bound(map.bounds.begin(), map.bounds.end(), value);
        const auto row
            = std::clamp<std::ptrdiff_t>(above - map.bounds.begin() - 1, 0, map.rows - 1);
        if (column >= 0)
            ++map.counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns)
                         + static_cast<std::size_t>(column)];
    });
    return map;
}

} // namespace onex
