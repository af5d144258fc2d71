// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/scraper.h"
#include "datasource/rules/ownrules.h"
#include "datasource/source/storagequeries.h"

namespace onex {

// What this program collects itself, as a source like any other. Made and asked on the UI thread.
class EmbeddedSource final : public MetricSource, public OwnRules
{
public:
    EmbeddedSource(std::string name, CollectionOptions options,
                   const std::vector<ScrapeTarget> &scrapes = {});

    CollectionStatus status() const { return m_collection.status(); }
    // Of every endpoint that could not be asked the last time, "host:port: why".
    std::vector<std::string> scrapeProblems() const;

    std::vector<RuleGroup> ownRules() const override { return m_collection.rules(); }
    void setOwnRules(std::vector<RuleGroupDefinition> groups) override
    {
        m_collection.setRules(std::move(groups));
    }

    std::string name() const override { return m_name; }
    std::string kind() const override { return "embedded"; }
    std::int64_t scrapeIntervalMs() const override { return m_intervalMs; }
    SourceHealth health() const override;

    Async<QueryAnswer> query(MetricQuery query, std::stop_token stop) override;
    Async<std::vector<Labels>> series(std::vector<std::string> matchers, TimeRange range,
                                      std::stop_token stop) override;
    Async<std::vector<std::string>> labelNames(std::vector<std::string> matchers, TimeRange range,
                                               std::stop_token stop) override;
    Async<std::vector<std::string>> labelValues(std::string label,
                                                std::vector<std::string> matchers, TimeRange range,
                                                std::stop_token stop) override;
    Async<std::vector<MetricMetadata>> metadata(std::stop_token stop) override;
    Async<std::vector<RuleGroup>> rules(std::stop_token stop) override;
    Async<std::vector<std::string>> alertmanagers(std::stop_token stop) override;
    Async<SourceHealth> probe(std::stop_token stop) override;

private:
    const std::string m_name;
    const std::int64_t m_intervalMs;
    Collection m_collection;
    StorageQueries m_queries;
    std::vector<std::unique_ptr<Scraper>> m_scrapers;
};

} // namespace onex
