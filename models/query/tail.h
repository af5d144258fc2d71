// SPDX-License-Identifier: GPL-3.0-or-later
// Asking only for what is new: which part of a range query is still unknown, and how an answer to
// that part continues what is there. A range query evaluates every step on its own, so a merged
// answer equals a full one wherever the past no longer changes.
#pragma once

#include "datasource/source/metricsource.h"
#include "models/query/queryoptions.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace onex {

// What somebody has of a range query from earlier answers.
struct HeldFrame
{
    MetricQuery query;          // that `frame` answers
    FramePtr frame;             // never null
    std::int64_t settledTo = 0; // up to here no late sample is expected any more; ms, UTC
    std::int64_t fullAtMs = 0;  // steady clock, when everything was last asked for
};
using HeldFramePtr = std::shared_ptr<const HeldFrame>;

// Up to which time an answer is settled. serverNowMs: the server's clock when it was asked.
std::int64_t settledTo(const MetricQuery &query, std::int64_t serverNowMs, std::int64_t scrapeMs,
                       const TailRules &rules = {});

// The part of `wanted` to ask for, given what is held; none: everything.
std::optional<TimeRange> tailOf(const HeldFrame &held, const MetricQuery &wanted,
                                std::int64_t steadyMs, const TailRules &rules = {});

// Whether the value at one step is the same whatever the range: no @, no look into the future, and
// only functions known to look at one step (other engines have some that look at all of them).
bool isRangeIndependent(std::string_view expr);

// `held` from wanted.from on, continued by `tail`, which answers [tailFrom, wanted.to]. None: they
// do not fit (not matrices, a label set twice), ask for everything.
std::optional<Frame> mergeTail(const Frame &held, const Frame &tail, std::int64_t tailFrom,
                               TimeRange wanted);

std::size_t sampleCount(const Frame &frame);

} // namespace onex
