// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/prometheussource.h"

#include "datasource/prometheus/apierror.h"
#include "datasource/prometheus/apiresponse.h"
#include "datasource/prometheus/requests.h"
#include "datasource/prometheus/sourcestate.h"

#include <QCoroFuture>
#include <QDateTime>
#include <QElapsedTimer>
#include <QtConcurrentRun>

namespace onex {

namespace {

PaddedBody padded(const QByteArray &body)
{
    return {{body.constData(), static_cast<std::size_t>(body.size())},
            static_cast<std::size_t>(std::max(body.capacity(), body.size()))};
}

// Runs the decoder in the thread pool. Errors get the address that was asked.
template <typename T>
Async<T> decoded(std::function<Result<T>()> decode, std::string origin)
{
    QFuture<Result<T>> future = QtConcurrent::run(std::move(decode));
    const QFuture<void> finished{future};
    co_await finished;
    Result<T> result = future.takeResult();
    if (!result && result.error().origin.empty())
        result.error().origin = std::move(origin);
    co_return result;
}

// One request with all that happens to it; touches nothing of the source but its shared state.
template <typename T>
Async<T> fetch(SourceStatePtr state, Result<HttpRequest> request,
               std::function<Result<T>(const HttpAnswer &)> decode, std::stop_token stop,
               Endpoint endpoint = Endpoint::Needed)
{
    if (!request)
        co_return fail(request.error());
    const quint64 number = state->beginRequest();
    const std::string origin = request->url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery)
                                   .toString(QUrl::FullyEncoded)
                                   .toStdString();
    Async<HttpAnswer> sending = state->http->send(*std::move(request), stop);
    const Result<HttpAnswer> answer = co_await sending;
    state->endRequest();
    if (!answer) {
        state->noteOutcome(number, &answer.error(), endpoint);
        co_return fail(answer.error());
    }
    if (!stop.stop_requested())
        state->noteAnswer(number, *answer);
    std::function<Result<T>()> work = [body = *answer, decode = std::move(decode)]() -> Result<T> {
        if (body.status < 200 || body.status > 299)
            return fail(errorOfAnswer(body.status, padded(body.body).text));
        return decode(body);
    };
    Async<T> decoding = decoded<T>(std::move(work), origin);
    Result<T> result = co_await decoding;
    if (stop.stop_requested())
        co_return fail(Error::Kind::Cancelled, "cancelled", origin);
    state->noteOutcome(number, result ? nullptr : &result.error(), endpoint);
    co_return result;
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

} // namespace onex
