// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace onex {

struct DatabaseOptions
{
    int busyTimeoutMs = 0; // waits for other programs for up to so long, in each operation
    bool isReadOnly = false;
    std::string name = "this file"; // as errors call it
    std::string ifDamaged{};        // what a person may do then
};

// One connection to an SQLite file; lives in the thread that made it.
class Database final
{
public:
    // The file exists.
    static Result<std::unique_ptr<Database>> open(const QString &path, DatabaseOptions options);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    QString path() const { return m_db.databaseName(); }
    Error error(Error::Kind kind, std::string message) const;
    Error damaged(const std::string &why) const;
    // Beyond so many, writing fails with NoSpace; 0: no limit.
    Result<void> limitPages(int mostPages) const;
    Result<void> runAll(std::span<const char *const> statements) const;

    // A statement with its values bound. Holds the file for reading until it is gone.
    Result<QSqlQuery> run(const char *sql, const QVariantList &values = {}) const;
    // One that is run again and again with other values.
    Result<QSqlQuery> prepared(const char *sql) const;
    // How many rows it changed.
    Result<int> change(const char *sql, const QVariantList &values = {}) const;
    // The error that rows ended with, if they did not come to their end.
    Result<void> ended(const QSqlQuery &query) const;
    // The first column of the first row; invalid where there is none.
    Result<QVariant> value(const char *sql, const QVariantList &values = {}) const;

    template <typename T>
    Result<std::vector<T>> all(const char *sql, const QVariantList &values,
                               Result<T> (*rowOf)(const QSqlQuery &)) const;
    template <typename T>
    Result<std::optional<T>> first(const char *sql, const QVariantList &values,
                                   Result<T> (*rowOf)(const QSqlQuery &)) const;

    // Runs `work`, which returns a Result, as one transaction that is on disk when this returns;
    // undone where it fails. Inside another it is a part of that.
    template <typename Work>
    auto write(Work work) -> decltype(work())
    {
        return within("BEGIN IMMEDIATE", std::move(work));
    }
    // All reads of `work` see the same state.
    template <typename Work>
    auto read(Work work) -> decltype(work())
    {
        return within("BEGIN", std::move(work));
    }

private:
    Database() = default;
    template <typename Work>
    auto within(const char *begin, Work work) -> decltype(work());
    Result<void> begin(const char *sql);
    Result<void> commit();
    void rollback();
    Error errorOf(const QSqlError &error) const;

    QSqlDatabase m_db;
    DatabaseOptions m_options;
    bool m_isInside = false;
};

template <typename T>
Result<std::vector<T>> Database::all(const char *sql, const QVariantList &values,
                                     Result<T> (*rowOf)(const QSqlQuery &)) const
{
    auto query = run(sql, values);
    if (!query)
        return fail(query.error());
    std::vector<T> rows;
    while (query->next()) {
        Result<T> row = rowOf(*query);
        if (!row)
            return fail(row.error());
        rows.push_back(*std::move(row));
    }
    return ended(*query).map([&] { return std::move(rows); });
}

template <typename T>
Result<std::optional<T>> Database::first(const char *sql, const QVariantList &values,
                                         Result<T> (*rowOf)(const QSqlQuery &)) const
{
    return all<T>(sql, values, rowOf).map([](std::vector<T> rows) {
        return rows.empty() ? std::nullopt : std::optional<T>(std::move(rows.front()));
    });
}

template <typename Work>
auto Database::within(const char *sql, Work work) -> decltype(work())
{
    if (m_isInside)
        return work();
    if (auto begun = begin(sql); !begun)
        return fail(begun.error());
    auto result = work();
    if (!result) {
        rollback();
        return result;
    }
    if (auto committed = commit(); !committed)
        return fail(committed.error());
    return result;
}

} // namespace onex
