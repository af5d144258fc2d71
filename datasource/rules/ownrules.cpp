// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/rules/ownrules.h"

namespace onex {
namespace {

Alert alertOf(const Rule &rule, const PrometheusAlert &raised)
{
    Alert alert;
    alert.fingerprint = fingerprintOf(raised.labels);
    alert.labels = raised.labels;
    alert.annotations = raised.annotations;
    alert.startsMs = raised.activeAt + rule.durationMs;
    alert.updatedMs = rule.lastEvaluation;
    return alert;
}

} // namespace

std::vector<Alert> firingAlerts(const std::vector<RuleGroup> &groups)
{
    std::vector<Alert> all;
    for (const RuleGroup &group : groups)
        for (const Rule &rule : group.rules)
            for (const PrometheusAlert &raised : rule.alerts)
                if (raised.state == "firing")
                    all.push_back(alertOf(rule, raised));
    return all;
}

} // namespace onex
