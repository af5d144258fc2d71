// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/ast.h"

#include <optional>
#include <string>

namespace onex::promql {

struct Problem
{
    Span span;
    std::string message;
};

// Whether a node makes sense with the children that it has, which were checked before; sets its
// type. None: it does. Source: the type rules of Prometheus' documentation.
std::optional<Problem> check(Expr &expr);

} // namespace onex::promql
