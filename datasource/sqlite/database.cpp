// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/sqlite/database.h"

#include "datasource/sqlite/sqlerror.h"

#include <atomic>

namespace onex {

namespace {

QString newConnectionName()
{
    static std::atomic<int> last = 0;
    return QStringLiteral("onex-sqlite-%1").arg(++last);
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path, DatabaseOptions options)
{
    const QString driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        return fail(Error::Kind::NotFound,
                    "Qt's driver for SQLite is not installed (package libqt6sql6-sqlite)",
                    path.toStdString());
    std::unique_ptr<Database> opened{new Database};
    opened->m_db = QSqlDatabase::addDatabase(driver, newConnectionName());
    opened->m_db.setDatabaseName(path);
    opened->m_db.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeoutMs)
        + (options.isReadOnly ? QStringLiteral(";QSQLITE_OPEN_READONLY") : QString()));
    opened->m_options = std::move(options);
    if (!opened->m_db.open())
        return fail(opened->errorOf(opened->m_db.lastError()));
    return opened;
}

Database::~Database()
{
    const QString name = m_db.connectionName();
    m_db = QSqlDatabase(); // else it counts as in use
    QSqlDatabase::removeDatabase(name);
}

Error Database::error(Error::Kind kind, std::string message) const
{
    return Error{kind, std::move(message), path().toStdString(), 0, 0, false};
}

Error Database::damaged(const std::string &why) const
{
    const std::string advice = m_options.ifDamaged.empty() ? "" : "; " + m_options.ifDamaged;
    return error(Error::Kind::BadInput, m_options.name + " is damaged (" + why + ")" + advice);
}

Error Database::errorOf(const QSqlError &error) const
{
    return onex::errorOf(error, path(), m_options.name, m_options.ifDamaged);
}

Result<void> Database::limitPages(int mostPages) const
{
    if (mostPages <= 0)
        return {};
    const QByteArray sql = "PRAGMA max_page_count = " + QByteArray::number(mostPages);
    return run(sql.constData()).map([](const QSqlQuery &) {});
}

Result<void> Database::runAll(std::span<const char *const> statements) const
{
    for (const char *statement : statements)
        if (auto done = run(statement); !done)
            return fail(done.error());
    return {};
}

Result<QSqlQuery> Database::prepared(const char *sql) const
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromLatin1(sql)))
        return fail(errorOf(query.lastError()));
    return query;
}

Result<QSqlQuery> Database::run(const char *sql, const QVariantList &values) const
{
    auto query = prepared(sql);
    if (!query)
        return query;
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (!query->exec())
        return fail(errorOf(query->lastError()));
    return query;
}

Result<int> Database::change(const char *sql, const QVariantList &values) const
{
    return run(sql, values).map([](const QSqlQuery &query) { return query.numRowsAffected(); });
}

Result<QVariant> Database::value(const char *sql, const QVariantList &values) const
{
    auto query = run(sql, values);
    if (!query)
        return fail(query.error());
    if (query->next())
        return query->value(0);
    return ended(*query).map([] { return QVariant(); });
}

Result<void> Database::begin(const char *sql)
{
    return run(sql).map([this](const QSqlQuery &) { m_isInside = true; });
}

Result<void> Database::commit()
{
    auto committed = run("COMMIT");
    if (!committed) {
        rollback();
        return fail(committed.error());
    }
    m_isInside = false;
    return {};
}

// SQLite may have done it already, as it does when the disk is full.
void Database::rollback()
{
    (void)run("ROLLBACK");
    m_isInside = false;
}

Result<void> Database::ended(const QSqlQuery &query) const
{
    if (query.lastError().isValid())
        return fail(errorOf(query.lastError()));
    return {};
}

} // namespace onex
