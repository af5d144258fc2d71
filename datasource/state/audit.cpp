// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/audit.h"

#include "datasource/sqlite/sqltext.h"

namespace onex {

namespace {

// What will be read back, so that the hash is of that.
AuditEntry wellFormed(AuditEntry entry)
{
    for (std::string *field : {&entry.actor, &entry.action, &entry.object, &entry.detail})
        *field = textOf(*field).toStdString();
    return entry;
}

Result<AuditRecord> recordOf(const QSqlQuery &row)
{
    AuditRecord record;
    record.sequence = row.value(0).toLongLong();
    record.entry = {row.value(1).toLongLong(), utf8Of(row.value(2)), utf8Of(row.value(3)),
                    utf8Of(row.value(4)), utf8Of(row.value(5))};
    record.previousHash = utf8Of(row.value(6));
    record.hash = utf8Of(row.value(7));
    return record;
}

Result<AuditHead> headOf(const QSqlQuery &row)
{
    return AuditHead{row.value(0).toLongLong(), utf8Of(row.value(1))};
}

Result<void> check(const AuditEntry &entry)
{
    if (textOf(entry.actor).trimmed().isEmpty() || textOf(entry.action).trimmed().isEmpty())
        return fail(Error::Kind::BadInput, "the audit log needs to know who did what");
    return requireJsonObject(entry.detail);
}

} // namespace

Result<AuditRecord> Audit::append(const AuditEntry &entry)
{
    if (auto good = check(entry); !good)
        return fail(good.error());
    return m_db.write([&]() -> Result<AuditRecord> {
        const auto last = head();
        if (!last)
            return fail(last.error());
        AuditRecord record{last->count + 1, wellFormed(entry), last->hash, {}};
        record.hash = hashOf(record);
        return insert(record).map([&] { return record; });
    });
}

Result<void> Audit::insert(const AuditRecord &record)
{
    const AuditEntry &entry = record.entry;
    const QString hash = textOf(record.hash);
    const auto inserted = m_db.run("INSERT INTO audit VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                                   {number(record.sequence), number(entry.timeMs),
                                    textOf(entry.actor), textOf(entry.action), textOf(entry.object),
                                    textOf(entry.detail), textOf(record.previousHash), hash});
    if (!inserted)
        return fail(inserted.error());
    return m_db.run("UPDATE audit_head SET count = ?, hash = ?", {number(record.sequence), hash})
        .map([](const QSqlQuery &) {});
}

Result<AuditHead> Audit::head() const
{
    auto head = m_db.first<AuditHead>("SELECT count, hash FROM audit_head", {}, &headOf);
    if (!head)
        return fail(head.error());
    if (!*head)
        return fail(m_db.error(Error::Kind::BadInput, "the audit log's head is missing"));
    return **std::move(head);
}

Result<std::vector<AuditRecord>> Audit::between(std::int64_t fromMs, std::int64_t toMs) const
{
    return m_db.all<AuditRecord>("SELECT sequence, time, actor, action, object, detail, previous,"
                                 " hash FROM audit WHERE time >= ? AND time < ? ORDER BY sequence",
                                 {number(fromMs), number(toMs)}, &recordOf);
}

Result<AuditVerdict> Audit::verify() const
{
    return m_db.read([this] { return walk(); });
}

Result<AuditVerdict> Audit::walk() const
{
    auto rows = m_db.run("SELECT sequence, time, actor, action, object, detail, previous, hash"
                         " FROM audit ORDER BY sequence");
    if (!rows)
        return fail(rows.error());
    AuditWalk walk;
    while (rows->next())
        if (auto broken = walk.add(*recordOf(*rows)))
            return AuditVerdict{walk.head(), broken};
    // A disk that fails is not somebody who cut the log.
    return m_db.ended(*rows).and_then([this] { return head(); }).map([&](const AuditHead &last) {
        return AuditVerdict{walk.head(), walk.end(last)};
    });
}

} // namespace onex
