// SPDX-License-Identifier: GPL-3.0-or-later
// Samples as they were stored, asked of a source.
#pragma once

#include "datasource/promql/memorystore.h"
#include "datasource/promql/needs.h"
#include "datasource/source/metricsource.h"

#include <functional>

namespace onex {

struct Captured
{
    std::shared_ptr<MemoryStore> store; // finished
    std::vector<std::string> problems;  // what was left out, and why
};

struct CaptureOptions
{
    std::function<void(int done, int total)> progress{}; // questions
    std::stop_token stop{};
    std::size_t mostSamples = 50'000'000;
};

// What a query looks at. Fails where it is not PromQL as the engine reads it.
Result<std::vector<promql::Need>> needsOf(const MetricQuery &query);

struct SourceNeeds
{
    MetricSource *source; // outlives the capture
    std::vector<promql::Need> needs;
};

// Where a selector is refused the others go on, and it is a problem; fails where nothing was
// answered, with TooLarge, or Cancelled. Of the same series of two sources the later samples count.
Async<Captured> capture(std::vector<SourceNeeds> all, CaptureOptions options);

} // namespace onex
