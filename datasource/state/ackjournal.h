// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/journalentry.h"
#include "datasource/state/audit.h"

namespace onex {

std::string newNonce(); // 128 random bits in hex

// The acknowledgements that this program has promised to look after. Whatever it writes is on disk,
// together with its audit record, when it returns.
class AckJournal
{
public:
    AckJournal(Database &db, Audit &audit)
        : m_db(db)
        , m_audit(audit)
    {
    }

    // Pending from now on, under a new nonce; not done where another entry that is not Ended has
    // the same cluster and alert. BadInput: no author, no alert, labels that are not UTF-8.
    Result<JournalAnswer> begin(JournalEntry entry, std::int64_t nowMs);

    // Only if the entry is in this state; not done otherwise. `note` says who and when; without an
    // object it is about the alert. Without a note only bookkeeping may change: BadInput where it
    // is the state, the author, the comment or the times. NotFound: no such nonce. What is Ended
    // stays as it is (BadInput).
    Result<JournalAnswer> change(const std::string &nonce, JournalEntry::State expected,
                                 const JournalChange &what, const std::optional<AuditEntry> &note,
                                 std::int64_t nowMs);

    // Who looks after an entry until then: done if it is free, expired or the owner's already.
    Result<JournalAnswer> takeLease(const std::string &nonce, const std::string &owner,
                                    std::int64_t untilMs, std::int64_t nowMs);

    Result<std::vector<JournalEntry>> open() const; // not Ended, the oldest first
    Result<std::optional<JournalEntry>> byNonce(const std::string &nonce) const;
    Result<std::vector<JournalEntry>> ofAlert(const std::string &alertId) const; // newest first
    // Begun in from ≤ time < to, the oldest first.
    Result<std::vector<JournalEntry>> between(std::int64_t fromMs, std::int64_t toMs) const;

private:
    Result<bool> insert(const JournalEntry &entry);
    Result<bool> update(const std::string &nonce, JournalEntry::State expected,
                        const JournalChange &what, std::int64_t nowMs);
    Result<JournalAnswer> answer(bool done, const std::string &nonce) const;
    Result<JournalAnswer> inTheWayOf(const JournalEntry &entry) const;
    Result<void> noteChange(const JournalEntry &entry, const std::optional<AuditEntry> &note);

    Database &m_db;
    Audit &m_audit;
};

} // namespace onex
