// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/engine.h"
#include "datasource/rules/alertrule.h"

#include <functional>
#include <stop_token>

namespace onex {

// Groups of rules, and what became of them. Who asks for what their queries give, and when, is
// another's business: evaluate() does it over a storage, others ask a server. Rules are numbered
// from 0 through all groups.
class RuleEvaluator
{
public:
    // What a rule records at a moment. It is there for the rules behind it when this returns.
    using Record = std::function<void(std::size_t rule, const std::vector<MetricSample> &samples)>;

    // intervalMs: of groups that say none.
    RuleEvaluator(const std::vector<RuleGroupDefinition> &groups, std::int64_t intervalMs);

    void evaluate(const promql::Storage &storage, std::int64_t nowMs, const Record &record,
                  const std::stop_token &stop);

    // The rules of those groups whose time has come, in their order; they are due again an interval
    // later.
    std::vector<std::size_t> takeDue(std::int64_t nowMs);
    // What the rule's query gave at that moment, after how many ms -> what it records. An error:
    // its alerts stay what they were, and the rule says why.
    Result<std::vector<MetricSample>> take(std::size_t rule, const Result<Frame> &vector,
                                           std::int64_t nowMs, double tookMs);
    // What was known of its alerts when this program began, see AlertRule.
    void expect(std::size_t rule, const Frame &forState);

    const RuleDefinition &definition(std::size_t rule) const { return *m_rules[rule].definition; }
    std::int64_t intervalMs(std::size_t rule) const;
    const std::vector<RuleGroup> &groups() const { return m_groups; }
    std::size_t ruleCount() const { return m_rules.size(); }
    // Rules that stand here as they stood there go on.
    void goOnFrom(const RuleEvaluator &before);

private:
    struct Evaluated
    {
        std::shared_ptr<const RuleDefinition> definition;
        AlertRule alerts;
        std::size_t group = 0, place = 0; // in it
        bool isBegun = false;
    };

    void begin(std::size_t rule, const promql::Storage &storage, const promql::Question &question);

    std::vector<RuleGroup> m_groups;   // as they are told
    std::vector<Evaluated> m_rules;    // of all groups
    std::vector<std::int64_t> m_dueMs; // of the groups
};

} // namespace onex
