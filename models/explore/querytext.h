// SPDX-License-Identifier: GPL-3.0-or-later
// A query as it is being written: PromQL that need not be complete. Places are characters of the
// QString, not bytes.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace onex {

struct QueryPart
{
    enum class Kind { Metric, Function, Keyword, Label, Text, Number, Operator, Variable };
    Kind kind;
    int begin = 0;
    int end = 0;
    bool operator==(const QueryPart &) const = default;
};

// For colours, in order; what is none of them is left out.
std::vector<QueryPart> partsOf(const QString &query);

struct QueryProblem
{
    QString message;
    int line = 1, column = 1;
    int begin = 0, end = 0; // what is underlined; never empty
};

// Why PromQL does not read it; none where it does, or where nothing is written. Variables of
// dashboards ($__rate_interval) stand for a duration.
std::optional<QueryProblem> problemOf(const QString &query);

// Over several lines where it is long; none where it is not PromQL, or has variables.
std::optional<QString> laidOutQuery(const QString &query);

} // namespace onex
