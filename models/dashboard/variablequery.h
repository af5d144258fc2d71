// SPDX-License-Identifier: GPL-3.0-or-later
// The query of a variable, taken apart.
#pragma once

#include "datasource/core/result.h"

#include <QString>

namespace onex {

struct VariableQuery
{
    enum class Kind {
        LabelNames,  // label_names()
        LabelValues, // label_values(label) or label_values(selector, label)
        Metrics,     // metrics(regex): metric names that match
        QueryResult, // query_result(expr): each series as name{k="v"} value time
        Series       // a bare selector: each series as name{k="v"}
    };
    Kind kind = Kind::Series;
    QString label;    // LabelValues
    QString selector; // LabelValues, Series; empty: all series
    QString pattern;  // Metrics; RE2, searched anywhere
    QString expr;     // QueryResult
    bool operator==(const VariableQuery &) const = default;
};

// Variables must be filled in before. Error: BadInput, with what was expected and the column.
Result<VariableQuery> parseVariableQuery(const QString &query);

} // namespace onex
