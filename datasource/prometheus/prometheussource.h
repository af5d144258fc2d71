// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/http/httpclient.h"
#include "datasource/prometheus/queryresponse.h"
#include "datasource/source/metricsource.h"
#include "datasource/source/rules.h"

namespace onex {

class SourceState;

struct PrometheusConfig
{
    std::string name; // unique within the program
    QUrl url;         // base, may have a path: http://mimir/prometheus
    std::int64_t scrapeIntervalMs = 15000;
    HttpCredentials credentials;
    HttpTls tls;
    HttpLimits limits;
    DecodeLimits decode;
};

// Any server with Prometheus' HTTP API: Prometheus, Thanos, Mimir, VictoriaMetrics. Destroying it
// cancels what is under way.
class PrometheusSource final : public MetricSource
{
public:
    explicit PrometheusSource(PrometheusConfig config);
    ~PrometheusSource() override;

    std::string name() const override;
    std::string kind() const override { return "prometheus"; }
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
    Async<SourceHealth> probe(std::stop_token stop) override;

    Async<std::vector<PrometheusAlert>> alerts(std::stop_token stop);
    Async<std::vector<std::string>> alertmanagers(std::stop_token stop) override;

private:
    std::shared_ptr<SourceState> d;
};

} // namespace onex
