// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/alerttransition.h"
#include "datasource/core/journalentry.h"
#include "datasource/source/async.h"

#include <vector>

namespace onex {

// Where every transition of an alert is kept that any window saw, and who acknowledged what. Called
// and answered on the UI thread.
class AlertLog
{
public:
    virtual ~AlertLog() = default;

    // In one transaction, in the order given; how many were new: what another window recorded is
    // not recorded again.
    virtual Async<int> record(std::vector<AlertTransition> transitions) = 0;
    virtual Async<std::vector<AlertTransition>> history(HistoryQuery query) = 0;
    // Every alert's last known state, resolved ones included while their transitions are kept.
    virtual Async<std::vector<KnownAlert>> lastKnown() = 0;
    // Acknowledgements made in that time, whatever became of them.
    virtual Async<std::vector<JournalEntry>> entriesBetween(std::int64_t fromMs, std::int64_t toMs)
        = 0;
};

} // namespace onex
