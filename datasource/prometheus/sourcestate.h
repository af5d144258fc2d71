// SPDX-License-Identifier: GPL-3.0-or-later
// What a source and its requests under way share; requests may outlive the source.
#pragma once

#include "datasource/prometheus/prometheussource.h"

#include <memory>

namespace onex {

class SourceState
{
public:
    explicit SourceState(PrometheusConfig configuration);

    const PrometheusConfig config;
    std::unique_ptr<HttpClient> http; // null once the source is gone

    const SourceHealth &health() const { return m_health; }
    void setVersion(std::string version) { m_health.version = std::move(version); }

    // Requests are numbered; what an earlier one has to say does not replace a later one's.
    quint64 nextRequest() { return ++m_lastRequest; }
    void noteAnswer(quint64 request, const HttpAnswer &answer);
    // What became of the request: null is success. An error that is the question's own fault says
    // nothing against the server.
    void noteOutcome(quint64 request, const Error *error);

private:
    SourceHealth m_health;
    quint64 m_lastRequest = 0;
    quint64 m_lastAnswer = 0;
    quint64 m_lastOutcome = 0;
};

using SourceStatePtr = std::shared_ptr<SourceState>;

} // namespace onex
