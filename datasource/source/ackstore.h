// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/audit.h"
#include "datasource/core/journalentry.h"
#include "datasource/source/async.h"

#include <optional>
#include <vector>

namespace onex {

// Where acknowledgements are kept that this program has promised to look after. What it says is
// done is on disk, together with its audit record. Called and answered on the UI thread.
class AckStore
{
public:
    virtual ~AckStore() = default;

    // Pending from now on, under a new nonce; not done where another entry that is not Ended has
    // the same cluster and alert.
    virtual Async<JournalAnswer> begin(JournalEntry entry, std::int64_t nowMs) = 0;
    // Only if the entry is in this state; not done otherwise. Without a note, bookkeeping only.
    virtual Async<JournalAnswer> change(std::string nonce, JournalEntry::State expected,
                                        JournalChange what, std::optional<AuditEntry> note,
                                        std::int64_t nowMs)
        = 0;
    // Who looks after an entry until then: done if it is free, expired or the owner's already.
    virtual Async<JournalAnswer> takeLease(std::string nonce, std::string owner,
                                           std::int64_t untilMs, std::int64_t nowMs)
        = 0;
    virtual Async<std::vector<JournalEntry>> openEntries() = 0; // not Ended, the oldest first
    virtual Async<AuditRecord> append(AuditEntry entry) = 0;
};

} // namespace onex
