// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/schema.h"

#include <array>

namespace onex {

namespace {

// Times are milliseconds since the epoch, labels JSON objects.
constexpr std::array kTables{
    "CREATE TABLE audit(sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL,"
    " action TEXT NOT NULL, object TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL,"
    " hash TEXT NOT NULL)",
    "CREATE INDEX audit_by_time ON audit(time)",
    // Where the chain ends, so that it is noticed when its end is missing.
    "CREATE TABLE audit_head(id INTEGER PRIMARY KEY CHECK(id = 1), count INTEGER NOT NULL,"
    " hash TEXT NOT NULL)",
    "INSERT INTO audit_head VALUES(1, 0, "
    "'0000000000000000000000000000000000000000000000000000000000000000')",
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    // REPLACE does not ask the trigger above: whatever is inserted follows the last record.
    "CREATE TRIGGER audit_at_end BEFORE INSERT ON audit"
    " WHEN NOT EXISTS (SELECT 1 FROM audit_head"
    "  WHERE NEW.sequence = count + 1 AND NEW.previous = hash)"
    " OR EXISTS (SELECT 1 FROM audit WHERE sequence = NEW.sequence)"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head"
    " WHEN NEW.count IS NOT OLD.count + 1"
    " OR NEW.hash IS NOT (SELECT hash FROM audit WHERE sequence = NEW.count)"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    "CREATE TRIGGER audit_head_only_one BEFORE INSERT ON audit_head"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",

    "CREATE TABLE acknowledgements(nonce TEXT PRIMARY KEY NOT NULL, cluster TEXT NOT NULL,"
    " alert TEXT NOT NULL CHECK(alert <> ''), labels TEXT NOT NULL,"
    " author TEXT NOT NULL CHECK(author <> ''), comment TEXT NOT NULL, starts INTEGER NOT NULL,"
    " ends INTEGER NOT NULL, until_resolved INTEGER NOT NULL, state TEXT NOT NULL"
    " CHECK(state IN ('pending', 'confirmed', 'failed', 'ending', 'ended')),"
    " silence TEXT NOT NULL, attempts INTEGER NOT NULL, last_error TEXT NOT NULL,"
    " lease_owner TEXT NOT NULL, lease_until INTEGER NOT NULL, created INTEGER NOT NULL,"
    " changed INTEGER NOT NULL)",
    // Of two windows or two people at once, one: this index decides.
    "CREATE UNIQUE INDEX one_acknowledgement ON acknowledgements(cluster, alert)"
    " WHERE state <> 'ended'",
    "CREATE INDEX acknowledgements_by_alert ON acknowledgements(alert, created)",

    // Labels once, and what was last known.
    "CREATE TABLE alerts(id TEXT PRIMARY KEY NOT NULL, labels TEXT NOT NULL, state TEXT NOT NULL,"
    " starts INTEGER NOT NULL, changed INTEGER NOT NULL, source TEXT NOT NULL)",
    "CREATE TABLE transitions(sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
    " alert TEXT NOT NULL REFERENCES alerts(id), starts INTEGER NOT NULL,"
    " from_state TEXT NOT NULL, to_state TEXT NOT NULL, value REAL, summary TEXT NOT NULL,"
    " source TEXT NOT NULL, actor TEXT NOT NULL)",
    "CREATE INDEX transitions_by_time ON transitions(time, sequence)",
    "CREATE INDEX transitions_by_alert ON transitions(alert, time)",

    "CREATE TABLE notified(alert TEXT NOT NULL, starts INTEGER NOT NULL, kind TEXT NOT NULL,"
    " time INTEGER NOT NULL, PRIMARY KEY(alert, starts, kind)) WITHOUT ROWID",
    "CREATE TABLE settings(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID",

    "PRAGMA application_id = 1330529624",
    "PRAGMA user_version = 1",
};
static_assert(kApplicationId == 1330529624 && kSchemaVersion == 1);

constexpr std::array kSettings{
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_size_limit = 8388608",
};

Result<int> intOf(Database &db, const char *sql)
{
    return db.value(sql).map([](const QVariant &value) { return value.toInt(); });
}

// True where the tables are there, false where the file is empty. In one snapshot: another program
// may be making them.
Result<bool> isOurs(Database &db)
{
    const auto application = intOf(db, "PRAGMA application_id");
    const auto version = intOf(db, "PRAGMA user_version");
    const auto tables = intOf(db, "SELECT count(*) FROM sqlite_master");
    for (const auto *answer : {&application, &version, &tables})
        if (!*answer)
            return fail(answer->error());
    if (*application == 0 && *version == 0 && *tables == 0)
        return false;
    if (*application != kApplicationId)
        return fail(db.error(Error::Kind::BadInput,
                             "this is a database of another program; name another file"));
    if (*version > kSchemaVersion)
        return fail(db.error(Error::Kind::BadInput,
                             "this was written by a newer version of this program; use that, or "
                             "name another file"));
    return true;
}

Result<void> checkPages(Database &db)
{
    const auto verdict = db.value("PRAGMA quick_check(1)");
    if (!verdict)
        return fail(verdict.error());
    if (verdict->toString() == QLatin1String("ok"))
        return {};
    return fail(db.damaged(verdict->toString().toStdString()));
}

Result<void> useLog(Database &db)
{
    const auto mode = db.value("PRAGMA journal_mode = WAL");
    if (!mode)
        return fail(mode.error());
    if (mode->toString() == QLatin1String("wal"))
        return {};
    return fail(db.error(Error::Kind::Denied,
                         "this file system cannot hold this program's state; "
                         "name a file on a disk of this machine"));
}

// Another program may have made them since we looked.
Result<void> makeTables(Database &db)
{
    return db.write([&db]() -> Result<void> {
        const auto ours = isOurs(db);
        if (!ours)
            return fail(ours.error());
        return *ours ? Result<void>() : db.runAll(kTables);
    });
}

} // namespace

Result<void> prepareSchema(Database &db)
{
    // Before anything is written; another program may be making the tables.
    const auto ours = db.read([&db] { return isOurs(db); });
    if (!ours)
        return fail(ours.error());
    return (*ours ? checkPages(db) : Result<void>())
        .and_then([&] { return useLog(db); })
        .and_then([&] { return db.runAll(kSettings); })
        .and_then([&] { return makeTables(db); });
}

} // namespace onex
