// SPDX-License-Identifier: GPL-3.0-or-later
// Aggregations with a parameter: they choose series, or count values.
#include "datasource/promql/aggregate.h"
#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"
#include "datasource/promql/literals.h"
#include "datasource/promql/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace onex::promql {
namespace {

// Steps that are worked on together: a row's values of one tile share a cache line or two.
constexpr std::size_t kTile = 16;

struct Tile
{
    std::size_t first;
    std::size_t last;
};

template <typename What>
void eachTile(std::size_t steps, const What &what)
{
    for (std::size_t first = 0; first < steps; first += kTile)
        what(Tile{first, std::min(first + kTile, steps)});
}

// --- topk, bottomk ---------------------------------------------------------------------------

struct Candidate
{
    double value;
    std::size_t row;
};

// NaN is the worst of both.
bool isBetter(double a, double b, bool isTop)
{
    return isTop ? a > b || (std::isnan(b) && !std::isnan(a))
                 : a < b || (std::isnan(b) && !std::isnan(a));
}

// The best of a step in a heap whose first is the worst of them. Of equal ones those stay that
// Prometheus keeps: the heap is Go's, not the standard library's.
class Best
{
public:
    void reset(std::size_t most, bool isTop)
    {
        m_heap.clear();
        m_most = most;
        m_isTop = isTop;
    }

    void offer(double value, std::size_t row)
    {
        if (m_heap.size() < m_most) {
            m_heap.push_back({value, row});
            rise();
        } else if (m_most > 0 && isBetter(value, m_heap.front().value, m_isTop)) {
            m_heap.front() = {value, row};
            sink();
        }
    }

    const std::vector<Candidate> &all() const { return m_heap; }

private:
    bool isBefore(std::size_t a, std::size_t b) const
    {
        const double value = m_heap[a].value, other = m_heap[b].value;
        return std::isnan(value) || (m_isTop ? value < other : value > other);
    }

    void rise()
    {
        for (std::size_t at = m_heap.size() - 1; at > 0;) {
            const std::size_t parent = (at - 1) / 2;
            if (!isBefore(at, parent))
                return;
            std::swap(m_heap[at], m_heap[parent]);
            at = parent;
        }
    }

    void sink()
    {
        for (std::size_t at = 0;;) {
            std::size_t child = 2 * at + 1;
            if (child >= m_heap.size())
                return;
            if (child + 1 < m_heap.size() && isBefore(child + 1, child))
                ++child;
            if (!isBefore(child, at))
                return;
            std::swap(m_heap[at], m_heap[child]);
            at = child;
        }
    }

    std::vector<Candidate> m_heap;
    std::size_t m_most = 0;
    bool m_isTop = true;
};

Result<std::vector<std::size_t>> countsOf(const std::vector<double> &parameter)
{
    std::vector<std::size_t> counts;
    for (const double k : parameter) {
        if (std::isnan(k))
            return executionError("Parameter value is NaN");
        if (k >= 9.2e18)
            return executionError("Scalar value " + numberText(k) + " overflows int64");
        counts.push_back(k < 1 ? 0 : static_cast<std::size_t>(k));
    }
    return counts;
}

void keepBest(Block &block, const Group &group, const std::vector<std::size_t> &counts, bool isTop)
{
    std::vector<Best> best(kTile);
    eachTile(counts.size(), [&](Tile tile) {
        for (std::size_t step = tile.first; step < tile.last; ++step)
            best[step - tile.first].reset(std::min(counts[step], group.rows.size()), isTop);
        for (const std::size_t row : group.rows) {
            const auto values = block.values(row);
            const auto present = block.present(row);
            for (std::size_t step = tile.first; step < tile.last; ++step) {
                if (present[step] != 0)
                    best[step - tile.first].offer(values[step], row);
                present[step] = 0;
            }
        }
        for (std::size_t step = tile.first; step < tile.last; ++step)
            for (const Candidate &one : best[step - tile.first].all())
                block.present(one.row)[step] = 1;
    });
}

// Of one step the best comes first, group by group.
void sortBest(Block &block, const std::vector<Group> &groups, bool isTop)
{
    std::vector<std::size_t> order;
    for (const Group &group : groups) {
        std::vector<std::size_t> rows;
        std::copy_if(group.rows.begin(), group.rows.end(), std::back_inserter(rows),
                     [&block](std::size_t row) { return block.present(row)[0] != 0; });
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            return isBetter(block.values(a)[0], block.values(b)[0], isTop);
        });
        order.insert(order.end(), rows.begin(), rows.end());
    }
    block.keepRows(order);
}

Result<Value> best(Evaluation &evaluation, const Aggregate &node, Block block,
                   const std::vector<Group> &groups)
{
    auto counts = evaluation.scalar(*node.parameter).and_then(countsOf);
    if (!counts)
        return fail(std::move(counts.error()));
    const bool isTop = node.op == AggregateOp::Topk, isOneStep = block.steps() == 1;
    for (const Group &group : groups)
        keepBest(block, group, *counts, isTop);
    if (isOneStep)
        sortBest(block, groups, isTop);
    else
        block.dropEmptyRows();
    return Value{ValueType::Vector, std::move(block), {}, isOneStep};
}

// --- limitk, limit_ratio ----------------------------------------------------------------------

Result<Value> firstOf(Evaluation &evaluation, const Aggregate &node, Block block,
                      const std::vector<Group> &groups)
{
    const auto counts = evaluation.scalar(*node.parameter).and_then(countsOf);
    if (!counts)
        return fail(counts.error());
    for (const Group &group : groups) {
        std::vector<std::size_t> taken(counts->size());
        for (const std::size_t row : group.rows) {
            const auto present = block.present(row);
            for (std::size_t step = 0; step < present.size(); ++step)
                if (present[step] != 0 && ++taken[step] > (*counts)[step])
                    present[step] = 0;
        }
    }
    block.dropEmptyRows();
    return Value{ValueType::Vector, std::move(block), {}, false};
}

// Where a series stands between 0 and 1, the same in every query. A negative ratio takes those
// that the positive one of the other size leaves.
Result<Value> ratioOf(Evaluation &evaluation, const Aggregate &node, Block block)
{
    const auto ratios = evaluation.scalar(*node.parameter);
    if (!ratios)
        return fail(ratios.error());
    for (std::size_t row = 0; row < block.rows(); ++row) {
        const double place = static_cast<double>(block.labels(row)->hash())
            / static_cast<double>(std::numeric_limits<std::size_t>::max());
        const auto present = block.present(row);
        for (std::size_t step = 0; step < present.size(); ++step) {
            const double ratio = (*ratios)[step];
            if (std::isnan(ratio))
                return executionError("Ratio value is NaN");
            const bool isTaken = ratio >= 0 ? place < ratio : place >= 1 + ratio;
            present[step] &= static_cast<std::uint8_t>(isTaken);
        }
    }
    block.dropEmptyRows();
    return Value{ValueType::Vector, std::move(block), {}, false};
}

// --- quantile, count_values -------------------------------------------------------------------

Result<Value> quantiles(Evaluation &evaluation, const Aggregate &node, const Block &block,
                        const std::vector<Group> &groups)
{
    const auto which = evaluation.scalar(*node.parameter);
    if (!which)
        return fail(which.error());
    Result<Block> result = evaluation.block(groups.size());
    if (!result)
        return fail(std::move(result.error()));
    std::vector<std::vector<double>> columns(kTile);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        result->setLabels(i, groups[i].labels);
        eachTile(which->size(), [&](Tile tile) {
            for (auto &column : columns)
                column.clear();
            for (const std::size_t row : groups[i].rows)
                for (std::size_t step = tile.first; step < tile.last; ++step)
                    if (block.present(row)[step] != 0)
                        columns[step - tile.first].push_back(block.values(row)[step]);
            for (std::size_t step = tile.first; step < tile.last; ++step) {
                auto &column = columns[step - tile.first];
                result->present(i)[step] = column.empty() ? 0 : 1;
                sortNanFirst(column);
                result->values(i)[step] = quantileOf((*which)[step], column);
            }
        });
    }
    return Value{ValueType::Vector, *std::move(result), {}, false};
}

Result<Value> countValues(Evaluation &evaluation, const Aggregate &node, const Block &block,
                          const std::vector<Group> &groups)
{
    const Result<std::string> label = evaluation.text(*node.parameter);
    if (!label)
        return fail(label.error());
    if (label->empty())
        return executionError("invalid label name " + inQuotes(*label));
    std::map<Labels, std::vector<double>> counts;
    for (const Group &group : groups)
        for (const std::size_t row : group.rows) {
            if (auto ready = evaluation.mayGoOn(); !ready)
                return fail(std::move(ready.error()));
            for (std::size_t step = 0; step < block.values(row).size(); ++step) {
                if (block.present(row)[step] == 0)
                    continue;
                std::vector<Labels::Label> all(group.labels->begin(), group.labels->end());
                all.emplace_back(*label, numberText(block.values(row)[step]));
                auto &steps = counts[Labels(std::move(all))];
                steps.resize(block.values(row).size());
                steps[step] += 1;
            }
        }
    Result<Block> result = evaluation.block(counts.size());
    if (!result)
        return fail(std::move(result.error()));
    std::size_t row = 0;
    for (const auto &[labels, steps] : counts) {
        result->setLabels(row, std::make_shared<const Labels>(labels));
        std::ranges::copy(steps, result->values(row).begin());
        std::ranges::transform(steps, result->present(row).begin(),
                               [](double count) { return std::uint8_t(count > 0); });
        ++row;
    }
    return Value{ValueType::Vector, *std::move(result), {}, false};
}

} // namespace

Result<Value> evaluateSelecting(Evaluation &evaluation, const Aggregate &node, Block block,
                                const std::vector<Group> &groups)
{
    switch (node.op) {
    case AggregateOp::Limitk:
        return firstOf(evaluation, node, std::move(block), groups);
    case AggregateOp::LimitRatio:
        return ratioOf(evaluation, node, std::move(block));
    case AggregateOp::Quantile:
        return quantiles(evaluation, node, block, groups);
    case AggregateOp::CountValues:
        return countValues(evaluation, node, block, groups);
    default:
        return best(evaluation, node, std::move(block), groups);
    }
}

} // namespace onex::promql
