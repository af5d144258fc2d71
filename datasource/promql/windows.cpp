// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/windows.h"

#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"

namespace onex::promql {

namespace {

constexpr std::size_t kFew = 8; // a subtraction is cheaper than a division

} // namespace

WindowRuns::WindowRuns(const SlidingWindows &windows)
    : m_windows(windows)
    , m_times(windows.row.times)
{
}

std::optional<WindowRun> WindowRuns::next()
{
    const auto steps = static_cast<std::size_t>(m_windows.steps.count);
    for (; m_step < steps; ++m_step) {
        const std::int64_t end = m_windows.end(m_step);
        const std::int64_t begin = end - m_windows.range.rangeMs; // left-open
        while (m_last < m_times.size() && m_times[m_last] <= end)
            ++m_last;
        while (m_first < m_last && m_times[m_first] <= begin)
            ++m_first;
        if (m_first == m_last)
            continue;
        WindowRun run{m_step, sameAgain(begin, end), m_first, m_last, 0};
        if (run.count == 1 && m_last - m_first >= 2) {
            measure(m_times[m_first + 1] - m_times[m_first]);
            run.stride = m_stride;
            run.count = m_stride > 0 ? alike(begin, end) : 1;
        }
        run.count = std::min(run.count, steps - m_step);
        m_step += run.count;
        return run;
    }
    return {};
}

// How many steps have these samples.
std::size_t WindowRuns::sameAgain(std::int64_t begin, std::int64_t end) const
{
    if (m_windows.advance == 0)
        return SIZE_MAX;
    std::int64_t room = m_times[m_first] - 1 - begin;
    if (m_last < m_times.size())
        room = std::min(room, m_times[m_last] - 1 - end);
    std::size_t count = 1;
    for (; room >= m_windows.advance && count < kFew; room -= m_windows.advance)
        ++count;
    return count
        + static_cast<std::size_t>(room >= m_windows.advance ? room / m_windows.advance : 0);
}

// How many samples further a step leads where they are so far apart; 0: between two.
void WindowRuns::measure(std::int64_t distance)
{
    if (distance == m_distance)
        return;
    m_distance = distance;
    m_regularEnd = 0;
    m_stride = m_windows.advance % distance == 0
        ? static_cast<std::size_t>(m_windows.advance / distance)
        : 0;
}

// How many steps have their samples as far apart, and where their ends lie no others are.
std::size_t WindowRuns::alike(std::int64_t begin, std::int64_t end)
{
    if (m_times[m_first] - m_distance > begin || m_times[m_last - 1] + m_distance <= end)
        return 1;
    m_regularEnd = std::max(m_regularEnd, m_first + 2);
    while (m_regularEnd < m_times.size()
           && m_times[m_regularEnd] - m_times[m_regularEnd - 1] == m_distance)
        ++m_regularEnd;
    // The one after the last may be nearer than the others are.
    const std::size_t farthest = m_regularEnd == m_times.size() ? m_regularEnd : m_regularEnd - 1;
    return farthest < m_last ? 1 : (farthest - m_last) / m_stride + 1;
}

Result<Value> overRange(Evaluation &evaluation, const Call &call, RowFunction function,
                        bool keepsNames)
{
    RangeBlock range;
    std::vector<std::vector<double>> parameters;
    for (const ExprPtr &argument : call.arguments) {
        if (argument->type == ValueType::Matrix) {
            Result<RangeBlock> found = evaluation.range(*argument);
            if (!found)
                return fail(std::move(found.error()));
            range = *std::move(found);
            continue;
        }
        auto parameter = evaluation.scalar(*argument);
        if (!parameter)
            return fail(std::move(parameter.error()));
        parameters.push_back(*std::move(parameter));
    }
    Result<Block> block = evaluation.block(range.rows.size());
    if (!block)
        return fail(std::move(block.error()));
    for (std::size_t row = 0; row < range.rows.size(); ++row) {
        if (auto ready = evaluation.mayGoOn(); !ready)
            return fail(std::move(ready.error()));
        block->setLabels(row, range.rows[row].labels);
        function({range, range.rows[row], evaluation.steps(), parameters}, block->values(row),
                 block->present(row));
    }
    block->dropEmptyRows();
    if (!keepsNames)
        if (auto named = dropNames(*block); !named)
            return fail(std::move(named.error()));
    return Value{ValueType::Vector, *std::move(block), {}, false};
}

} // namespace onex::promql
