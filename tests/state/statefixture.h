// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/state/statestore.h"

#include <QTemporaryDir>
#include <QTest>

// Evaluates it once.
#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        const auto &checked = (result);                                                            \
        QVERIFY2(checked, checked ? "" : describe(checked.error()).c_str());                       \
    } while (false)

namespace onex::test {

inline const Labels kHostile{{"alertname", "A"},
                             {"empty", ""},
                             {"bom", "\xEF\xBB\xBFx"},
                             {"quotes", "'; DROP TABLE audit; --\"\\\n\t"},
                             {"nul", std::string("a\0b", 3)},
                             {"far", "\xF0\x9F\x94\xA5"}};

// A store in a folder of its own that goes with it.
class StateFixture
{
public:
    explicit StateFixture(const StoreOptions &options = {}) { reopen(options); }

    QString path() const { return m_folder.filePath(QStringLiteral("new/state.db")); }
    void close() { m_store.reset(); }
    void reopen(const StoreOptions &options = {})
    {
        close();
        auto opened = StateStore::open(path(), options);
        if (!opened)
            qFatal("%s", describe(opened.error()).c_str());
        m_store = *std::move(opened);
    }
    StateStore &operator*() { return *m_store; }
    StateStore *operator->() { return m_store.get(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<StateStore> m_store;
};

// As anyone with a tool could; not through this program's own code.
inline bool tamper(const QString &path, const QStringList &statements)
{
    bool good = true;
    {
        QSqlDatabase db
            = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
        db.setDatabaseName(path);
        good = db.open();
        for (const QString &statement : statements)
            good = QSqlQuery(db).exec(statement) && good;
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
    return good;
}

inline JournalEntry entryOf(const std::string &alertId, const std::string &cluster = "prod")
{
    JournalEntry entry;
    entry.cluster = cluster;
    entry.alertId = alertId;
    entry.labels = kHostile;
    entry.author = "ada";
    entry.comment = std::string("look\0ing \xEF\xBB\xBF", 12);
    entry.startsMs = 1000;
    entry.endsMs = 2000;
    return entry;
}

inline AuditEntry noteOf(const std::string &action, std::int64_t timeMs = 5)
{
    return {timeMs, "ada", action, "", R"({"why":"test"})"};
}

} // namespace onex::test
