// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/rules/ownrules.h"
#include "datasource/source/alertsource.h"
#include "datasource/source/silencestore.h"

#include <functional>

namespace onex {

// Holds the alerts of this program's own rules where no Alertmanager is told of them, and silences
// that are this machine's. On the UI thread.
class LocalAlertmanager final : public AlertSource
{
public:
    using Rules = std::function<std::vector<RuleGroup>()>;

    // Store and clock outlive it, and what is under way.
    LocalAlertmanager(std::string name, Rules rules, SilenceStore &store, const Clock &clock);

    const std::string &name() const override { return m_name; }
    std::vector<MemberHealth> health() const override;

    Async<Merged<Alert>> alerts(std::stop_token stop) override;
    Async<Merged<Silence>> silences(std::stop_token stop) override;
    Async<ClusterStatus> probe(std::stop_token stop) override;
    Async<Posted> post(Silence silence, std::stop_token stop) override;
    Async<void> expire(std::string id, std::stop_token stop) override;
    Async<Confirmation> confirm(std::string nonceOrId, std::stop_token stop) override;

private:
    const std::string m_name;
    const Rules m_rules;
    SilenceStore &m_store;
    const Clock &m_clock;
};

} // namespace onex
