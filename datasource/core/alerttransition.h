// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace onex {

// The state of an alert that is gone; all the other words are the caller's.
inline constexpr const char *kResolvedState = "resolved";

// An alert went from one state to another.
struct AlertTransition
{
    std::int64_t timeMs = 0; // when it was seen
    std::string alertId;     // fingerprint: the same labels, the same id
    Labels labels;
    std::string fromState; // "" where nothing was known of it
    std::string toState;
    std::int64_t startsMs = 0;   // of the alert
    std::optional<double> value; // of the rule's expression
    std::string summary;
    std::string source{}; // name of the one that told of it; "" where that is not known
    std::string by{};     // who acknowledged; "" where that is not what it is about
    bool operator==(const AlertTransition &) const = default;
};

// What was last known of an alert.
struct KnownAlert
{
    std::string alertId;
    Labels labels;
    std::string state;
    std::int64_t startsMs = 0;
    std::int64_t changedMs = 0; // when it came into this state
    std::string source{};       // of that transition
    bool operator==(const KnownAlert &) const = default;
};

// from ≤ time < to, newest first.
struct HistoryQuery
{
    std::int64_t fromMs = 0;
    std::int64_t toMs = std::numeric_limits<std::int64_t>::max();
    std::optional<std::string> alertId;
    int limit = 10000;
};

} // namespace onex
