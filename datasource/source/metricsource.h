// SPDX-License-Identifier: GPL-3.0-or-later
// What the rest of the program may ask of anything that holds metrics: a server, an archive, the
// embedded store. All calls are made on, and answered on, the UI thread; the work is done
// elsewhere.
#pragma once

#include "datasource/core/frame.h"
#include "datasource/core/timerange.h"
#include "datasource/source/async.h"
#include "datasource/source/rules.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace onex {

struct MetricQuery
{
    std::string expr;
    bool instant = false; // instant: evaluated at range.to; otherwise a range query
    TimeRange range;      // ms, both ends are steps of a range query
    std::int64_t stepMs = 15000;
    bool operator==(const MetricQuery &) const = default;
};

struct QueryAnswer
{
    FramePtr frame;         // never null
    std::int64_t bytes = 0; // of the body, decompressed
    double roundTripMs = 0; // request sent to last byte
    double decodeMs = 0;    // on the worker thread
};

// One entry of the metadata API. type: counter, gauge, histogram, summary, unknown …
struct MetricMetadata
{
    std::string metric;
    std::string type;
    std::string help;
    std::string unit;
};

struct SourceHealth
{
    enum class State { Unknown, Ok, Failing };
    State state = State::Unknown;
    std::string version;  // of the server, from buildinfo
    std::string error;    // why it is failing
    std::string remark;   // stands beside its state while all is well
    double latencyMs = 0; // of the last request that was answered
    // Without a sign of life while something is under way; 0: nothing is.
    std::int64_t silentMs = 0;
    // Server minus this machine; from the Date header, ±1 s.
    std::optional<std::int64_t> clockSkewMs;
    std::int64_t startedMs = 0; // when the server did, by its own clock; 0: it does not say
};

class MetricSource
{
public:
    virtual ~MetricSource() = default;

    virtual std::string name() const = 0; // unique within the program
    virtual std::string kind() const = 0; // "prometheus"
    virtual std::int64_t scrapeIntervalMs() const = 0;
    virtual SourceHealth health() const = 0;

    virtual Async<QueryAnswer> query(MetricQuery query, std::stop_token stop) = 0;
    // matchers: series selectors such as up{job="x"}; empty: everything in the range.
    virtual Async<std::vector<Labels>> series(std::vector<std::string> matchers, TimeRange range,
                                              std::stop_token stop)
        = 0;
    virtual Async<std::vector<std::string>> labelNames(std::vector<std::string> matchers,
                                                       TimeRange range, std::stop_token stop)
        = 0;
    virtual Async<std::vector<std::string>> labelValues(std::string label,
                                                        std::vector<std::string> matchers,
                                                        TimeRange range, std::stop_token stop)
        = 0;
    virtual Async<std::vector<MetricMetadata>> metadata(std::stop_token stop) = 0;
    // The rules that it evaluates, with the alerts that they raise; none where it evaluates none.
    virtual Async<std::vector<RuleGroup>> rules(std::stop_token stop) = 0;
    // Base addresses of the Alertmanagers that it sends its alerts to.
    virtual Async<std::vector<std::string>> alertmanagers(std::stop_token stop) = 0;
    // Asks whether it is there and what it is; health() is up to date afterwards.
    virtual Async<SourceHealth> probe(std::stop_token stop) = 0;
};

} // namespace onex
