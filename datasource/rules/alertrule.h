// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/frame.h"
#include "datasource/core/metricfamily.h"
#include "datasource/rules/rulefile.h"

#include <map>

namespace onex {

// What becomes of the alerts of one rule from one evaluation to the next: pending while the
// condition holds for less than "for", then firing; gone when it holds no more, firing ones
// "keep_firing_for" later. Source: Prometheus 3.5, rules/alerting.go, what it does.
class AlertRule
{
public:
    explicit AlertRule(std::shared_ptr<const RuleDefinition> definition);

    // Alerts that were active before this program began, from ALERTS_FOR_STATE: what take() finds
    // first goes on from there. (Prometheus does so only where "for" is 10 minutes or more.)
    void expect(const Frame &forState);
    // The alerts of a rule that was the same but for its times and annotations.
    void goOnFrom(const AlertRule &before) { m_active = before.m_active; }
    // vector: what the query gave at that moment. BadQuery where two alerts would be the same;
    // nothing has changed then.
    Result<void> take(const Frame &vector, std::int64_t nowMs);

    std::vector<PrometheusAlert> alerts() const; // sorted by labels
    // ALERTS and ALERTS_FOR_STATE, as Prometheus records them.
    std::vector<MetricSample> samples() const;

private:
    struct Active
    {
        PrometheusAlert alert;
        bool isFiring = false;
        std::int64_t keptSinceMs = 0; // the condition holds no more since then; 0: it holds
    };
    using Alerts = std::map<Labels, Active>;

    PrometheusAlert alertOf(const Series &sample) const;
    bool isKept(Active &active, std::int64_t nowMs) const;

    std::shared_ptr<const RuleDefinition> m_definition;
    Alerts m_active;
    std::map<Labels, std::int64_t> m_expected; // since when
};

// The labels of a sample that a rule's become, with the rule's own over them.
Labels ruledLabels(const Labels &sample, const std::string &name, const Labels &own);

} // namespace onex
