// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/ast.h"

namespace onex::promql {

// What the expression gave so many ms before: every selector's offset grows by that. time() and
// what else asks for the moment itself stays.
std::string earlier(ExprPtr expr, std::int64_t ms);

} // namespace onex::promql
