// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "datasource/promql/ast.h"

#include <string_view>

namespace onex::promql {

constexpr std::size_t kLongestQuery = 256 * 1024; // bytes
constexpr int kDeepest = 500;                     // levels of an expression

// A valid, typed expression, or what is wrong with it and where (Error::line and column, in bytes).
Result<ExprPtr> parse(std::string_view query);

} // namespace onex::promql
