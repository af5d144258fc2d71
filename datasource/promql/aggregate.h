// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/value.h"

namespace onex::promql {

class Evaluation;

// The rows that an aggregation takes together, and what they have in common.
struct Group
{
    LabelsPtr labels;
    std::vector<std::size_t> rows;
};
std::vector<Group> groupsOf(const Aggregate &node, const Block &block);

// topk, bottomk, limitk, limit_ratio, quantile, count_values.
Result<Value> evaluateSelecting(Evaluation &evaluation, const Aggregate &node, Block block,
                                const std::vector<Group> &groups);

} // namespace onex::promql
