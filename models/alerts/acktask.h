// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that bring one acknowledgement of the journal to the server, one at a time.
#pragma once

#include "datasource/source/ackstore.h"
#include "datasource/source/alertsource.h"
#include "models/alerts/livealert.h"

#include <memory>
#include <stop_token>

namespace onex {

// A silence of exactly these labels, with the nonce in its comment.
Silence silenceOf(const JournalEntry &entry);

// What stands in the audit log of a step that this program takes by itself.
AuditEntry noteOf(const JournalEntry &entry, const char *action, std::int64_t nowMs);

struct AckContext
{
    AckStore &store;                     // outlives the task
    std::shared_ptr<AlertSource> source; // null: known to this program only
    std::int64_t nowMs = 0;
    std::stop_token stop;
};

// Pending: looked for by its nonce if it may have been sent before, sent where nobody has it, made
// to say what the entry says, Confirmed once every member has it. An error that is not transient
// makes it Failed; any other leaves it as it is, to be tried again. The entry as it is afterwards.
Async<JournalEntry> bringToServer(JournalEntry entry, AckContext context);

// Confirmed, but not among the silences that the server just told of: somebody ended it (Ended), or
// the server lost it (Pending: it is sent again).
Async<JournalEntry> lookAfter(JournalEntry entry, AckContext context);

// Ending: ended on the server, then Ended.
Async<JournalEntry> takeBack(JournalEntry entry, AckContext context);

// Confirmed and to be kept while the alert fires: its end is put to `untilMs`.
Async<JournalEntry> extendUntil(JournalEntry entry, std::int64_t untilMs, AckContext context);

} // namespace onex
