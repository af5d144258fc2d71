// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "datasource/promql/ast.h"
#include "datasource/source/rules.h"

#include <memory>
#include <string_view>

namespace onex {

// A rule as a person wrote it, with its query parsed.
struct RuleDefinition
{
    Rule::Type type = Rule::Type::Alerting;
    std::string name; // of the alert, or of the metric that is recorded
    std::string query;
    std::shared_ptr<const promql::Expr> expr; // never null
    std::int64_t durationMs = 0;
    std::int64_t keepFiringForMs = 0;
    Labels labels, annotations; // templates, of an alert
};

struct RuleGroupDefinition
{
    std::string name, file;
    std::int64_t intervalMs = 0; // 0: as often as is collected
    std::vector<RuleDefinition> rules;
};

constexpr std::size_t kMostRules = 10'000;          // of a file
constexpr std::size_t kLongestRuleFile = 4U << 20U; // bytes

// Prometheus' rule files. BadInput with line and column; of a query that is wrong, the place in it.
// Source: Prometheus documentation, "Recording rules" and "Alerting rules".
Result<std::vector<RuleGroupDefinition>> parseRules(std::string_view yaml, const std::string &file);

} // namespace onex
