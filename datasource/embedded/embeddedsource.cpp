// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/embeddedsource.h"

#include "datasource/embedded/evaluatedrules.h"

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

CollectionOptions withRemotes(CollectionOptions options, const std::vector<ScrapeTarget> &scrapes)
{
    for (const ScrapeTarget &scrape : scrapes)
        options.remotes.push_back(scrape.labels);
    return options;
}

} // namespace

EmbeddedSource::EmbeddedSource(std::string name, CollectionOptions options,
                               const std::vector<ScrapeTarget> &scrapes)
    : m_name(std::move(name))
    , m_intervalMs(options.intervalMs)
    , m_collection(withRemotes(std::move(options), scrapes))
    , m_queries(m_collection.storage())
{
    for (std::size_t i = 0; i < scrapes.size(); ++i)
        m_scrapers.push_back(std::make_unique<Scraper>(
            scrapes[i], [this, i](Scraped scraped) { m_collection.take(i, std::move(scraped)); }));
}

std::vector<std::string> EmbeddedSource::scrapeProblems() const
{
    std::vector<std::string> all;
    for (const auto &scraper : m_scrapers)
        if (scraper->problem())
            all.push_back(std::string(scraper->labels().value("instance")) + ": "
                          + scraper->problem()->message);
    return all;
}

// A file that cannot be written does not keep anyone from seeing what is now.
SourceHealth EmbeddedSource::health() const
{
    const CollectionStatus status = m_collection.status();
    SourceHealth health;
    health.state = status.lastMs > 0 ? SourceHealth::State::Ok : SourceHealth::State::Unknown;
    if (status.cores > 0)
        health.remark = shareOf(status.cores);
    const auto problems = scrapeProblems();
    if (!problems.empty())
        health.remark = std::to_string(m_scrapers.size() - problems.size()) + " of "
            + std::to_string(m_scrapers.size()) + " endpoints answer";
    for (const std::string &problem : problems)
        health.error += (health.error.empty() ? "" : "\n") + problem;
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

Async<std::vector<RuleGroup>> EmbeddedSource::rules(std::stop_token stop)
{
    return evaluatedRules([this] { return m_collection.rules(); }, std::move(stop));
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
