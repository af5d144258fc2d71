// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/archivetables.h"

#include <array>

namespace onex {
namespace {

constexpr int kApplicationId = 1330529601, kVersion = 1; // "ONEA"

constexpr std::array<ArchiveTable, kArchiveParts> kTables{{
    {"meta", "CREATE TABLE meta(id INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL)",
     "INSERT INTO meta(name, value) VALUES(?, ?)", "SELECT name, value FROM meta ORDER BY id"},
    {"series", "CREATE TABLE series(id INTEGER PRIMARY KEY, labels TEXT NOT NULL)",
     "INSERT INTO series(labels) VALUES(?)", "SELECT labels FROM series ORDER BY id"},
    {"chunks",
     "CREATE TABLE chunks(id INTEGER PRIMARY KEY, series INTEGER NOT NULL, samples BLOB NOT NULL)",
     "INSERT INTO chunks(series, samples) VALUES(?, ?)",
     "SELECT series, samples FROM chunks ORDER BY id"},
    {"alerts",
     "CREATE TABLE alerts(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, alert TEXT NOT NULL,"
     " labels TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL,"
     " starts INTEGER NOT NULL, value REAL, summary TEXT NOT NULL, source TEXT NOT NULL,"
     " actor TEXT NOT NULL)",
     "INSERT INTO alerts(time, alert, labels, from_state, to_state, starts, value, summary, source,"
     " actor) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "SELECT time, alert, labels, from_state, to_state, starts, value, summary, source, actor"
     " FROM alerts ORDER BY id"},
    {"dashboards",
     "CREATE TABLE dashboards(id INTEGER PRIMARY KEY, file TEXT NOT NULL, text TEXT NOT NULL,"
     " uid TEXT NOT NULL, variables TEXT NOT NULL)",
     "INSERT INTO dashboards(file, text, uid, variables) VALUES(?, ?, ?, ?)",
     "SELECT file, text, uid, variables FROM dashboards ORDER BY id"},
    {"notes",
     "CREATE TABLE notes(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, author TEXT NOT NULL,"
     " text TEXT NOT NULL)",
     "INSERT INTO notes(time, author, text) VALUES(?, ?, ?)",
     "SELECT time, author, text FROM notes ORDER BY id"},
}};

constexpr const char *kChecksums
    = "CREATE TABLE checksums(part TEXT PRIMARY KEY NOT NULL, sha256 BLOB NOT NULL) WITHOUT ROWID";

Result<int> intOf(const Database &db, const char *sql)
{
    return db.value(sql).map([](const QVariant &value) { return value.toInt(); });
}

// Only what was written here is ever asked: a view or a trigger could be anything.
Result<void> requireTables(const Database &db)
{
    auto found = db.run("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%'");
    if (!found)
        return fail(found.error());
    while (found->next()) {
        const QString sql = found->value(0).toString();
        const bool isOurs = sql == QLatin1String(kChecksums)
            || std::any_of(kTables.begin(), kTables.end(), [&sql](const ArchiveTable &table) {
                                return sql == QLatin1String(table.create);
                            });
        if (!isOurs)
            return fail(db.damaged("it holds more than this program writes"));
    }
    return db.ended(*found);
}

} // namespace

const ArchiveTable &tableOf(ArchivePart part) { return kTables[static_cast<std::size_t>(part)]; }

Result<void> makeArchiveTables(const Database &db)
{
    constexpr std::array kPragmas{"PRAGMA application_id = 1330529601", "PRAGMA user_version = 1"};
    static_assert(kApplicationId == 1330529601 && kVersion == 1);
    std::vector<const char *> statements{kChecksums};
    for (const ArchiveTable &table : kTables)
        statements.push_back(table.create);
    statements.insert(statements.end(), kPragmas.begin(), kPragmas.end());
    return db.runAll(statements);
}

Result<void> requireArchive(const Database &db)
{
    constexpr std::array kCautious{"PRAGMA trusted_schema = OFF", "PRAGMA query_only = ON",
                                   "PRAGMA cell_size_check = ON"};
    if (auto set = db.runAll(kCautious); !set)
        return set;
    const auto application = intOf(db, "PRAGMA application_id");
    const auto version = intOf(db, "PRAGMA user_version");
    for (const auto *answer : {&application, &version})
        if (!*answer)
            return fail(answer->error());
    if (*application != kApplicationId)
        return fail(db.error(Error::Kind::BadInput, "this is a database of another program"));
    if (*version > kVersion)
        return fail(db.error(Error::Kind::BadInput,
                             "this was written by a newer version of this program; use that"));
    return requireTables(db);
}

// Length and bytes of each value, so that no two rows look the same.
void PartChecksum::add(const QVariantList &row)
{
    for (const QVariant &value : row) {
        const QByteArray bytes = value.userType() == QMetaType::Double
            ? QByteArray::number(value.toDouble(), 'g', 17)
            : value.userType() == QMetaType::QByteArray ? value.toByteArray()
                                                        : value.toString().toUtf8();
        m_hash.addData(QByteArray::number(bytes.size()) + (value.isNull() ? '-' : ':'));
        m_hash.addData(bytes);
    }
}

Result<void> writeChecksum(const Database &db, ArchivePart part, const PartChecksum &sum)
{
    return db
        .run("INSERT INTO checksums(part, sha256) VALUES(?, ?)",
             {QString::fromLatin1(tableOf(part).name), sum.result()})
        .map([](const QSqlQuery &) {});
}

Result<void> verifyChecksum(const Database &db, ArchivePart part, const PartChecksum &sum)
{
    const QString name = QString::fromLatin1(tableOf(part).name);
    const auto written = db.value("SELECT sha256 FROM checksums WHERE part = ?", {name});
    if (!written)
        return fail(written.error());
    if (written->toByteArray() != sum.result())
        return fail(db.damaged("the part “" + name.toStdString() + "” is not what was written"));
    return {};
}

} // namespace onex
