// SPDX-License-Identifier: GPL-3.0-or-later
// Rules and alerts as Prometheus itself sees them.
#pragma once

#include "datasource/core/labels.h"

#include <cstdint>
#include <string>
#include <vector>

namespace onex {

struct PrometheusAlert
{
    Labels labels;
    Labels annotations;
    std::string state;         // pending, firing
    std::int64_t activeAt = 0; // ms since the epoch: since when the condition holds (pending)
    double value = 0;
    bool operator==(const PrometheusAlert &) const = default;
};

struct Rule
{
    enum class Type { Alerting, Recording };
    Type type = Type::Alerting;
    std::string name;
    std::string query;
    Labels labels;
    Labels annotations;
    std::string state;  // alerting: inactive, pending, firing
    std::string health; // ok, err, unknown
    std::string lastError;
    std::int64_t durationMs = 0; // "for"
    std::int64_t keepFiringForMs = 0;
    std::int64_t lastEvaluation = 0; // ms since the epoch
    double evaluationMs = 0;
    std::vector<PrometheusAlert> alerts; // sorted by labels
    bool operator==(const Rule &) const = default;
};

struct RuleGroup
{
    std::string name;
    std::string file;
    std::int64_t intervalMs = 0;
    std::vector<Rule> rules; // in the order in which they are evaluated
    bool operator==(const RuleGroup &) const = default;
};

} // namespace onex
