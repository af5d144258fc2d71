// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/source/unusablesource.h"

#include "datasource/source/refused.h"

#include <utility>

namespace onex {
UnusableSource::UnusableSource(std::string name, std::string kind, Error reason)
    : m_name(std::move(name))
    , m_kind(std::move(kind))
    , m_reason(std::move(reason))
{
}

SourceHealth UnusableSource::health() const
{
    SourceHealth health;
    health.state = SourceHealth::State::Failing;
    health.error = m_reason.message;
    return health;
}

Async<QueryAnswer> UnusableSource::query(MetricQuery, std::stop_token)
{
    return refused<QueryAnswer>(m_reason);
}

Async<std::vector<Labels>> UnusableSource::series(std::vector<std::string>, TimeRange,
                                                  std::stop_token)
{
    return refused<std::vector<Labels>>(m_reason);
}

Async<std::vector<std::string>> UnusableSource::labelNames(std::vector<std::string>, TimeRange,
                                                           std::stop_token)
{
    return refused<std::vector<std::string>>(m_reason);
}

Async<std::vector<std::string>> UnusableSource::labelValues(std::string, std::vector<std::string>,
                                                            TimeRange, std::stop_token)
{
    return refused<std::vector<std::string>>(m_reason);
}

Async<std::vector<MetricMetadata>> UnusableSource::metadata(std::stop_token)
{
    return refused<std::vector<MetricMetadata>>(m_reason);
}

Async<std::vector<RuleGroup>> UnusableSource::rules(std::stop_token)
{
    return refused<std::vector<RuleGroup>>(m_reason);
}

Async<std::vector<std::string>> UnusableSource::alertmanagers(std::stop_token)
{
    return refused<std::vector<std::string>>(m_reason);
}

Async<SourceHealth> UnusableSource::probe(std::stop_token)
{
    return refused<SourceHealth>(m_reason);
}

} // namespace onex
