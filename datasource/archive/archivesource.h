// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/recording.h"
#include "datasource/source/storagequeries.h"

namespace onex {

// A recording as a source like any other: queries are evaluated here, in other threads.
class ArchiveSource final : public MetricSource
{
public:
    explicit ArchiveSource(Recording recording);

    const Recording &recording() const { return m_recording; }
    const promql::Storage *storage() const { return m_recording.storage.get(); }

    std::string name() const override; // the file's
    std::string kind() const override { return "recording"; }
    std::int64_t scrapeIntervalMs() const override;
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
    Recording m_recording;
    StorageQueries m_queries;
};

} // namespace onex
