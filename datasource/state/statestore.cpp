// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/statestore.h"

#include "datasource/sqlite/storefile.h"
#include "datasource/state/schema.h"

#include <QElapsedTimer>
#include <QThread>

namespace onex {

namespace {

constexpr int kPauseMs = 10;

// Some of what happens when a file is opened for the first time, or closed by its last user, does
// not wait for others by itself.
Result<void> prepareInTime(Database &db, int busyTimeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    auto prepared = prepareSchema(db);
    while (!prepared && prepared.error().kind == Error::Kind::Unavailable
           && !timer.hasExpired(busyTimeoutMs)) {
        QThread::msleep(kPauseMs);
        prepared = prepareSchema(db);
    }
    return prepared;
}

} // namespace

Result<std::unique_ptr<StateStore>> StateStore::open(const QString &path,
                                                     const StoreOptions &options)
{
    const std::string name = "this program's state";
    if (auto file = ensureStoreFile(path, name); !file)
        return fail(file.error());
    auto db = Database::open(
        path, {options.busyTimeoutMs, false, name, "move it away to begin with an empty one"});
    if (!db)
        return fail(db.error());
    auto ready = prepareInTime(**db, options.busyTimeoutMs).and_then([&] {
        return (*db)->limitPages(options.mostPages);
    });
    if (!ready)
        return fail(ready.error());
    return std::unique_ptr<StateStore>(new StateStore(*std::move(db)));
}

StateStore::StateStore(std::unique_ptr<Database> db)
    : m_db(std::move(db))
    , m_audit(*m_db)
    , m_journal(*m_db, m_audit)
    , m_history(*m_db)
    , m_notified(*m_db)
    , m_settings(*m_db, m_audit)
    , m_silences(*m_db)
{
}

Result<int> StateStore::prune(std::int64_t nowMs, const Retention &keep)
{
    constexpr std::int64_t kDayMs = 86'400'000;
    const std::int64_t before = nowMs - keep.days * kDayMs;
    return m_db->write([&]() -> Result<int> {
        const auto dropped = m_history.drop(before, keep.transitions);
        if (!dropped)
            return fail(dropped.error());
        return m_notified.drop(before)
            .and_then([&](int) { return m_silences.prune(nowMs); })
            .map([&] { return *dropped; });
    });
}

} // namespace onex
