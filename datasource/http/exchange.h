// SPDX-License-Identifier: GPL-3.0-or-later
// One question to a server with all that happens to it. Whoever includes this links Qt Concurrent.
#pragma once

#include "datasource/http/httppolicy.h"
#include "datasource/http/serverstate.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

#include <functional>

namespace onex {

template <typename T>
struct Exchange
{
    Result<HttpRequest> request;
    std::function<Result<T>(const HttpAnswer &)> decode;           // of 2xx; in the thread pool
    Error (*errorOf)(int status, std::string_view body) = nullptr; // of any other status
    Endpoint endpoint = Endpoint::Needed;
};

// Runs the work in the thread pool. Errors get the address that was asked.
template <typename T>
Async<T> inThreadPool(std::function<Result<T>()> work, std::string origin)
{
    QFuture<Result<T>> future = QtConcurrent::run(std::move(work));
    const QFuture<void> finished{future};
    co_await finished;
    Result<T> result = future.takeResult();
    if (!result && result.error().origin.empty())
        result.error().origin = std::move(origin);
    co_return result;
}

// Of a request that changes something, any answer but one that refuses it leaves open whether it
// did: an error of the server's or a proxy's own, a body that cannot be read.
template <typename T>
Result<T> outcomeOf(const HttpAnswer &answer, const Exchange<T> &exchange, bool acts)
{
    const bool good = answer.status >= 200 && answer.status < 300;
    const std::string_view body{answer.body.constData(),
                                static_cast<std::size_t>(answer.body.size())};
    Result<T> result = good ? exchange.decode(answer) : fail(exchange.errorOf(answer.status, body));
    if (!result)
        result.error().unclear = acts && (good || answer.status >= 500);
    return result;
}

// Touches nothing of the source but its shared state. Cancelled where it was stopped, except that
// what a Post or a Delete led to is always told.
template <typename T>
Async<T> runExchange(ServerStatePtr state, Exchange<T> exchange, std::stop_token stop)
{
    if (!exchange.request)
        co_return fail(exchange.request.error());
    if (!state->http)
        co_return fail(Error::Kind::Cancelled, "cancelled");
    const quint64 number = state->beginRequest();
    const std::string origin = originOf(exchange.request->url);
    const Endpoint endpoint = exchange.endpoint;
    const bool acts
        = exchange.request->method != HttpRequest::Method::Get && !exchange.request->repeatable;
    Async<HttpAnswer> sending = state->http->send(*std::move(exchange.request), stop);
    const Result<HttpAnswer> answer = co_await sending;
    state->endRequest();
    if (!answer) {
        state->noteOutcome(number, &answer.error(), endpoint);
        co_return fail(answer.error());
    }
    if (!stop.stop_requested())
        state->noteAnswer(number, *answer);
    std::function<Result<T>()> work = [body = *answer, exchange = std::move(exchange), acts] {
        return outcomeOf(body, exchange, acts);
    };
    Async<T> decoding = inThreadPool<T>(std::move(work), origin);
    Result<T> result = co_await decoding;
    if (stop.stop_requested() && !acts)
        co_return fail(Error::Kind::Cancelled, "cancelled", origin);
    state->noteOutcome(number, result ? nullptr : &result.error(), endpoint);
    co_return result;
}

} // namespace onex
