// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/alerttransition.h"
#include "models/alerts/livealert.h"

#include <QSet>

#include <vector>

namespace onex {

// A state that an alert was in; times in ms since the epoch.
struct StatePeriod
{
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;
    AlertState state = AlertState::Firing;
    bool operator==(const StatePeriod &) const = default;
};

// An alert from its beginning until it was gone. What was not seen is not known: an alert that
// resolved while no program looked has no such time before the next look.
struct Episode
{
    enum class End {
        Resolved,
        GoesOn,
        Unseen
    }; // Unseen: nobody told of it any more, nor of its end

    QString alertId; // LiveAlert::historyId()
    Labels labels;
    Severity severity = Severity::Medium;
    QString summary;
    std::optional<std::int64_t> firedMs; // none: it was pending only
    std::optional<std::int64_t> acknowledgedMs;
    QString by; // who acknowledged
    End end = End::GoesOn;
    std::vector<StatePeriod> periods; // not empty, each beginning where the one before ends
    bool operator==(const Episode &) const = default;

    QString name() const;
    std::int64_t fromMs() const { return periods.front().fromMs; }
    std::int64_t toMs() const
    {
        return periods.back().toMs;
    } // GoesOn: now; Unseen: last word of it
    // From firing to being acknowledged, to being resolved.
    std::optional<std::int64_t> acknowledgeMs() const;
    std::optional<std::int64_t> resolveMs() const;
    std::int64_t firingMs() const; // not acknowledged, silenced or inhibited
};

// What is true now, for what has no end in the log.
struct Present
{
    std::int64_t nowMs = 0;
    QSet<QString> alerts; // LiveAlert::historyId() of those that are there
};

// Of transitions as AlertLog::history() gives them, the newest first. The newest first.
std::vector<Episode> episodesOf(const std::vector<AlertTransition> &transitions,
                                const SeverityTable &severities, const Present &present);

} // namespace onex
