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

// Whether what is known of the one is true of the other.
bool isSame(const RuleDefinition &a, const RuleDefinition &b)
{
    return a.type == b.type && a.name == b.name && a.query == b.query && a.labels == b.labels;
}

double msSince(std::chrono::steady_clock::time_point began)
{
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    return took.count();
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
            const auto definition = std::make_shared<const RuleDefinition>(rule);
            m_rules.push_back({definition, AlertRule(definition), m_groups.size() - 1,
                               m_groups.back().rules.size(), false});
            m_groups.back().rules.push_back(ruleOf(rule));
        }
    }
}

std::int64_t RuleEvaluator::intervalMs(std::size_t rule) const
{
    return m_groups[m_rules[rule].group].intervalMs;
}

void RuleEvaluator::goOnFrom(const RuleEvaluator &before)
{
    for (Evaluated &rule : m_rules) {
        const auto known = std::ranges::find_if(before.m_rules, [&rule](const Evaluated &one) {
            return isSame(*one.definition, *rule.definition);
        });
        if (known == before.m_rules.end())
            continue;
        rule.alerts.goOnFrom(known->alerts);
        rule.isBegun = known->isBegun;
    }
}

std::vector<std::size_t> RuleEvaluator::takeDue(std::int64_t nowMs)
{
    std::vector<std::size_t> due;
    for (std::size_t rule = 0; rule < m_rules.size(); ++rule)
        if (nowMs >= m_dueMs[m_rules[rule].group])
            due.push_back(rule);
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        if (nowMs >= m_dueMs[i])
            m_dueMs[i] = nowMs - nowMs % m_groups[i].intervalMs + m_groups[i].intervalMs;
    return due;
}

void RuleEvaluator::expect(std::size_t rule, const Frame &forState)
{
    m_rules[rule].alerts.expect(forState);
}

Result<std::vector<MetricSample>> RuleEvaluator::take(std::size_t number,
                                                      const Result<Frame> &vector,
                                                      std::int64_t nowMs, double tookMs)
{
    Evaluated &rule = m_rules[number];
    const auto accept = [&](const Frame &frame) -> Result<std::vector<MetricSample>> {
        if (frame.kind != Frame::Kind::Vector && frame.kind != Frame::Kind::Scalar)
            return fail(Error::Kind::BadQuery, "a rule's query gives a vector or a number");
        if (rule.definition->type == Rule::Type::Recording)
            return recorded(*rule.definition, frame);
        return rule.alerts.take(frame, nowMs).map([&rule] { return rule.alerts.samples(); });
    };
    auto samples = vector.and_then(accept);
    Rule &told = m_groups[rule.group].rules[rule.place];
    told.lastEvaluation = nowMs;
    told.health = samples ? "ok" : "err";
    told.lastError = samples ? std::string() : samples.error().message;
    told.alerts = rule.alerts.alerts();
    told.evaluationMs = tookMs;
    if (told.type == Rule::Type::Alerting)
        told.state = stateOf(told.alerts);
    return samples;
}

// Alerts that were there when this program ended go on.
void RuleEvaluator::begin(std::size_t number, const promql::Storage &storage,
                          const promql::Question &question)
{
    Evaluated &rule = m_rules[number];
    if (std::exchange(rule.isBegun, true) || rule.definition->type != Rule::Type::Alerting)
        return;
    const auto expr = promql::parse(
        "ALERTS_FOR_STATE{alertname=" + promql::inQuotes(rule.definition->name) + "}");
    if (!expr)
        return;
    if (const auto known = promql::evaluate(**expr, storage, question))
        expect(number, *known);
}

void RuleEvaluator::evaluate(const promql::Storage &storage, std::int64_t nowMs,
                             const Record &record, const std::stop_token &stop)
{
    promql::Question question;
    question.isInstant = true;
    question.steps = {nowMs, 1, 1};
    question.stop = stop;
    for (const std::size_t rule : takeDue(nowMs)) {
        const auto began = std::chrono::steady_clock::now();
        begin(rule, storage, question);
        const auto vector = promql::evaluate(*definition(rule).expr, storage, question);
        if (const auto samples = take(rule, vector, nowMs, msSince(began)))
            record(rule, *samples);
    }
}

} // namespace onex
