// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/engine.h"
#include "datasource/rules/alertrule.h"

#include <functional>
#include <stop_token>

namespace onex {

// Evaluates groups of rules when they are due, over any storage.
class RuleEvaluator
{
public:
    // What a rule records at a moment; `rule` counts from 0 through all groups. It is there for the
    // rules behind it when this returns.
    using Record = std::function<void(std::size_t rule, const std::vector<MetricSample> &samples)>;

    // intervalMs: of groups that say none.
    RuleEvaluator(const std::vector<RuleGroupDefinition> &groups, std::int64_t intervalMs);

    void evaluate(const promql::Storage &storage, std::int64_t nowMs, const Record &record,
                  const std::stop_token &stop);
    const std::vector<RuleGroup> &groups() const { return m_groups; }
    std::size_t ruleCount() const { return m_rules.size(); }

private:
    struct Evaluated
    {
        std::shared_ptr<const RuleDefinition> definition;
        AlertRule alerts;
        bool isBegun = false;
    };

    void begin(Evaluated &rule, const promql::Storage &storage, const promql::Question &question);

    Result<std::vector<MetricSample>> samplesOf(Evaluated &rule, const promql::Storage &storage,
                                                std::int64_t nowMs, const std::stop_token &stop);

    std::vector<RuleGroup> m_groups;   // as they are told
    std::vector<Evaluated> m_rules;    // of all groups
    std::vector<std::int64_t> m_dueMs; // of the groups
};

} // namespace onex
