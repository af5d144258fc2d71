// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/prometheussource.h"

#include "datasource/http/exchange.h"
#include "datasource/prometheus/apierror.h"
#include "datasource/prometheus/apiresponse.h"
#include "datasource/prometheus/requests.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace onex {

class SourceState final : public ServerState
{
public:
    explicit SourceState(PrometheusConfig configuration)
        : ServerState(configuration.credentials, configuration.tls, configuration.limits)
        , config(std::move(configuration))
    {
    }
    const PrometheusConfig config;
};

namespace {

using SourceStatePtr = std::shared_ptr<SourceState>;

template <typename T, typename Decode>
Async<T> fetch(const ServerStatePtr &state, Result<HttpRequest> request, Decode decode,
               std::stop_token stop, Endpoint endpoint = Endpoint::Needed)
{
    Exchange<T> exchange{std::move(request), std::move(decode), &errorOfAnswer, endpoint};
    return runExchange(state, std::move(exchange), std::move(stop));
}

Result<QueryAnswer> decodeAnswer(const HttpAnswer &answer, const DecodeLimits &limits)
{
    QElapsedTimer timer;
    timer.start();
    Result<Frame> frame = decodeQueryResponse(padded(answer.body), limits);
    if (!frame)
        return fail(std::move(frame.error()));
    QueryAnswer result;
    result.frame = std::make_shared<const Frame>(*std::move(frame));
    result.bytes = answer.body.size();
    result.roundTripMs = answer.roundTripMs;
    result.decodeMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return result;
}

// Servers without buildinfo are asked something that every one of them can answer.
Async<QueryAnswer> askTrivial(SourceStatePtr state, std::stop_token stop)
{
    MetricQuery query;
    query.expr = "1";
    query.instant = true;
    query.range.to = QDateTime::currentMSecsSinceEpoch();
    std::function<Result<QueryAnswer>(const HttpAnswer &)> decode
        = [limits = state->config.decode](const HttpAnswer &answer) {
              return decodeAnswer(answer, limits);
          };
    Result<HttpRequest> request
        = queryRequest(state->config.url, query, state->config.limits.deadline);
    return fetch<QueryAnswer>(std::move(state), std::move(request), std::move(decode),
                              std::move(stop));
}

// Not every server says when it started.
Async<void> askForStart(SourceStatePtr state, std::stop_token stop)
{
    if (!state->http)
        co_return Result<void>();
    std::function<Result<std::int64_t>(const HttpAnswer &)> decode
        = [](const HttpAnswer &answer) { return decodeStartTime(padded(answer.body).text); };
    Result<HttpRequest> request
        = getRequest(state->config.url, QStringLiteral("status/runtimeinfo"));
    Async<std::int64_t> asking = fetch<std::int64_t>(state, std::move(request), std::move(decode),
                                                     stop, Endpoint::Optional);
    const Result<std::int64_t> started = co_await asking;
    if (started)
        state->setStarted(*started);
    co_return Result<void>();
}

Async<SourceHealth> probeState(SourceStatePtr state, std::stop_token stop)
{
    std::function<Result<std::string>(const HttpAnswer &)> decode
        = [](const HttpAnswer &answer) { return decodeBuildInfo(padded(answer.body).text); };
    Result<HttpRequest> request = getRequest(state->config.url, QStringLiteral("status/buildinfo"));
    Async<std::string> asking = fetch<std::string>(state, std::move(request), std::move(decode),
                                                   stop, Endpoint::Optional);
    Result<std::string> version = co_await asking;
    if (version) {
        state->setVersion(*std::move(version));
        Async<void> start = askForStart(state, stop);
        co_await start;
        co_return state->health();
    }
    if (version.error().kind != Error::Kind::NotFound || !state->http)
        co_return fail(version.error());
    Async<QueryAnswer> fallback = askTrivial(state, stop);
    const Result<QueryAnswer> answer = co_await fallback;
    if (!answer)
        co_return fail(answer.error());
    co_return state->health();
}

} // namespace

PrometheusSource::PrometheusSource(PrometheusConfig config)
    : d(std::make_shared<SourceState>(std::move(config)))
{
}

PrometheusSource::~PrometheusSource() { d->http.reset(); }

std::string PrometheusSource::name() const { return d->config.name; }

std::int64_t PrometheusSource::scrapeIntervalMs() const { return d->config.scrapeIntervalMs; }

SourceHealth PrometheusSource::health() const { return d->health(); }

Async<QueryAnswer> PrometheusSource::query(MetricQuery query, std::stop_token stop)
{
    return fetch<QueryAnswer>(
        d, queryRequest(d->config.url, query, d->config.limits.deadline),
        [limits = d->config.decode](const HttpAnswer &answer) {
            return decodeAnswer(answer, limits);
        },
        std::move(stop));
}

Async<std::vector<Labels>> PrometheusSource::series(std::vector<std::string> matchers,
                                                    TimeRange range, std::stop_token stop)
{
    return fetch<std::vector<Labels>>(
        d, seriesRequest(d->config.url, matchers, range),
        [limits = d->config.decode](const HttpAnswer &answer) {
            return decodeSeriesResponse(padded(answer.body), limits);
        },
        std::move(stop));
}

Async<std::vector<std::string>> PrometheusSource::labelNames(std::vector<std::string> matchers,
                                                             TimeRange range, std::stop_token stop)
{
    return fetch<std::vector<std::string>>(
        d, labelNamesRequest(d->config.url, matchers, range),
        [limits = d->config.decode](const HttpAnswer &answer) {
            return decodeLabelsResponse(padded(answer.body), limits);
        },
        std::move(stop));
}

Async<std::vector<std::string>> PrometheusSource::labelValues(std::string label,
                                                              std::vector<std::string> matchers,
                                                              TimeRange range, std::stop_token stop)
{
    return fetch<std::vector<std::string>>(
        d, labelValuesRequest(d->config.url, label, matchers, range),
        [limits = d->config.decode](const HttpAnswer &answer) {
            return decodeLabelsResponse(padded(answer.body), limits);
        },
        std::move(stop));
}

Async<std::vector<MetricMetadata>> PrometheusSource::metadata(std::stop_token stop)
{
    return fetch<std::vector<MetricMetadata>>(
        d, getRequest(d->config.url, QStringLiteral("metadata")),
        [](const HttpAnswer &answer) { return decodeMetadata(padded(answer.body).text); },
        std::move(stop), Endpoint::Optional);
}

Async<SourceHealth> PrometheusSource::probe(std::stop_token stop)
{
    return probeState(d, std::move(stop));
}

Async<std::vector<RuleGroup>> PrometheusSource::rules(std::stop_token stop)
{
    return fetch<std::vector<RuleGroup>>(
        d, getRequest(d->config.url, QStringLiteral("rules")),
        [](const HttpAnswer &answer) { return decodeRules(padded(answer.body).text); },
        std::move(stop), Endpoint::Optional);
}

Async<std::vector<PrometheusAlert>> PrometheusSource::alerts(std::stop_token stop)
{
    return fetch<std::vector<PrometheusAlert>>(
        d, getRequest(d->config.url, QStringLiteral("alerts")),
        [](const HttpAnswer &answer) { return decodeAlerts(padded(answer.body).text); },
        std::move(stop), Endpoint::Optional);
}

Async<std::vector<std::string>> PrometheusSource::alertmanagers(std::stop_token stop)
{
    return fetch<std::vector<std::string>>(
        d, getRequest(d->config.url, QStringLiteral("alertmanagers")),
        [](const HttpAnswer &answer) { return decodeAlertmanagers(padded(answer.body).text); },
        std::move(stop), Endpoint::Optional);
}

} // namespace onex
