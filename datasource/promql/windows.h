// SPDX-License-Identifier: GPL-3.0-or-later
// Functions of range vectors work on one series at a time, over all steps: a window slides over its
// samples, and nothing is looked at once a step that can be looked at once.
#pragma once

#include "datasource/promql/value.h"

#include <vector>

namespace onex::promql {

class Evaluation;

struct SlidingWindows
{
    const RangeBlock &range;
    const RangeBlock::Row &row;
    const Steps &steps;
    const std::vector<std::vector<double>> &parameters; // scalar arguments, a value a step

    std::int64_t firstEnd = range.windowEnd(steps.startMs);
    std::int64_t advance = range.atMs ? 0 : steps.stepMs;
    std::int64_t end(std::size_t step) const
    {
        return firstEnd + advance * static_cast<std::int64_t>(step);
    }
};

// what(step, first, last): the samples [first, last) are in the step's window; never an empty one.
template <typename What>
void eachWindow(const SlidingWindows &windows, const What &what)
{
    const auto times = windows.row.times;
    std::size_t first = 0, last = 0;
    const auto count = static_cast<std::size_t>(windows.steps.count);
    for (std::size_t step = 0; step < count; ++step) {
        const std::int64_t end = windows.end(step);
        const std::int64_t begin = end - windows.range.rangeMs; // left-open
        while (last < times.size() && times[last] <= end)
            ++last;
        while (first < last && times[first] <= begin)
            ++first;
        if (first < last)
            what(step, first, last);
    }
}

// Of one series; sets present where there is a result.
using RowFunction = void (*)(const SlidingWindows &windows, std::span<double> values,
                             std::span<std::uint8_t> present);

Result<Value> overRange(Evaluation &evaluation, const Call &call, RowFunction function,
                        bool keepsNames);

template <RowFunction function, bool keepsNames = false>
Result<Value> overRange(Evaluation &evaluation, const Call &call)
{
    return overRange(evaluation, call, function, keepsNames);
}

// A result a window, worked out from its samples alone: what(times, values, step).
template <typename What>
void eachResult(const SlidingWindows &windows, std::span<double> values,
                std::span<std::uint8_t> present, const What &what)
{
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        values[step] = what(windows.row.times.subspan(first, last - first),
                            windows.row.values.subspan(first, last - first), step);
        present[step] = 1;
    });
}

} // namespace onex::promql
