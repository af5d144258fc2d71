// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/serverstate.h"

#include <algorithm>
#include <cmath>

namespace onex {

namespace {

// The Date header is cut to whole seconds, so on average half a second old; it was written at some
// time of the round trip, and what that may explain is no skew.
std::int64_t skewOf(const HttpAnswer &answer)
{
    const double middle = static_cast<double>(answer.receivedMs) - answer.roundTripMs / 2;
    const double skew = static_cast<double>(*answer.serverTimeMs) + 500 - middle;
    const double unexplained = std::max(0., std::abs(skew) - answer.roundTripMs / 2);
    return std::llround(std::copysign(unexplained, skew));
}

bool blamesServer(Error::Kind kind, Endpoint endpoint)
{
    if (kind == Error::Kind::NotFound)
        return endpoint == Endpoint::Needed;
    return kind != Error::Kind::BadQuery && kind != Error::Kind::TooLarge;
}

} // namespace

ServerState::ServerState(const HttpCredentials &credentials, const HttpTls &tls,
                         const HttpLimits &limits)
    : http(std::make_unique<HttpClient>(credentials, tls, limits))
{
}

SourceHealth ServerState::health() const
{
    SourceHealth health = m_health;
    if (m_underWay > 0)
        health.silentMs = m_clock.steadyMs() - m_silentSinceMs;
    return health;
}

quint64 ServerState::beginRequest()
{
    if (m_underWay++ == 0)
        m_silentSinceMs = m_clock.steadyMs();
    return ++m_lastRequest;
}

void ServerState::endRequest() { --m_underWay; }

void ServerState::noteAnswer(quint64 request, const HttpAnswer &answer)
{
    m_silentSinceMs = m_clock.steadyMs();
    if (request < m_lastAnswer)
        return;
    m_lastAnswer = request;
    m_health.latencyMs = answer.roundTripMs;
    if (answer.serverTimeMs)
        m_health.clockSkewMs = skewOf(answer);
}

void ServerState::noteOutcome(quint64 request, const Error *error, Endpoint endpoint)
{
    if (request < m_lastOutcome || (error && error->kind == Error::Kind::Cancelled))
        return;
    m_lastOutcome = request;
    const bool failing = error && blamesServer(error->kind, endpoint);
    m_health.state = failing ? SourceHealth::State::Failing : SourceHealth::State::Ok;
    m_health.error = failing ? error->message : std::string{};
}

} // namespace onex
