// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/auditchain.h"

#include <QCryptographicHash>

namespace onex {

std::string hashOf(const AuditRecord &record)
{
    const AuditEntry &entry = record.entry;
    std::string encoded;
    for (const std::string &field :
         {std::to_string(record.sequence), std::to_string(entry.timeMs), entry.actor, entry.action,
          entry.object, entry.detail, record.previousHash})
        encoded += std::to_string(field.size()) + ':' + field + ',';
    return QCryptographicHash::hash(encoded, QCryptographicHash::Sha256).toHex().toStdString();
}

std::string firstPreviousHash() { return std::string(64, '0'); }

std::optional<AuditBreak> AuditWalk::add(const AuditRecord &record)
{
    const std::int64_t expected = m_head.count + 1;
    if (record.sequence > expected)
        return AuditBreak{AuditBreak::Kind::Missing, expected, "this record was removed"};
    if (record.sequence < expected)
        return AuditBreak{AuditBreak::Kind::Surplus, record.sequence,
                          "this record has a number that is never given"};
    if (record.previousHash != m_head.hash)
        return AuditBreak{AuditBreak::Kind::Displaced, expected,
                          "this record does not follow the one before it"};
    if (record.hash != hashOf(record))
        return AuditBreak{AuditBreak::Kind::Changed, expected, "this record was changed"};
    m_head = {expected, record.hash};
    return std::nullopt;
}

std::optional<AuditBreak> AuditWalk::end(const AuditHead &head) const
{
    if (m_head.count < head.count)
        return AuditBreak{AuditBreak::Kind::CutOff, m_head.count + 1,
                          "the log ends before this record; it had " + std::to_string(head.count)};
    if (m_head.count > head.count)
        return AuditBreak{AuditBreak::Kind::Surplus, head.count + 1,
                          "this record was added from outside"};
    if (m_head.hash != head.hash)
        return AuditBreak{AuditBreak::Kind::Changed, head.count,
                          "the last record is not the one that was written"};
    return std::nullopt;
}

} // namespace onex
