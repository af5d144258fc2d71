// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/decimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onex {
namespace {

// First, lowest, highest and last sample of the column that is being read.
class Column
{
public:
    bool isEmpty() const { return m_empty; }

    void add(std::size_t index, double value)
    {
        if (m_empty)
            *this = Column(index, value);
        m_last = index;
        if (value < m_lowValue) {
            m_lowValue = value;
            m_low = index;
        }
        if (value > m_highValue) {
            m_highValue = value;
            m_high = index;
        }
    }

    void flushTo(std::vector<std::size_t> &out)
    {
        if (m_empty)
            return;
        std::array points{m_first, std::min(m_low, m_high), std::max(m_low, m_high), m_last};
        out.insert(out.end(), points.begin(), std::unique(points.begin(), points.end()));
        m_empty = true;
    }

    Column() = default;

private:
    Column(std::size_t index, double value)
        : m_empty(false)
        , m_first(index)
        , m_low(index)
        , m_high(index)
        , m_last(index)
        , m_lowValue(value)
        , m_highValue(value)
    {
    }

    bool m_empty = true;
    std::size_t m_first = 0, m_low = 0, m_high = 0, m_last = 0;
    double m_lowValue = 0, m_highValue = 0;
};

} // namespace

IndexRange visibleSamples(std::span<const std::int64_t> times, TimeRange range)
{
    const auto first = std::lower_bound(times.begin(), times.end(), range.from);
    const auto last = std::upper_bound(first, times.end(), range.to);
    const auto begin = static_cast<std::size_t>(first - times.begin());
    const auto end = static_cast<std::size_t>(last - times.begin());
    return {begin > 0 ? begin - 1 : 0, std::min(end + 1, times.size())};
}

std::vector<Run> decimated(std::span<const std::int64_t> times, std::span<const double> values,
                           IndexRange samples, const ColumnMap &columns, int columnCount,
                           std::int64_t maxGapMs)
{
    const bool all = samples.size() <= static_cast<std::size_t>(std::max(1, columnCount)) * 2;
    std::vector<Run> runs;
    Column column;
    double current = 0;
    std::int64_t last = 0;
    for (std::size_t i = samples.begin; i < samples.end; ++i) {
        if (!std::isfinite(values[i]))
            continue;
        const double number = std::floor(columns.columnOf(times[i]));
        const bool next = all || number != current;
        if (next && !runs.empty())
            column.flushTo(runs.back());
        if (runs.empty() || (next && times[i] - last > maxGapMs))
            runs.emplace_back();
        current = number;
        last = times[i];
        column.add(i, values[i]);
    }
    if (!runs.empty())
        column.flushTo(runs.back());
    return runs;
}

} // namespace onex
