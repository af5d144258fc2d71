// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/ast.h"

#include <string>

namespace onex::promql {

// The expression in one line, as Prometheus formats it; parses to the same again.
std::string printed(const Expr &expr);

// Over several lines where it is longer than so many characters, two spaces a level.
std::string formatted(const Expr &expr, std::size_t width = 80);

// A label's name, in quotes where it has to be.
std::string nameText(const std::string &name);

// A series as a selector: name{a="b",c="d"}, {"metric.name",a="b"} or {} without a label.
std::string seriesText(const Labels &labels);

} // namespace onex::promql
