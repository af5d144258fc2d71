// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/rules/ruleevaluator.h"

#include "datasource/promql/literals.h"
#include "datasource/promql/parser.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace onex {
namespace {

Rule ruleOf(const RuleDefinition &definition)
{
    Rule rule;
    rule.type = definition.type;
    rule.name = definition.name;
    rule.query = definition.query;
    rule.labels = definition.labels;
    rule.annotations = definition.annotations;
    rule.state = definition.type == Rule::Type::Alerting ? "inactive" : "";
    rule.health = "unknown";
    rule.durationMs = definition.durationMs;
    rule.keepFiringForMs = definition.keepFiringForMs;
    return rule;
}

std::string stateOf(const std::vector<PrometheusAlert> &alerts)
{
    const bool isFiring = std::ranges::any_of(
        alerts, [](const PrometheusAlert &alert) { return alert.state == "firing"; });
    return isFiring ? "firing" : alerts.empty() ? "inactive" : "pending";
}

Result<std::vector<MetricSample>> recorded(const RuleDefinition &rule, const Frame &vector)
{
    std::vector<MetricSample> samples;
    std::set<Labels> known;
    for (const Series &series : vector.series) {
        const Labels labels = ruledLabels(series.labels, {}, rule.labels);
        if (!known.insert(labels).second)
            return fail(Error::Kind::BadQuery,
                        "vector contains metrics with the same labelset after applying rule "
                        "labels");
        samples.push_back({rule.name, labels, series.values.back()});
    }
    return samples;
}

} // namespace

RuleEvaluator::RuleEvaluator(const std::vector<RuleGroupDefinition> &groups,
                             std::int64_t intervalMs)
    : m_dueMs(groups.size(), 0)
{
    for (const RuleGroupDefinition &group : groups) {
        m_groups.push_back(
            {group.name, group.file, group.intervalMs > 0 ? group.intervalMs : intervalMs, {}});
        for (const RuleDefinition &rule : group.rules) {
            m_groups.back().rules.push_back(ruleOf(rule));
            const auto definition = std::make_shared<const RuleDefinition>(rule);
            m_rules.push_back({definition, AlertRule(definition), false});
        }
    }
}

// Alerts that were there when this program ended go on.
void RuleEvaluator::begin(Evaluated &rule, const promql::Storage &storage,
                          const promql::Question &question)
{
    if (std::exchange(rule.isBegun, true) || rule.definition->type != Rule::Type::Alerting)
        return;
    const auto expr = promql::parse(
        "ALERTS_FOR_STATE{alertname=" + promql::inQuotes(rule.definition->name) + "}");
    if (!expr)
        return;
    if (const auto known = promql::evaluate(**expr, storage, question))
        rule.alerts.expect(*known);
}

Result<std::vector<MetricSample>> RuleEvaluator::samplesOf(Evaluated &rule,
                                                           const promql::Storage &storage,
                                                           std::int64_t nowMs,
                                                           const std::stop_token &stop)
{
    promql::Question question;
    question.isInstant = true;
    question.steps = {nowMs, 1, 1};
    question.stop = stop;
    begin(rule, storage, question);
    auto vector = promql::evaluate(*rule.definition->expr, storage, question);
    if (!vector)
        return fail(vector.error());
    if (vector->kind != Frame::Kind::Vector && vector->kind != Frame::Kind::Scalar)
        return fail(Error::Kind::BadQuery, "a rule's query gives a vector or a number");
    if (rule.definition->type == Rule::Type::Recording)
        return recorded(*rule.definition, *vector);
    return rule.alerts.take(*vector, nowMs).map([&rule] { return rule.alerts.samples(); });
}

void RuleEvaluator::evaluate(const promql::Storage &storage, std::int64_t nowMs,
                             const Record &record, const std::stop_token &stop)
{
    std::size_t number = 0;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        RuleGroup &group = m_groups[i];
        if (nowMs < m_dueMs[i]) {
            number += group.rules.size();
            continue;
        }
        m_dueMs[i] = nowMs - nowMs % group.intervalMs + group.intervalMs;
        for (Rule &told : group.rules) {
            const auto began = std::chrono::steady_clock::now();
            Evaluated &rule = m_rules[number];
            const auto samples = samplesOf(rule, storage, nowMs, stop);
            told.lastEvaluation = nowMs;
            told.health = samples ? "ok" : "err";
            told.lastError = samples ? std::string() : samples.error().message;
            told.alerts = rule.alerts.alerts();
            if (told.type == Rule::Type::Alerting)
                told.state = stateOf(told.alerts);
            if (samples)
                record(number, *samples);
            const std::chrono::duration<double, std::milli> took
                = std::chrono::steady_clock::now() - began;
            told.evaluationMs = took.count();
            ++number;
        }
    }
}

} // namespace onex
