// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"

#include <cstdint>
#include <optional>
#include <string>

namespace onex {

// An acknowledgement as the journal keeps it. Times in ms since the epoch.
struct JournalEntry
{
    enum class State {
        Pending,   // not yet seen on the server
        Confirmed, // seen there
        Failed,    // not without a person
        Ending,    // to be taken back, not yet seen ended
        Ended
    };

    std::string nonce;   // 128 random bits in hex: its name, also in the silence's comment
    std::string cluster; // of Alertmanagers; empty: known to this program only
    std::string alertId; // fingerprint
    Labels labels;
    std::string author; // never empty
    std::string comment;
    std::int64_t startsMs = 0;
    std::int64_t endsMs = 0;
    bool untilResolved = false; // extended for as long as the alert fires
    State state = State::Pending;
    std::string silenceId; // empty: not known yet
    int attempts = 0;
    std::string lastError;
    std::string leaseOwner;        // the program that looks after it …
    std::int64_t leaseUntilMs = 0; // … until then
    std::int64_t createdMs = 0;
    std::int64_t changedMs = 0;
    bool operator==(const JournalEntry &) const = default;
};

// What is to be different; the rest stays.
struct JournalChange
{
    std::optional<JournalEntry::State> state;
    std::optional<std::string> silenceId;
    std::optional<std::string> author, comment;
    std::optional<std::int64_t> startsMs, endsMs;
    std::optional<bool> untilResolved;
    std::optional<int> attempts;
    std::optional<std::string> lastError;
};

// Of an operation that another window or person may have been faster with.
struct JournalAnswer
{
    bool done = false;
    JournalEntry entry; // as it is now; not done: the one that stands in the way
};

} // namespace onex
