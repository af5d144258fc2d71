// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/state/ackjournal.h"
#include "datasource/state/alerthistory.h"
#include "datasource/state/keptsilences.h"
#include "datasource/state/notified.h"
#include "datasource/state/sharedsettings.h"

namespace onex {

struct StoreOptions
{
    int busyTimeoutMs = 15'000; // for other programs that write
    int mostPages = 0;          // of 4 KiB; 0: as many as there is room for
};

struct Retention
{
    int days = 90;
    std::int64_t transitions = 200'000;
};

// What this program must not lose, in one file that several programs use at once. Lives in the
// thread that made it and waits for the disk there; LocalState is for the others.
class StateStore final
{
public:
    // Makes the file, and its folder, where there is none. Refuses what is damaged, of another
    // program or of a newer version (BadInput, with what to do), and leaves it as it is. Denied:
    // permissions.
    static Result<std::unique_ptr<StateStore>> open(const QString &path,
                                                    const StoreOptions &options = {});

    AckJournal &journal() { return m_journal; }
    Audit &audit() { return m_audit; }
    AlertHistory &history() { return m_history; }
    Notified &notified() { return m_notified; }
    SharedSettings &settings() { return m_settings; }
    KeptSilences &silences() { return m_silences; }

    // Drops what is too old of history, notifications and silences; never of the journal or the
    // audit log.
    Result<int> prune(std::int64_t nowMs, const Retention &keep = {});

private:
    explicit StateStore(std::unique_ptr<Database> db);

    std::unique_ptr<Database> m_db;
    Audit m_audit;
    AckJournal m_journal;
    AlertHistory m_history;
    Notified m_notified;
    SharedSettings m_settings;
    KeptSilences m_silences;
};

} // namespace onex
