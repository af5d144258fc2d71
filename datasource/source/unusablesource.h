// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/metricsource.h"

namespace onex {

// A source that is configured and cannot be asked, say for want of its password. It keeps its name,
// so that what names it fails with the reason instead of asking another one.
class UnusableSource final : public MetricSource
{
public:
    UnusableSource(std::string name, std::string kind, Error reason);

    std::string name() const override { return m_name; }
    std::string kind() const override { return m_kind; }
    std::int64_t scrapeIntervalMs() const override { return 15'000; }
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
    std::string m_name, m_kind;
    Error m_reason;
};

} // namespace onex
