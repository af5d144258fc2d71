// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/sqlite/database.h"
#include "datasource/state/auditchain.h"

namespace onex {

struct AuditVerdict
{
    AuditHead checked;                // so far the chain holds; worth writing down elsewhere
    std::optional<AuditBreak> broken; // the first place where it does not
};

// The append-only, hash-chained log of what people and this program did.
class Audit
{
public:
    explicit Audit(Database &db)
        : m_db(db)
    {
    }

    // On disk when this returns, or part of the transaction in which it is called. BadInput: no
    // actor, no action, or a detail that is not a JSON object.
    Result<AuditRecord> append(const AuditEntry &entry);
    // In the order of their sequence; from ≤ time < to.
    Result<std::vector<AuditRecord>> between(std::int64_t fromMs, std::int64_t toMs) const;
    Result<AuditVerdict> verify() const;

private:
    Result<AuditHead> head() const;
    Result<void> insert(const AuditRecord &record);
    Result<AuditVerdict> walk() const;

    Database &m_db;
};

} // namespace onex
