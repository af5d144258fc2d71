// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/engine.h"

#include <string>

namespace onex::promql {

// A line a node, indented by depth: what it is, its type, and, where it was evaluated, how many
// series and samples it gave and how long that took.
std::string explained(const Expr &expr, const Profile &profile);

} // namespace onex::promql
