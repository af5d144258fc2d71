// SPDX-License-Identifier: GPL-3.0-or-later
// Functions of range vectors work on one series at a time, over all steps: a window slides over its
// samples, and nothing is looked at once a step that can be looked at once.
#pragma once

#include "datasource/promql/value.h"

#include <algorithm>
#include <optional>
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

// Steps whose windows lie alike: of the k-th, [first + k * stride, last + k * stride) are the
// samples, as far apart and from its ends as those of the others. Stride 0: the same samples.
struct WindowRun
{
    std::size_t step;
    std::size_t count;
    std::size_t first;
    std::size_t last;
    std::size_t stride;
};

// Finds them: what is scraped regularly is, but for its beginning and its end, one run.
class WindowRuns
{
public:
    explicit WindowRuns(const SlidingWindows &windows);

    std::optional<WindowRun> next(); // without those that are empty

private:
    std::size_t sameAgain(std::int64_t begin, std::int64_t end) const;
    void measure(std::int64_t distance);
    std::size_t alike(std::int64_t begin, std::int64_t end);

    const SlidingWindows &m_windows;
    std::span<const std::int64_t> m_times;
    std::size_t m_step = 0, m_first = 0, m_last = 0;
    std::int64_t m_distance = 0;  // of the first two samples of the last window
    std::size_t m_stride = 0;     // that it leads to
    std::size_t m_regularEnd = 0; // from m_first on samples are m_distance apart up to there
};

// what(step, first, last): the samples [first, last) are in the step's window; never an empty one.
template <typename What>
void eachWindow(const SlidingWindows &windows, const What &what)
{
    WindowRuns runs(windows);
    while (const auto run = runs.next())
        for (std::size_t k = 0; k < run->count; ++k)
            what(run->step + k, run->first + k * run->stride, run->last + k * run->stride);
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

// The same result at every step of a run: as its first one has.
inline void repeatFirst(const WindowRun &run, std::span<double> values,
                        std::span<std::uint8_t> present)
{
    const auto first = static_cast<std::ptrdiff_t>(run.step);
    const auto count = static_cast<std::ptrdiff_t>(run.count);
    std::fill_n(values.begin() + first, count, values[run.step]);
    std::fill_n(present.begin() + first, count, present[run.step]);
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
