// SPDX-License-Identifier: GPL-3.0-or-later
// From the texts that a query found, or a list that was written, to the options of a variable.
#pragma once

#include "datasource/core/result.h"
#include "models/dashboard/definition.h"

namespace onex {

// Those texts that match `regex` (all, if it is empty), without repetitions. Its groups text and
// value, or its first group, say what is shown and what is used. Error: the regular expression is
// none.
Result<VariableDefinition::Options> optionsFrom(const QStringList &texts, const QString &regex);

// Grafana's orders: 0 as found; 1 and 2 by name, 3 and 4 by the first number, 5 and 6 by name
// whatever the case, 7 and 8 by name with numbers as numbers; the even ones descending.
void sortOptions(VariableDefinition::Options &options, int order);

VariableDefinition::Options customOptions(
    const QString &list); // "a, b, shown : value"; "\," is a comma

} // namespace onex
