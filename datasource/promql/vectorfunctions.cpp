// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/vectorfunctions.h"

#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace onex::promql {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Result<Value> made(Evaluation &evaluation, ValueType type)
{
    return evaluation.block(1).map([type](Block &&block) {
        block.setLabels(0, noLabels());
        std::ranges::fill(block.present(0), 1);
        return Value{type, std::move(block), {}, false};
    });
}

// With every value changed, change(value, step), and without the metric's name.
template <typename Change>
Result<Value> changed(Result<Value> value, const Change &change)
{
    if (!value)
        return value;
    value->isSorted = false;
    value->block.dropEmptyRows();
    for (std::size_t row = 0; row < value->block.rows(); ++row) {
        const auto values = value->block.values(row);
        for (std::size_t step = 0; step < values.size(); ++step)
            values[step] = change(values[step], step);
    }
    if (auto named = dropNames(value->block); !named)
        return fail(std::move(named.error()));
    return value;
}

Value timesOf(const Evaluation &evaluation, Value value)
{
    for (int step = 0; step < evaluation.steps().count; ++step)
        value.block.values(0)[static_cast<std::size_t>(step)]
            = static_cast<double>(evaluation.steps().at(step)) / 1000;
    return value;
}

// NaN if one of them is, but where the other one decides by being infinite.
double greater(double a, double b)
{
    if (a == kInfinity || b == kInfinity)
        return kInfinity;
    return std::isnan(a) || std::isnan(b) ? kNaN : std::max(a, b);
}

double smaller(double a, double b) { return -greater(-a, -b); }

// What the matchers say of labels that are not there: those that are equal to something, once.
LabelsPtr absentLabels(const Expr &expr)
{
    const auto *matrix = std::get_if<MatrixSelector>(&expr.node);
    const auto *vector = matrix ? &matrix->selector : std::get_if<VectorSelector>(&expr.node);
    std::vector<Labels::Label> labels;
    std::vector<std::string> seen;
    for (const Matcher &matcher : vector ? vector->matchers : std::vector<Matcher>()) {
        if (matcher.name() == "__name__")
            continue;
        const bool isAgain = std::find(seen.begin(), seen.end(), matcher.name()) != seen.end();
        seen.push_back(matcher.name());
        if (isAgain || matcher.op() != Matcher::Op::Equal)
            std::erase_if(labels, [&](const auto &one) { return one.first == matcher.name(); });
        else
            labels.emplace_back(matcher.name(), matcher.value());
    }
    return std::make_shared<const Labels>(std::move(labels));
}

Result<Value> absentWhere(Evaluation &evaluation, const Expr &expr,
                          const std::vector<std::uint8_t> &there)
{
    Result<Value> value = made(evaluation, ValueType::Vector);
    if (!value)
        return value;
    value->block.setLabels(0, absentLabels(expr));
    std::ranges::fill(value->block.values(0), 1);
    for (std::size_t step = 0; step < there.size(); ++step)
        value->block.present(0)[step] = there[step] == 0 ? 1 : 0;
    value->block.dropEmptyRows();
    return value;
}

} // namespace

Result<Value> mapped(Evaluation &evaluation, const Call &call, Map map)
{
    if (!call.arguments.empty())
        return changed(evaluation.evaluate(call.arguments[0]),
                       [map](double value, std::size_t) { return map(value); });
    Result<Value> now = made(evaluation, ValueType::Vector);
    if (!now)
        return now;
    now = timesOf(evaluation, *std::move(now));
    for (double &value : now->block.values(0))
        value = map(value);
    return now;
}

Result<Value> absent(Evaluation &evaluation, const Call &call)
{
    const Result<Value> value = evaluation.evaluate(call.arguments[0]);
    if (!value)
        return value;
    std::vector<std::uint8_t> there(static_cast<std::size_t>(evaluation.steps().count));
    for (std::size_t row = 0; row < value->block.rows(); ++row)
        for (std::size_t step = 0; step < there.size(); ++step)
            there[step] |= value->block.present(row)[step];
    return absentWhere(evaluation, *call.arguments[0], there);
}

Result<Value> absentOverTime(Evaluation &evaluation, const Call &call)
{
    const Result<RangeBlock> range = evaluation.range(*call.arguments[0]);
    if (!range)
        return fail(range.error());
    std::vector<std::uint8_t> there(static_cast<std::size_t>(evaluation.steps().count));
    for (const RangeBlock::Row &row : range->rows) {
        const auto times = row.times;
        for (std::size_t step = 0; step < there.size(); ++step) {
            const std::int64_t end
                = range->windowEnd(evaluation.steps().at(static_cast<int>(step)));
            const auto last = std::upper_bound(times.begin(), times.end(), end);
            there[step] |= static_cast<std::uint8_t>(last != times.begin()
                                                     && *(last - 1) > end - range->rangeMs);
        }
    }
    return absentWhere(evaluation, *call.arguments[0], there);
}

// Where the limits contradict each other there is nothing.
Result<Value> clamp(Evaluation &evaluation, const Call &call)
{
    const auto least = evaluation.scalar(*call.arguments[1]);
    if (!least)
        return fail(least.error());
    const auto most = evaluation.scalar(*call.arguments[2]);
    if (!most)
        return fail(most.error());
    Result<Value> value = evaluation.evaluate(call.arguments[0]);
    for (std::size_t row = 0; value && row < value->block.rows(); ++row)
        for (std::size_t step = 0; step < least->size(); ++step)
            if ((*most)[step] < (*least)[step])
                value->block.present(row)[step] = 0;
    return changed(std::move(value), [&](double one, std::size_t step) {
        return greater((*least)[step], smaller((*most)[step], one));
    });
}

Result<Value> clampMax(Evaluation &evaluation, const Call &call)
{
    return evaluation.scalar(*call.arguments[1]).and_then([&](const std::vector<double> &most) {
        return changed(evaluation.evaluate(call.arguments[0]),
                       [&](double one, std::size_t step) { return smaller(most[step], one); });
    });
}

Result<Value> clampMin(Evaluation &evaluation, const Call &call)
{
    return evaluation.scalar(*call.arguments[1]).and_then([&](const std::vector<double> &least) {
        return changed(evaluation.evaluate(call.arguments[0]),
                       [&](double one, std::size_t step) { return greater(least[step], one); });
    });
}

Result<Value> round(Evaluation &evaluation, const Call &call)
{
    std::vector<double> to(static_cast<std::size_t>(evaluation.steps().count), 1);
    if (call.arguments.size() > 1) {
        auto asked = evaluation.scalar(*call.arguments[1]);
        if (!asked)
            return fail(std::move(asked.error()));
        to = *std::move(asked);
    }
    return changed(evaluation.evaluate(call.arguments[0]), [&to](double one, std::size_t step) {
        const double inverse = 1 / to[step]; // whole numbers come out whole
        return std::floor(one * inverse + 0.5) / inverse;
    });
}

Result<Value> nothing(Evaluation &evaluation, const Call &call)
{
    Result<Value> value = evaluation.evaluate(call.arguments.back());
    if (value)
        value->block = Block(0, evaluation.steps().count);
    return value;
}

Result<Value> pi(Evaluation &evaluation, const Call &)
{
    Result<Value> value = made(evaluation, ValueType::Scalar);
    if (value)
        std::ranges::fill(value->block.values(0), std::numbers::pi);
    return value;
}

Result<Value> time(Evaluation &evaluation, const Call &)
{
    return made(evaluation, ValueType::Scalar).map([&evaluation](Value &&value) {
        return timesOf(evaluation, std::move(value));
    });
}

Result<Value> vector(Evaluation &evaluation, const Call &call)
{
    Result<Value> value = evaluation.evaluate(call.arguments[0]);
    if (value)
        value->type = ValueType::Vector;
    return value;
}

// NaN where there is not just one.
Result<Value> scalar(Evaluation &evaluation, const Call &call)
{
    const Result<Value> value = evaluation.evaluate(call.arguments[0]);
    if (!value)
        return value;
    Result<Value> result = made(evaluation, ValueType::Scalar);
    if (!result)
        return result;
    const auto values = result->block.values(0);
    std::vector<int> counts(values.size());
    std::ranges::fill(values, kNaN);
    for (std::size_t row = 0; row < value->block.rows(); ++row)
        for (std::size_t step = 0; step < values.size(); ++step)
            if (value->block.present(row)[step] != 0)
                values[step] = ++counts[step] == 1 ? value->block.values(row)[step] : kNaN;
    return result;
}

Result<Value> timestamp(Evaluation &evaluation, const Call &call)
{
    const Expr *argument = call.arguments[0].get();
    while (const auto *paren = std::get_if<Paren>(&argument->node))
        argument = paren->expr.get();
    if (const auto *selector = std::get_if<VectorSelector>(&argument->node)) {
        Result<Value> value = evaluation.times(*selector);
        if (!value)
            return value;
        if (auto named = dropNames(value->block); !named)
            return fail(std::move(named.error()));
        return value;
    }
    return changed(evaluation.evaluate(*argument), [&evaluation](double, std::size_t step) {
        return static_cast<double>(evaluation.steps().at(static_cast<int>(step))) / 1000;
    });
}

} // namespace onex::promql
