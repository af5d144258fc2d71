// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/ackstore.h"
#include "datasource/source/alertlog.h"
#include "datasource/source/noticestore.h"
#include "datasource/source/silencestore.h"
#include "datasource/state/statestore.h"

namespace onex {

// StateStore for a thread that must not wait for a disk: one thread of its own does the work, in
// the order in which it was asked for. Called, and resumes its callers, on the thread that made it.
// A file that cannot be opened is the answer to everything, until it can be: every call tries
// again. The destructor waits until all that was asked for is on disk; who waits for an answer gets
// it afterwards, from the event loop.
class LocalState final : public AckStore, public AlertLog, public NoticeStore, public SilenceStore
{
public:
    explicit LocalState(const QString &path, const StoreOptions &options = {});
    ~LocalState() override;
    Q_DISABLE_COPY_MOVE(LocalState)

    Async<void> open(); // only says whether it is usable

    Async<JournalAnswer> begin(JournalEntry entry, std::int64_t nowMs) override;
    Async<JournalAnswer> change(std::string nonce, JournalEntry::State expected, JournalChange what,
                                std::optional<AuditEntry> note, std::int64_t nowMs) override;
    Async<JournalAnswer> takeLease(std::string nonce, std::string owner, std::int64_t untilMs,
                                   std::int64_t nowMs) override;
    Async<std::vector<JournalEntry>> openEntries() override;
    Async<std::optional<JournalEntry>> entryByNonce(std::string nonce);
    Async<std::vector<JournalEntry>> entriesOfAlert(std::string alertId);
    Async<std::vector<JournalEntry>> entriesBetween(std::int64_t fromMs,
                                                    std::int64_t toMs) override;

    Async<AuditRecord> append(AuditEntry entry) override;
    Async<std::vector<AuditRecord>> auditBetween(std::int64_t fromMs, std::int64_t toMs);
    Async<AuditVerdict> verifyAudit();

    Async<int> record(std::vector<AlertTransition> transitions) override;
    Async<std::vector<AlertTransition>> history(HistoryQuery query) override;
    Async<std::vector<KnownAlert>> lastKnown() override;
    Async<int> prune(std::int64_t nowMs, Retention keep);

    Async<bool> claim(std::string alertId, std::int64_t startsMs, std::string kind,
                      std::int64_t nowMs) override;

    Async<std::optional<std::string>> setting(std::string key);
    Async<void> setSetting(std::string key, std::string json);
    Async<std::string> author();
    Async<void> setAuthor(std::string name);
    Async<void> mute(Mute mute, std::string actor, std::int64_t nowMs) override;
    Async<std::vector<Mute>> mutes(std::int64_t nowMs) override;

    Async<std::vector<Silence>> keptSilences(std::int64_t nowMs) override;
    Async<std::string> keepSilence(Silence silence, std::int64_t nowMs) override;
    Async<void> endSilence(std::string id, std::int64_t nowMs) override;

private:
    template <typename T, typename Work>
    Async<T> ask(Work work);

    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace onex
