// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/source/unusablealertsource.h"

#include "datasource/source/refused.h"

namespace onex {

UnusableAlertSource::UnusableAlertSource(std::string name, Error reason)
    : m_name(std::move(name))
    , m_reason(std::move(reason))
{
}

std::vector<MemberHealth> UnusableAlertSource::health() const
{
    MemberHealth health;
    health.url = m_reason.origin;
    health.source.state = SourceHealth::State::Failing;
    health.source.error = m_reason.message;
    return {health};
}

Async<Merged<Alert>> UnusableAlertSource::alerts(std::stop_token)
{
    return refused<Merged<Alert>>(m_reason);
}

Async<Merged<Silence>> UnusableAlertSource::silences(std::stop_token)
{
    return refused<Merged<Silence>>(m_reason);
}

Async<ClusterStatus> UnusableAlertSource::probe(std::stop_token)
{
    return refused<ClusterStatus>(m_reason);
}

Async<Posted> UnusableAlertSource::post(Silence, std::stop_token)
{
    return refused<Posted>(m_reason);
}

Async<void> UnusableAlertSource::expire(std::string, std::stop_token)
{
    return refused<void>(m_reason);
}

Async<Confirmation> UnusableAlertSource::confirm(std::string, std::stop_token)
{
    return refused<Confirmation>(m_reason);
}

} // namespace onex
