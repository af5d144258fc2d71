// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to the labels of rows.
#pragma once

#include "datasource/promql/value.h"

#include <string_view>

namespace onex::promql {

LabelsPtr noLabels();

// Without the metric's name; rows that are the same then become one. Fails where two of them have
// a value at the same step.
Result<void> dropNames(Block &block);

// Rows with the same labels become one; fails as dropNames() does.
Result<void> unify(Block &block);

// Of a group: only these labels, or all but these and the name.
Labels only(const Labels &labels, const std::vector<std::string> &names);
Labels allBut(const Labels &labels, const std::vector<std::string> &names);

struct LabelsHash
{
    std::size_t operator()(const Labels &labels) const { return labels.hash(); }
};

} // namespace onex::promql
