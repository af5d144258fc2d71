// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/engine.h"

namespace onex::promql {

// Samples that a selector of an expression looks at.
struct Need
{
    std::string selector; // without its range and its offset
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;
    bool operator==(const Need &) const = default;
};

// What evaluating it would look at, each selector once, with all that is asked of it, in the order
// of their text.
std::vector<Need> needsOf(const Expr &expr, const Question &question);

// Those of two expressions in one list.
void addNeeds(std::vector<Need> &all, const std::vector<Need> &more);

} // namespace onex::promql
