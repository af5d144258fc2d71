// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/rules/rulefile.h"
#include "datasource/source/alert.h"

#include <vector>

namespace onex {

// Whoever evaluates rules in this program. On the UI thread.
class OwnRules
{
public:
    virtual ~OwnRules() = default;

    virtual std::vector<RuleGroup> ownRules() const = 0; // as they were evaluated last
    // From now on these; the alerts of rules that stay go on.
    virtual void setOwnRules(std::vector<RuleGroupDefinition> groups) = 0;
};

// Alerts that fire, as one would tell an Alertmanager of them. endsMs is 0.
std::vector<Alert> firingAlerts(const std::vector<RuleGroup> &groups);

} // namespace onex
