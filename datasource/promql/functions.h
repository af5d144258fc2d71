// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/ast.h"

#include <span>
#include <string_view>

namespace onex::promql {

class Evaluation;
struct Value;

// One function: what it takes, what it gives, and how. Source: Prometheus 3.5 documentation, "Query
// functions".
struct Function
{
    using Evaluate = Result<Value> (*)(Evaluation &evaluation, const Call &call);

    std::string_view name;
    std::vector<ValueType> arguments;
    int optional = 0; // of the last arguments; -1: the last one any number of times, also none
    ValueType returns = ValueType::Vector;
    std::string_view about; // for completion: what it gives, in a few words
    Evaluate evaluate = nullptr;
    bool usesTime = false; // of the step: not the same at every step although its arguments are

    int least() const { return static_cast<int>(arguments.size()) - (optional < 0 ? 1 : optional); }
};

std::span<const Function> functions();                // by name
const Function *functionNamed(std::string_view name); // null: there is none

} // namespace onex::promql
