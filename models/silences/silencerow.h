// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/ackcomment.h"
#include "models/alerts/alertjoin.h"

namespace onex {

// A silence as people see it.
struct SilenceRow
{
    enum class State { Active, EndsSoon, Pending, Expired };

    QString cluster;
    Silence silence;
    std::optional<AckComment> acknowledgement; // none: no acknowledgement's
    State state = State::Active;
    int silenced = 0; // alerts that it matches, of those that are known
    bool operator==(const SilenceRow &) const = default;

    QString key() const;     // cluster and id
    QString comment() const; // without the marks that programs put into it
};

constexpr std::int64_t kEndsSoonMs = 15 * 60'000;

QString silenceStateWord(SilenceRow::State state);

// Of all clusters; those in force first, in it the one that ends first.
std::vector<SilenceRow> silenceRows(const std::vector<ClusterAlerts> &said, std::int64_t nowMs);

// The alerts that the matchers match; none where a regular expression is wrong.
std::vector<LiveAlertPtr> alertsMatched(const std::vector<Matcher> &matchers,
                                        const std::vector<LiveAlertPtr> &alerts);

// A matcher for each label that all of them have with the same value.
std::vector<Matcher> sharedMatchers(const std::vector<LiveAlertPtr> &alerts);

} // namespace onex
