// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace onex {

// Who did what to what.
struct AuditEntry
{
    std::int64_t timeMs = 0; // since the epoch
    std::string actor;       // a person, or the program's own name; never empty
    std::string action;      // acknowledge, unacknowledge, silence, edit, extend, expire, mute …
    std::string object;      // id of an alert or a silence, name of a severity …
    std::string detail = "{}"; // a JSON object
    bool operator==(const AuditEntry &) const = default;
};

// An entry in its place in the chain.
struct AuditRecord
{
    std::int64_t sequence = 0; // 1, 2, 3 … without a gap
    AuditEntry entry;
    std::string previousHash; // of the record before it; 64 zeros for the first
    std::string hash;         // SHA-256 in lower-case hex
    bool operator==(const AuditRecord &) const = default;
};

// Where a chain is not what was written.
struct AuditBreak
{
    enum class Kind {
        Changed,   // a field of this record
        Missing,   // this record
        Displaced, // this record does not follow the one before it: one of both was replaced
        CutOff,    // this record, the first of those that are missing at the end
        Surplus    // this record was not written by this program
    };
    Kind kind = Kind::Changed;
    std::int64_t sequence = 0;
    std::string reason; // a sentence
    bool operator==(const AuditBreak &) const = default;
};

} // namespace onex
