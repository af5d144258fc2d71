// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/evaluation.h"

#include "datasource/promql/blocklabels.h"
#include "datasource/promql/functions.h"

#include <algorithm>

namespace onex::promql {
namespace {

const Expr &withoutParens(const Expr &expr)
{
    const auto *paren = std::get_if<Paren>(&expr.node);
    return paren ? withoutParens(*paren->expr) : expr;
}

Value scalarValue(double value, int steps)
{
    Block block(1, steps);
    block.setLabels(0, noLabels());
    std::ranges::fill(block.values(0), value);
    std::ranges::fill(block.present(0), 1);
    return {ValueType::Scalar, std::move(block), {}, false};
}

bool isLiteral(const Expr &expr)
{
    return std::holds_alternative<NumberLiteral>(expr.node)
        || std::holds_alternative<StringLiteral>(expr.node);
}

} // namespace

tl::unexpected<Error> executionError(std::string message)
{
    return fail(Error::Kind::BadQuery, std::move(message));
}

Evaluation::Evaluation(const Storage &storage, const Question &question)
    : m_shared(std::make_shared<Shared>(Shared{
        storage, question, std::chrono::steady_clock::now() + question.limits.time, 0, {}, {}}))
    , m_steps(question.steps)
{
}

Evaluation::Evaluation(std::shared_ptr<Shared> shared, const Steps &steps)
    : m_shared(std::move(shared))
    , m_steps(steps)
{
}

// --- limits ----------------------------------------------------------------------------------

Result<void> Evaluation::hold(std::size_t samples)
{
    m_shared->held += samples;
    if (m_shared->held > m_shared->question.limits.samples)
        return fail(Error::Kind::TooLarge,
                    "query processing would load too many samples into memory in query execution");
    return mayGoOn();
}

Result<void> Evaluation::mayGoOn() const
{
    if (m_shared->question.stop.stop_requested())
        return fail(Error::Kind::Cancelled, "query was canceled in query execution");
    if (std::chrono::steady_clock::now() > m_shared->deadline)
        return fail(Error::Kind::Timeout, "query timed out in query execution");
    return {};
}

Result<Block> Evaluation::block(std::size_t rows)
{
    return hold(rows * static_cast<std::size_t>(m_steps.count)).map([&] {
        return Block(rows, m_steps.count);
    });
}

void Evaluation::inform(const std::string &sentence)
{
    auto &infos = m_shared->infos;
    if (std::find(infos.begin(), infos.end(), sentence) == infos.end())
        infos.push_back(sentence);
}

void Evaluation::warn(const std::string &sentence)
{
    auto &warnings = m_shared->warnings;
    if (std::find(warnings.begin(), warnings.end(), sentence) == warnings.end())
        warnings.push_back(sentence);
}

// --- nodes -----------------------------------------------------------------------------------

Result<Value> Evaluation::evaluate(const Expr &expr)
{
    if (auto ready = mayGoOn(); !ready)
        return fail(std::move(ready.error()));
    const auto began = std::chrono::steady_clock::now();
    const std::size_t before = m_shared->held;
    const bool once = expr.isFixed && m_steps.count > 1 && !isLiteral(expr);
    Result<Value> value = once ? evaluateFixed(expr) : evaluateNode(expr);
    if (!value)
        return value;
    const Block &block = value->block;
    const std::size_t samples = block.rows() * static_cast<std::size_t>(m_steps.count);
    m_shared->held = before + samples; // what its children gave is gone
    if (Profile *profile = m_shared->question.profile) {
        Cost &cost = (*profile)[&expr];
        cost.time += std::chrono::steady_clock::now() - began;
        cost.rows = std::max(cost.rows, block.rows());
        cost.samples += samples;
    }
    return value;
}

Result<Value> Evaluation::evaluateFixed(const Expr &expr)
{
    Steps first = m_steps;
    first.count = 1;
    Result<Value> value = Evaluation(m_shared, first).evaluateNode(expr);
    if (value)
        value->block.widen(m_steps.count);
    return value;
}

Result<Value> Evaluation::evaluateNode(const Expr &expr)
{
    struct Visitor
    {
        Evaluation &self;
        const Expr &expr;

        Result<Value> operator()(const NumberLiteral &node) const
        {
            return scalarValue(node.value, self.m_steps.count);
        }
        Result<Value> operator()(const StringLiteral &node) const
        {
            return Value{ValueType::String, {}, node.value, false};
        }
        Result<Value> operator()(const VectorSelector &node) const
        {
            return self.evaluateSelector(node, false);
        }
        Result<Value> operator()(const MatrixSelector &) const { return isRange(); }
        Result<Value> operator()(const Subquery &) const { return isRange(); }
        Result<Value> operator()(const Paren &node) const { return self.evaluate(*node.expr); }
        Result<Value> operator()(const Unary &node) const
        {
            Result<Value> value = self.evaluate(*node.expr);
            if (!value || !node.isNegative)
                return value;
            Block &block = value->block;
            for (std::size_t row = 0; row < block.rows(); ++row)
                for (double &one : block.values(row))
                    one = -one;
            if (value->type == ValueType::Vector)
                if (auto named = dropNames(block); !named)
                    return fail(std::move(named.error()));
            return value;
        }
        Result<Value> operator()(const Binary &node) const { return evaluateBinary(self, node); }
        Result<Value> operator()(const Aggregate &node) const
        {
            return evaluateAggregate(self, node);
        }
        Result<Value> operator()(const Call &node) const
        {
            return node.function->evaluate(self, node);
        }
        static Result<Value> isRange()
        {
            return executionError("a range vector has no value of its own");
        }
    };
    return std::visit(Visitor{*this, expr}, expr.node);
}

Result<std::vector<double>> Evaluation::scalar(const Expr &expr)
{
    return evaluate(expr).map([](const Value &value) {
        const auto values = value.block.values(0);
        return std::vector<double>(values.begin(), values.end());
    });
}

Result<std::string> Evaluation::text(const Expr &expr)
{
    return evaluate(expr).map([](Value &&value) { return std::move(value.text); });
}

Result<Value> Evaluation::times(const VectorSelector &selector)
{
    return evaluateSelector(selector, true);
}

Result<RangeBlock> Evaluation::range(const Expr &expr)
{
    const Expr &inner = withoutParens(expr);
    const auto began = std::chrono::steady_clock::now();
    const auto *selector = std::get_if<MatrixSelector>(&inner.node);
    Result<RangeBlock> block
        = selector ? evaluateWindows(*selector) : evaluateSubquery(std::get<Subquery>(inner.node));
    if (Profile *profile = m_shared->question.profile; profile && block) {
        Cost &cost = (*profile)[&inner];
        cost.time += std::chrono::steady_clock::now() - began;
        cost.rows = std::max(cost.rows, block->rows.size());
        for (const RangeBlock::Row &row : block->rows)
            cost.samples += row.times.size();
    }
    return block;
}

std::optional<std::int64_t> Evaluation::momentOf(const TimeShift &shift) const
{
    if (!shift.at)
        return std::nullopt;
    const Question &question = m_shared->question;
    switch (shift.at->kind) {
    case AtModifier::Kind::Start:
        return question.steps.startMs;
    case AtModifier::Kind::End:
        return question.lastMs();
    case AtModifier::Kind::Time:
        break;
    }
    return shift.at->timeMs;
}

// --- selectors -------------------------------------------------------------------------------

namespace {

// The latest sample of each step that is not older than the look-back.
void fillLatest(const Samples &samples, const std::vector<std::int64_t> &ends,
                std::int64_t lookBackMs, bool asTimes, std::span<double> values,
                std::span<std::uint8_t> present)
{
    const auto times = samples.times;
    auto next = static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), ends[0])
                                         - times.begin());
    for (std::size_t step = 0; step < ends.size(); ++step) {
        while (next < times.size() && times[next] <= ends[step])
            ++next;
        if (next == 0 || times[next - 1] <= ends[step] - lookBackMs)
            continue;
        const double value = samples.values[next - 1];
        if (samples.hasStaleMarkers && isStaleMarker(value))
            continue;
        values[step] = asTimes ? static_cast<double>(times[next - 1]) / 1000 : value;
        present[step] = 1;
    }
}

struct Owned
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
};

// As windows see them.
RangeBlock::Row windowRow(const StoredSeries &series, std::int64_t fromMs, std::int64_t toMs)
{
    const auto &times = series.samples.times;
    const auto first = std::upper_bound(times.begin(), times.end(), fromMs) - times.begin();
    const auto last = std::upper_bound(times.begin() + first, times.end(), toMs) - times.begin();
    const auto from = static_cast<std::size_t>(first),
               count = static_cast<std::size_t>(last - first);
    RangeBlock::Row row{series.labels, times.subspan(from, count),
                        series.samples.values.subspan(from, count), series.owner};
    if (!series.samples.hasStaleMarkers)
        return row;
    auto owned = std::make_shared<Owned>();
    for (std::size_t i = 0; i < count; ++i) {
        if (isStaleMarker(row.values[i]))
            continue;
        owned->times.push_back(row.times[i]);
        owned->values.push_back(row.values[i]);
    }
    return {series.labels, owned->times, owned->values, owned};
}

} // namespace

Result<Value> Evaluation::evaluateSelector(const VectorSelector &selector, bool asTimes)
{
    const auto at = momentOf(selector.shift);
    std::vector<std::int64_t> ends(static_cast<std::size_t>(m_steps.count));
    for (int step = 0; step < m_steps.count; ++step)
        ends[static_cast<std::size_t>(step)]
            = at.value_or(m_steps.at(step)) - selector.shift.offsetMs;
    const std::int64_t lookBack = m_shared->question.lookBackMs;
    auto all = m_shared->storage.select(selector.matchers, ends.front() - lookBack, ends.back(),
                                        m_shared->question.stop);
    if (!all)
        return fail(std::move(all.error()));
    Result<Block> made = block(all->size());
    if (!made)
        return fail(std::move(made.error()));
    for (std::size_t row = 0; row < all->size(); ++row) {
        StoredSeries &series = (*all)[row];
        made->setLabels(row, series.labels);
        fillLatest(series.samples, ends, lookBack, asTimes, made->values(row), made->present(row));
    }
    made->dropEmptyRows();
    return Value{ValueType::Vector, *std::move(made), {}, false};
}

Result<RangeBlock> Evaluation::evaluateWindows(const MatrixSelector &node)
{
    RangeBlock range;
    range.rangeMs = node.rangeMs;
    range.offsetMs = node.selector.shift.offsetMs;
    range.atMs = momentOf(node.selector.shift);
    const std::int64_t from = range.windowEnd(m_steps.startMs) - range.rangeMs;
    const std::int64_t to = range.windowEnd(m_steps.endMs());
    auto all = m_shared->storage.select(node.selector.matchers, from, to, m_shared->question.stop);
    if (!all)
        return fail(std::move(all.error()));
    std::size_t samples = 0;
    for (const StoredSeries &series : *all) {
        RangeBlock::Row row = windowRow(series, from, to);
        samples += row.times.size();
        if (!row.times.empty())
            range.rows.push_back(std::move(row));
    }
    return hold(samples).map([&range] { return std::move(range); });
}

// Its steps are multiples of its step, wherever the query begins.
Result<RangeBlock> Evaluation::evaluateSubquery(const Subquery &node)
{
    RangeBlock range;
    range.rangeMs = node.rangeMs;
    range.offsetMs = node.shift.offsetMs;
    range.atMs = momentOf(node.shift);
    Steps inner;
    inner.stepMs = node.stepMs > 0 ? node.stepMs : m_shared->question.subqueryStepMs;
    const std::int64_t from = range.windowEnd(m_steps.startMs) - range.rangeMs;
    const std::int64_t to = range.windowEnd(m_steps.endMs());
    inner.startMs = from - ((from % inner.stepMs) + inner.stepMs) % inner.stepMs + inner.stepMs;
    if (inner.startMs > to)
        return range;
    const std::int64_t count = (to - inner.startMs) / inner.stepMs + 1;
    if (count > static_cast<std::int64_t>(m_shared->question.limits.samples))
        return fail(Error::Kind::TooLarge, "the subquery has too many steps");
    inner.count = static_cast<int>(count);
    Result<Value> value = Evaluation(m_shared, inner).evaluate(*node.expr);
    if (!value)
        return fail(std::move(value.error()));
    const Block &block = value->block;
    for (std::size_t row = 0; row < block.rows(); ++row) {
        auto owned = std::make_shared<Owned>();
        owned->times.reserve(static_cast<std::size_t>(inner.count));
        owned->values.reserve(static_cast<std::size_t>(inner.count));
        for (int step = 0; step < inner.count; ++step) {
            if (block.present(row)[static_cast<std::size_t>(step)] == 0)
                continue;
            owned->times.push_back(inner.at(step));
            owned->values.push_back(block.values(row)[static_cast<std::size_t>(step)]);
        }
        range.rows.push_back({block.labels(row), owned->times, owned->values, owned});
    }
    return range;
}

} // namespace onex::promql
