// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/episode.h"

#include <array>

namespace onex {

// How one severity was answered. Times in ms, none where there was nothing to measure.
struct SeverityFigures
{
    int fired = 0;
    int acknowledged = 0; // at a time that was seen
    int inTime = 0;       // acknowledged within responseMs()
    int late = 0;         // acknowledged later, or fired longer without
    std::optional<std::int64_t> meanAcknowledgeMs, worstAcknowledgeMs;
    std::optional<std::int64_t> meanResolveMs, worstResolveMs;
    bool operator==(const SeverityFigures &) const = default;
};

// All alerts of one name.
struct NoisyAlert
{
    QString name;
    Severity severity = Severity::Medium; // the worst
    int fired = 0;
    std::int64_t firingMs = 0;
    int flaps = 0; // fired again less than kFlapMs after the same labels had resolved
    bool operator==(const NoisyAlert &) const = default;
};

constexpr std::int64_t kFlapMs = 15 * 60'000;

struct HistoryFigures
{
    std::array<SeverityFigures, 5> bySeverity{}; // as the enumeration
    std::vector<NoisyAlert> noisy;               // that fired most often first
    bool operator==(const HistoryFigures &) const = default;
};

HistoryFigures figuresOf(const std::vector<Episode> &episodes);

} // namespace onex
