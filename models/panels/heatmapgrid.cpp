// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/heatmapgrid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex {
namespace {

constexpr std::int64_t kMostColumns = 12000; // above what a range query may return

// Every other inner bound goes until few enough are left.
std::vector<double> fewEnough(const std::set<double> &all)
{
    std::vector<double> bounds(all.begin(), all.end());
    while (bounds.size() > kMostRows + 1) {
        std::vector<double> half;
        for (std::size_t i = 0; i < bounds.size(); ++i)
            if (i % 2 == 0 || i + 1 == bounds.size())
                half.push_back(bounds[i]);
        bounds = std::move(half);
    }
    return bounds;
}

} // namespace

HeatmapGrid::HeatmapGrid(TimeRange range, std::int64_t stepMs, const std::set<double> &bounds)
{
    m_map.bounds = fewEnough(bounds);
    m_map.columnMs = std::max({stepMs, range.length() / kMostColumns, std::int64_t{1}});
    // Samples stand at multiples of the step.
    const std::int64_t first = range.from / m_map.columnMs * m_map.columnMs;
    m_map.firstMs = first - m_map.columnMs / 2;
    m_map.columns = static_cast<int>((range.to - m_map.firstMs) / m_map.columnMs + 1);
    m_map.rows = m_map.bounds.empty() ? 0 : static_cast<int>(m_map.bounds.size() - 1);
    m_map.counts.assign(static_cast<std::size_t>(m_map.rows)
                            * static_cast<std::size_t>(m_map.columns),
                        std::numeric_limits<double>::quiet_NaN());
}

void HeatmapGrid::know(int column)
{
    for (int row = 0; row < m_map.rows; ++row) {
        double &cell
            = m_map.counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_map.columns)
                           + static_cast<std::size_t>(column)];
        if (std::isnan(cell))
            cell = 0;
    }
}

void HeatmapGrid::markKnown(std::int64_t timeMs)
{
    if (const int column = m_map.columnAt(timeMs); column >= 0)
        know(column);
}

void HeatmapGrid::add(std::int64_t timeMs, double lower, double upper, double count)
{
    const int column = m_map.columnAt(timeMs);
    if (column < 0 || m_map.rows == 0)
        return;
    const auto begin = m_map.bounds.begin();
    const auto indexOf = [&](auto it) { return static_cast<int>(it - begin); };
    // Rows first … last overlap the bucket.
    int first = indexOf(std::upper_bound(begin, m_map.bounds.end(), lower)) - 1;
    int last = indexOf(std::lower_bound(begin, m_map.bounds.end(), upper)) - 1;
    first = std::clamp(first, 0, m_map.rows - 1);
    last = std::clamp(last, first, m_map.rows - 1);
    if (std::isinf(upper))
        first = last;
    else if (std::isinf(lower))
        last = first;
    for (int row = first; row <= last; ++row) {
        const double low = std::max(m_map.bounds[static_cast<std::size_t>(row)], lower);
        const double high = std::min(m_map.bounds[static_cast<std::size_t>(row) + 1], upper);
        const double share = first == last ? 1 : (high - low) / (upper - lower);
        double &cell
            = m_map.counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_map.columns)
                           + static_cast<std::size_t>(column)];
        cell = (std::isnan(cell) ? 0 : cell) + count * share;
    }
}

std::int64_t stepOf(const HeatmapInput &input)
{
    std::int64_t step = 0;
    for (const auto &source : input.sources)
        step = std::max(step, source.target->stepMs);
    if (step > 0)
        return step;
    std::int64_t smallest = input.data.range.length();
    for (const auto &source : input.sources)
        for (std::size_t i = 1; i < source.series->times.size(); ++i)
            smallest = std::min(smallest, source.series->times[i] - source.series->times[i - 1]);
    return std::max<std::int64_t>(smallest, 1);
}

} // namespace onex
