// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/embeddedsource.h"

#include <QCoroTask>

#include <cstdio>

namespace onex {
namespace {

template <typename T>
Async<T> ready(Result<T> value)
{
    co_return value;
}

std::string shareOf(double cores)
{
    char text[64];
    std::snprintf(text, sizeof text, "collecting takes %.2f %% of a core", 100 * cores);
    return text;
}

} // namespace

EmbeddedSource::EmbeddedSource(std::string name, CollectionOptions options)
    : m_name(std::move(name))
    , m_intervalMs(options.intervalMs)
    , m_collection(std::move(options))
    , m_queries(m_collection.storage())
{
}

// A file that cannot be written does not keep anyone from seeing what is now.
SourceHealth EmbeddedSource::health() const
{
    const CollectionStatus status = m_collection.status();
    SourceHealth health;
    health.state = status.lastMs > 0 ? SourceHealth::State::Ok : SourceHealth::State::Unknown;
    if (status.cores > 0)
        health.remark = shareOf(status.cores);
    return health;
}

Async<QueryAnswer> EmbeddedSource::query(MetricQuery query, std::stop_token stop)
{
    return m_queries.query(std::move(query), std::move(stop));
}

Async<std::vector<Labels>> EmbeddedSource::series(std::vector<std::string> matchers,
                                                  TimeRange range, std::stop_token stop)
{
    return m_queries.series(std::move(matchers), range, std::move(stop));
}

Async<std::vector<std::string>> EmbeddedSource::labelNames(std::vector<std::string> matchers,
                                                           TimeRange range, std::stop_token stop)
{
    return m_queries.labelNames(std::move(matchers), range, std::move(stop));
}

Async<std::vector<std::string>> EmbeddedSource::labelValues(std::string label,
                                                            std::vector<std::string> matchers,
                                                            TimeRange range, std::stop_token stop)
{
    return m_queries.labelValues(std::move(label), std::move(matchers), range, std::move(stop));
}

Async<std::vector<MetricMetadata>> EmbeddedSource::metadata(std::stop_token)
{
    return ready(Result<std::vector<MetricMetadata>>(m_collection.metadata()));
}

Async<std::vector<RuleGroup>> EmbeddedSource::rules(std::stop_token)
{
    return ready(Result<std::vector<RuleGroup>>(m_collection.rules()));
}

Async<std::vector<std::string>> EmbeddedSource::alertmanagers(std::stop_token)
{
    return ready(Result<std::vector<std::string>>());
}

Async<SourceHealth> EmbeddedSource::probe(std::stop_token)
{
    return ready(Result<SourceHealth>(health()));
}

} // namespace onex
