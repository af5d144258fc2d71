// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/alertsource.h"

namespace onex {

// Stands for an Alertmanager that cannot be asked: answers everything with the reason.
class UnusableAlertSource final : public AlertSource
{
public:
    UnusableAlertSource(std::string name, Error reason);

    const std::string &name() const override { return m_name; }
    std::vector<MemberHealth> health() const override;
    Async<Merged<Alert>> alerts(std::stop_token stop) override;
    Async<Merged<Silence>> silences(std::stop_token stop) override;
    Async<ClusterStatus> probe(std::stop_token stop) override;
    Async<Posted> post(Silence silence, std::stop_token stop) override;
    Async<void> expire(std::string id, std::stop_token stop) override;
    Async<Confirmation> confirm(std::string nonceOrId, std::stop_token stop) override;

private:
    std::string m_name;
    Error m_reason;
};

} // namespace onex
