// SPDX-License-Identifier: GPL-3.0-or-later
// PromQL as Prometheus 3 evaluates it, over anything that has samples.
#pragma once

#include "datasource/core/frame.h"
#include "datasource/promql/ast.h"
#include "datasource/promql/storage.h"
#include "datasource/promql/value.h"

#include <chrono>
#include <map>

namespace onex::promql {

struct EngineLimits
{
    std::size_t samples = 50'000'000; // held at once
    std::chrono::milliseconds time{120'000};
};

// What a node has cost, with the nodes below it.
struct Cost
{
    std::chrono::nanoseconds time{};
    std::size_t rows = 0;
    std::size_t samples = 0; // that it gave
};
using Profile = std::map<const Expr *, Cost>;

struct Question
{
    // What "@ end()" is.
    std::int64_t lastMs() const { return endMs.value_or(steps.endMs()); }

    Steps steps;
    std::optional<std::int64_t> endMs{}; // of the range that was asked for; none: the last step
    bool isInstant = false; // one step, answered as a vector; a matrix selector is allowed
    std::int64_t lookBackMs = 300'000;
    std::int64_t subqueryStepMs = 60'000; // of those that say none
    EngineLimits limits{};
    std::stop_token stop{};
    Profile *profile = nullptr; // filled where it is not null
};

// Kind Matrix for a range, Vector, Scalar, String or Matrix for an instant; a matrix is sorted by
// labels. Fails with BadQuery (what the data do not allow), TooLarge, Timeout or Cancelled.
Result<Frame> evaluate(const Expr &expr, const Storage &storage, const Question &question);

} // namespace onex::promql
