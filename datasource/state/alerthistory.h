// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/alerttransition.h"
#include "datasource/sqlite/database.h"

namespace onex {

// Every transition of an alert that was seen, whichever window saw it.
//
// What two windows see of one transition is told apart from two transitions by the last known
// state, which all windows share, not by the time: a time rounded has an edge on whose two sides
// the windows may be, and drops a real one that comes soon after. A transition is not recorded
//  - to the state that the alert is known to be in since the same start: another window was first;
//  - from less than a minute before the last one of its alert, and not from the state that the
//    alert is known to be in: a slower window tells of a state that is over. (From that state, or
//    longer ago, the clock was set back.)
// What is recorded goes from the state that was known, so that the rows of an alert form a chain.
class AlertHistory
{
public:
    explicit AlertHistory(Database &db)
        : m_db(db)
    {
    }

    // In the order given, in one transaction. How many were new. A value that is not a number is
    // none.
    Result<int> record(const std::vector<AlertTransition> &transitions);
    Result<std::vector<AlertTransition>> read(const HistoryQuery &query) const;
    // Every alert's last known state, resolved ones included while their transitions are kept.
    Result<std::vector<KnownAlert>> lastKnown() const;

    // Drops transitions before that time and the oldest beyond so many, and resolved alerts of
    // which none is left. How many transitions.
    Result<int> drop(std::int64_t beforeMs, std::int64_t mostRows);

private:
    Result<bool> recordOne(const AlertTransition &transition);
    Result<void> setKnown(const AlertTransition &transition);
    Result<void> insert(const AlertTransition &transition, const std::string &fromState);

    Database &m_db;
};

} // namespace onex
