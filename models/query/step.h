// SPDX-License-Identifier: GPL-3.0-or-later
// How far apart the points of a range query are, and what the built-in variables say about it.
// Source: Grafana's Prometheus data source ("Min step", "$__interval", "$__rate_interval").
#pragma once

#include "datasource/core/timerange.h"
#include "models/dashboard/variables.h"

#include <QString>

#include <cstdint>

namespace onex {

inline constexpr std::int64_t kMaxPoints = 11'000; // a series and query: Prometheus' own limit

struct StepRequest
{
    TimeRange range;
    std::int64_t minStepMs = 15'000;
    int maxDataPoints = 1500; // <= 0: 1500
    int factor = 1;           // <= 1: none
};

// The step in ms, > 0: never below the minimum, rounded to an interval people know, and at most
// kMaxPoints steps in the range.
std::int64_t stepFor(const StepRequest &request);

// ms -> the nearest interval people know: 1 ms … 1 year.
std::int64_t niceInterval(std::int64_t ms);

// Both ends floored to a multiple of the step, so that a refresh lands on the points it has.
TimeRange alignedTo(TimeRange range, std::int64_t stepMs);

// "15s", "90s", "2h", "250ms": as PromQL reads durations.
QString promqlDuration(std::int64_t ms);

std::int64_t rateInterval(std::int64_t stepMs, std::int64_t scrapeMs);

// __interval, __interval_ms, __rate_interval, __rate_interval_ms, interval.
void addStepBuiltins(Builtins &builtins, std::int64_t stepMs, std::int64_t scrapeMs);
// __range, __range_s, __range_ms, __from, __to.
void addRangeBuiltins(Builtins &builtins, TimeRange range);

} // namespace onex
