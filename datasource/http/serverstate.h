// SPDX-License-Identifier: GPL-3.0-or-later
// What a source and its requests under way share; requests may outlive the source.
#pragma once

#include "datasource/core/clock.h"
#include "datasource/http/httpclient.h"
#include "datasource/source/metricsource.h"

#include <memory>

namespace onex {

// What not every server has; that it lacks it says nothing against it.
enum class Endpoint { Needed, Optional };

class ServerState
{
public:
    ServerState(const HttpCredentials &credentials, const HttpTls &tls, const HttpLimits &limits);

    std::unique_ptr<HttpClient> http; // null once the source is gone

    SourceHealth health() const;
    void setVersion(std::string version) { m_health.version = std::move(version); }
    void setStarted(std::int64_t ms) { m_health.startedMs = ms; }

    // Requests are numbered; what an earlier one has to say does not replace a later one's.
    quint64 beginRequest();
    void endRequest(); // answered, failed or cancelled
    void noteAnswer(quint64 request, const HttpAnswer &answer);
    // What became of the request: null is success. An error that is the question's own fault says
    // nothing against the server.
    void noteOutcome(quint64 request, const Error *error, Endpoint endpoint);

private:
    SourceHealth m_health;
    SystemClock m_clock;
    int m_underWay = 0;
    std::int64_t m_silentSinceMs = 0; // steady; while something is under way
    quint64 m_lastRequest = 0;
    quint64 m_lastAnswer = 0;
    quint64 m_lastOutcome = 0;
};

using ServerStatePtr = std::shared_ptr<ServerState>;

} // namespace onex
