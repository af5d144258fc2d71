// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/alerttransition.h"
#include "models/alerts/livealert.h"

#include <QHash>

namespace onex {

// What is true now, as far as it is known.
struct AlertSight
{
    std::vector<LiveAlertPtr> alerts;
    bool isWhole = false;      // every source has said what it knows
    QStringList sources{};     // names of all that are asked
    std::int64_t nowMs = 0;    // since the epoch
    std::int64_t steadyMs = 0; // of a clock that nobody sets
};

// What was seen of alerts, and what became of them since: only what was seen. That one is gone is
// said when nobody tells of it any more and everybody was heard, or none told of it for five
// minutes.
class AlertSightings
{
public:
    // What an earlier run saw, or another window.
    void load(const std::vector<KnownAlert> &known);
    std::vector<AlertTransition> note(const AlertSight &sight);

private:
    struct Seen
    {
        AlertTransition last;
        std::int64_t sinceMs = 0;               // of that state
        std::optional<std::int64_t> steadyMs{}; // when it was seen in this run
    };
    void noteAlert(const LiveAlert &alert, const AlertSight &sight);
    static bool isGone(const Seen &seen, const AlertSight &sight);
    void add(AlertTransition transition);

    QHash<QString, Seen> m_seen; // by LiveAlert::historyId(); what is not resolved
    std::vector<AlertTransition> m_new;
};

} // namespace onex
