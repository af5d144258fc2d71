// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/archivesource.h"

#include <QCoroTask>

#include <filesystem>

namespace onex {
namespace {

constexpr std::int64_t kScrapeInterval = 15'000; // where two samples do not tell

template <typename T>
Async<T> ready(Result<T> value)
{
    co_return value;
}

} // namespace

ArchiveSource::ArchiveSource(Recording recording)
    : m_recording(std::move(recording))
    , m_queries(m_recording.storage)
{
}

std::string ArchiveSource::name() const
{
    return std::filesystem::path(m_recording.path).filename().string();
}

std::int64_t ArchiveSource::scrapeIntervalMs() const { return kScrapeInterval; }

SourceHealth ArchiveSource::health() const
{
    SourceHealth health;
    health.state = SourceHealth::State::Ok;
    health.version = m_recording.format;
    return health;
}

Async<QueryAnswer> ArchiveSource::query(MetricQuery query, std::stop_token stop)
{
    return m_queries.query(std::move(query), std::move(stop));
}

Async<std::vector<Labels>> ArchiveSource::series(std::vector<std::string> matchers, TimeRange range,
                                                 std::stop_token stop)
{
    return m_queries.series(std::move(matchers), range, std::move(stop));
}

Async<std::vector<std::string>> ArchiveSource::labelNames(std::vector<std::string> matchers,
                                                          TimeRange range, std::stop_token stop)
{
    return m_queries.labelNames(std::move(matchers), range, std::move(stop));
}

Async<std::vector<std::string>> ArchiveSource::labelValues(std::string label,
                                                           std::vector<std::string> matchers,
                                                           TimeRange range, std::stop_token stop)
{
    return m_queries.labelValues(std::move(label), std::move(matchers), range, std::move(stop));
}

// What a recording does not tell of.
Async<std::vector<MetricMetadata>> ArchiveSource::metadata(std::stop_token)
{
    return ready(Result<std::vector<MetricMetadata>>());
}

Async<std::vector<RuleGroup>> ArchiveSource::rules(std::stop_token)
{
    return ready(Result<std::vector<RuleGroup>>());
}

Async<std::vector<std::string>> ArchiveSource::alertmanagers(std::stop_token)
{
    return ready(Result<std::vector<std::string>>());
}

Async<SourceHealth> ArchiveSource::probe(std::stop_token)
{
    return ready(Result<SourceHealth>(health()));
}

} // namespace onex
