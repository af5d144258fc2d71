// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"

#include <cstdint>
#include <string>
#include <vector>

namespace onex {

// An alert as Alertmanager sees it. Times in ms since the epoch.
struct Alert
{
    // Unprocessed: just received, not routed yet. A word that this program does not know is taken
    // for active, which hides nothing.
    enum class State { Unprocessed, Active, Suppressed };

    std::string fingerprint; // the same on every member of a cluster
    Labels labels;
    Labels annotations;
    std::int64_t startsMs = 0; // when it fired
    std::int64_t endsMs = 0;   // resolved, or when it is taken for resolved unless sent again
    std::int64_t updatedMs = 0;
    std::string generatorUrl; // of the server's making: may be anything
    std::vector<std::string> receivers;
    State state = State::Active;
    std::vector<std::string> silencedBy;  // ids of silences
    std::vector<std::string> inhibitedBy; // fingerprints of alerts
    std::vector<std::string> mutedBy;     // names of time intervals; newer servers only
    bool operator==(const Alert &) const = default;
};

// Alertmanager's fingerprint of a label set: FNV-1a, 64 bits, over names and values in order, each
// ended by 0xff, in 16 hexadecimal digits. Source: prometheus/common, model.LabelSet.Fingerprint.
std::string fingerprintOf(const Labels &labels);

} // namespace onex
