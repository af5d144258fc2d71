// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/alertmanagerclient.h"

#include "datasource/alertmanager/alertmanagererror.h"
#include "datasource/alertmanager/requestgate.h"
#include "datasource/alertmanager/requests.h"
#include "datasource/http/exchange.h"

namespace onex {

class ClientState final : public ServerState
{
public:
    explicit ClientState(AlertmanagerConfig configuration)
        : ServerState(configuration.credentials, configuration.tls, configuration.limits)
        , config(std::move(configuration))
    {
    }
    const AlertmanagerConfig config;
    RequestGate gate{4}; // GETs; more at a time are refused with 503
    std::optional<std::int64_t> startedMs;
};

namespace {

using ClientStatePtr = std::shared_ptr<ClientState>;

template <typename T>
Exchange<T> exchangeOf(Result<HttpRequest> request,
                       std::function<Result<T>(const HttpAnswer &)> decode, Endpoint endpoint)
{
    return {std::move(request), std::move(decode), &alertmanagerError, endpoint};
}

template <typename T, typename Decode>
Async<T> get(ClientStatePtr state, QString path, Decode decode, std::stop_token stop)
{
    QCoro::Task<RequestGate::Turn> waiting = state->gate.wait(stop);
    const RequestGate::Turn turn = co_await waiting;
    if (!turn)
        co_return fail(Error::Kind::Cancelled, "cancelled", originOf(state->config.url));
    std::function<Result<T>(const HttpAnswer &)> work
        = [decode, limits = state->config.decode](const HttpAnswer &answer) {
              return decode(padded(answer.body), limits);
          };
    Exchange<T> exchange = exchangeOf<T>(alertmanagerGet(state->config.url, path), std::move(work),
                                         Endpoint::Needed);
    Async<T> asking = runExchange<T>(state, std::move(exchange), std::move(stop));
    Result<T> result = co_await asking;
    co_return result;
}

Async<ServerStatus> remember(ClientStatePtr state, std::stop_token stop)
{
    Async<ServerStatus> asking
        = get<ServerStatus>(state, QStringLiteral("status"), &decodeServerStatus, std::move(stop));
    Result<ServerStatus> status = co_await asking;
    if (status) {
        state->setVersion(status->version);
        state->startedMs = status->startedMs;
    }
    co_return status;
}

} // namespace

AlertmanagerClient::AlertmanagerClient(AlertmanagerConfig config)
    : d(std::make_shared<ClientState>(std::move(config)))
{
}

AlertmanagerClient::~AlertmanagerClient() { d->http.reset(); }

std::string AlertmanagerClient::url() const { return originOf(d->config.url); }

MemberHealth AlertmanagerClient::health() const { return {url(), d->health(), d->startedMs}; }

void AlertmanagerClient::noteSilence(const Error &error)
{
    d->noteOutcome(d->beginRequest(), &error, Endpoint::Needed);
    d->endRequest();
}

Async<std::vector<Alert>> AlertmanagerClient::alerts(std::stop_token stop)
{
    return get<std::vector<Alert>>(d, QStringLiteral("alerts"), &decodeAlertList, std::move(stop));
}

Async<std::vector<Silence>> AlertmanagerClient::silences(std::stop_token stop)
{
    return get<std::vector<Silence>>(d, QStringLiteral("silences"), &decodeSilenceList,
                                     std::move(stop));
}

Async<ServerStatus> AlertmanagerClient::status(std::stop_token stop)
{
    return remember(d, std::move(stop));
}

Async<std::string> AlertmanagerClient::post(Silence silence, std::stop_token stop)
{
    std::function<Result<std::string>(const HttpAnswer &)> decode
        = [limits = d->config.decode](const HttpAnswer &answer) {
              return decodeSilenceId(padded(answer.body), limits);
          };
    Exchange<std::string> exchange = exchangeOf<std::string>(silencePost(d->config.url, silence),
                                                             std::move(decode), Endpoint::Optional);
    return runExchange<std::string>(d, std::move(exchange), std::move(stop));
}

Async<void> AlertmanagerClient::raise(const std::vector<Alert> &alerts, std::stop_token stop)
{
    std::function<Result<void>(const HttpAnswer &)> decode
        = [](const HttpAnswer &) { return Result<void>{}; };
    Exchange<void> exchange
        = exchangeOf<void>(alertsPost(d->config.url, alerts), std::move(decode), Endpoint::Needed);
    return runExchange<void>(d, std::move(exchange), std::move(stop));
}

Async<void> AlertmanagerClient::expire(std::string id, std::stop_token stop)
{
    std::function<Result<void>(const HttpAnswer &)> decode
        = [](const HttpAnswer &) { return Result<void>{}; };
    Exchange<void> exchange
        = exchangeOf<void>(silenceDelete(d->config.url, id), std::move(decode), Endpoint::Optional);
    return runExchange<void>(d, std::move(exchange), std::move(stop));
}

} // namespace onex
