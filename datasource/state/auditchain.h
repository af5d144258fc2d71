// SPDX-License-Identifier: GPL-3.0-or-later
// The hash chain of the audit log. A record's hash is the SHA-256 of the concatenated netstrings
// (length in bytes in decimal, ':', the bytes, ',') of
//   sequence, time in ms (both in decimal), actor, action, object, detail, previous hash (in hex),
// text in UTF-8. The first record's previous hash is 64 zeros.
#pragma once

#include "datasource/core/audit.h"

#include <optional>

namespace onex {

std::string hashOf(const AuditRecord &record); // of all but its own hash
std::string firstPreviousHash();

// What a chain was when it was last added to.
struct AuditHead
{
    std::int64_t count = 0;
    std::string hash = firstPreviousHash();
};

// Checks records in the order of their sequence.
class AuditWalk
{
public:
    std::optional<AuditBreak> add(const AuditRecord &record);
    std::optional<AuditBreak> end(const AuditHead &head) const;
    const AuditHead &head() const { return m_head; }

private:
    AuditHead m_head;
};

} // namespace onex
