// SPDX-License-Identifier: GPL-3.0-or-later
// Aggregations that give one value a group. Those that choose or count: selecting.cpp.
#include "datasource/promql/aggregate.h"

#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"
#include "datasource/promql/kahan.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace onex::promql {
namespace {

// What a step of a group adds up to.
struct Sum
{
    KahanSum total;
    double mean = 0; // where the total would be infinite
    double count = 0;
    bool isMean = false;
};

void addTo(Sum &sum, double value)
{
    sum.count += 1;
    if (!sum.isMean) {
        KahanSum next = sum.total;
        next.add(value);
        if (!std::isinf(next.value()) || std::isinf(value) || sum.count == 1) {
            sum.total = next;
            return;
        }
        sum.isMean = true;
        sum.mean = sum.total.value() / (sum.count - 1);
    }
    addToMean(sum.mean, sum.count, value);
}

double averageOf(const Sum &sum) { return sum.isMean ? sum.mean : sum.total.value() / sum.count; }

// Welford's.
struct Spread
{
    double count = 0;
    double mean = 0;
    double sum = 0;

    void add(double value)
    {
        count += 1;
        const double delta = value - mean;
        mean += delta / count;
        sum += delta * (value - mean);
    }
};

// Each reduces the rows of a group: a state a step, a way to add a value to it, and what it says.
template <typename State, typename Add, typename Say>
void reduce(const Block &from, const Group &group, Block &to, std::size_t target, Add add, Say say)
{
    const auto values = to.values(target);
    const auto present = to.present(target);
    std::vector<State> states(values.size());
    for (const std::size_t row : group.rows) {
        const auto more = from.values(row);
        const auto there = from.present(row);
        for (std::size_t step = 0; step < values.size(); ++step) {
            if (there[step] == 0)
                continue;
            add(states[step], more[step], present[step] != 0);
            present[step] = 1;
        }
    }
    for (std::size_t step = 0; step < values.size(); ++step)
        values[step] = say(states[step]);
}

void reduceGroup(AggregateOp op, const Block &from, const Group &group, Block &to, std::size_t row)
{
    const auto self = [](double state) { return state; };
    switch (op) {
    case AggregateOp::Sum:
        return reduce<KahanSum>(
            from, group, to, row, [](KahanSum &sum, double value, bool) { sum.add(value); },
            [](const KahanSum &sum) { return sum.value(); });
    case AggregateOp::Avg:
        return reduce<Sum>(
            from, group, to, row, [](Sum &sum, double value, bool) { addTo(sum, value); },
            averageOf);
    case AggregateOp::Min:
        return reduce<double>(
            from, group, to, row,
            [](double &least, double value, bool has) {
                least = !has || value < least || std::isnan(least) ? value : least;
            },
            self);
    case AggregateOp::Max:
        return reduce<double>(
            from, group, to, row,
            [](double &most, double value, bool has) {
                most = !has || value > most || std::isnan(most) ? value : most;
            },
            self);
    case AggregateOp::Count:
        return reduce<double>(
            from, group, to, row, [](double &count, double, bool) { count += 1; }, self);
    case AggregateOp::Group:
        return reduce<double>(
            from, group, to, row, [](double &one, double, bool) { one = 1; }, self);
    default:
        break;
    }
    const bool isDeviation = op == AggregateOp::Stddev;
    reduce<Spread>(
        from, group, to, row, [](Spread &spread, double value, bool) { spread.add(value); },
        [isDeviation](const Spread &spread) {
            const double variance = spread.sum / spread.count;
            return isDeviation ? std::sqrt(variance) : variance;
        });
}

} // namespace

std::vector<Group> groupsOf(const Aggregate &node, const Block &block)
{
    std::unordered_map<Labels, std::size_t, LabelsHash> places;
    std::vector<Group> groups;
    for (std::size_t row = 0; row < block.rows(); ++row) {
        const Labels &labels = *block.labels(row);
        const auto [place, isNew] = places.try_emplace(
            node.isWithout ? allBut(labels, node.grouping) : only(labels, node.grouping),
            groups.size());
        if (isNew)
            groups.push_back({std::make_shared<const Labels>(place->first), {}});
        groups[place->second].rows.push_back(row);
    }
    return groups;
}

Result<Value> evaluateAggregate(Evaluation &evaluation, const Aggregate &node)
{
    Result<Value> value = evaluation.evaluate(node.expr);
    if (!value)
        return value;
    const Block &block = value->block;
    const std::vector<Group> groups = groupsOf(node, block);
    if (hasParameter(node.op))
        return evaluateSelecting(evaluation, node, std::move(value->block), groups);
    Result<Block> result = evaluation.block(groups.size());
    if (!result)
        return fail(std::move(result.error()));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (auto ready = evaluation.mayGoOn(); !ready)
            return fail(std::move(ready.error()));
        result->setLabels(i, groups[i].labels);
        reduceGroup(node.op, block, groups[i], *result, i);
    }
    return Value{ValueType::Vector, *std::move(result), {}, false};
}

} // namespace onex::promql
