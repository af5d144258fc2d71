// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/localstate.h"

#include <QCoroFuture>
#include <QPromise>
#include <QThread>

namespace onex {

// The thread with the store. The store is made, used and closed there.
class LocalState::Worker
{
public:
    Worker(QString path, StoreOptions options)
        : m_path(std::move(path))
        , m_options(options)
    {
        m_thread.setObjectName(QStringLiteral("onex-state"));
        m_place.moveToThread(&m_thread);
        m_thread.start();
    }

    // What was posted before comes before.
    ~Worker()
    {
        post([this] {
            m_store.reset();
            m_thread.quit();
        });
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Worker)

    template <typename Call>
    void post(Call call)
    {
        QMetaObject::invokeMethod(&m_place, std::move(call), Qt::QueuedConnection);
    }

    // In the thread.
    Result<StateStore *> store()
    {
        if (m_store)
            return m_store.get();
        auto opened = StateStore::open(m_path, m_options);
        if (!opened)
            return fail(opened.error());
        m_store = *std::move(opened);
        return m_store.get();
    }

private:
    const QString m_path;
    const StoreOptions m_options;
    std::unique_ptr<StateStore> m_store;
    QObject m_place;
    QThread m_thread;
};

namespace {

template <typename T>
Async<T> resultOf(QFuture<Result<T>> future)
{
    const QFuture<void> finished{future};
    co_await finished;
    co_return future.takeResult();
}

} // namespace

LocalState::LocalState(const QString &path, const StoreOptions &options)
    : m_worker(std::make_unique<Worker>(path, options))
{
}

LocalState::~LocalState() = default;

template <typename T, typename Work>
Async<T> LocalState::ask(Work work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    m_worker->post([worker = m_worker.get(), promise, work = std::move(work)]() mutable {
        promise->addResult(
            worker->store().and_then([&](StateStore *store) -> Result<T> { return work(*store); }));
        promise->finish();
    });
    return resultOf<T>(std::move(future));
}

Async<void> LocalState::open()
{
    return ask<void>([](StateStore &) { return Result<void>(); });
}

Async<JournalAnswer> LocalState::begin(JournalEntry entry, std::int64_t nowMs)
{
    return ask<JournalAnswer>([entry = std::move(entry), nowMs](StateStore &store) {
        return store.journal().begin(entry, nowMs);
    });
}

Async<JournalAnswer> LocalState::change(std::string nonce, JournalEntry::State expected,
                                        JournalChange what, std::optional<AuditEntry> note,
                                        std::int64_t nowMs)
{
    return ask<JournalAnswer>([nonce = std::move(nonce), expected, what = std::move(what),
                               note = std::move(note), nowMs](StateStore &store) {
        return store.journal().change(nonce, expected, what, note, nowMs);
    });
}

Async<JournalAnswer> LocalState::takeLease(std::string nonce, std::string owner,
                                           std::int64_t untilMs, std::int64_t nowMs)
{
    return ask<JournalAnswer>(
        [nonce = std::move(nonce), owner = std::move(owner), untilMs, nowMs](StateStore &store) {
            return store.journal().takeLease(nonce, owner, untilMs, nowMs);
        });
}

Async<std::vector<JournalEntry>> LocalState::openEntries()
{
    return ask<std::vector<JournalEntry>>([](StateStore &store) { return store.journal().open(); });
}

Async<std::optional<JournalEntry>> LocalState::entryByNonce(std::string nonce)
{
    return ask<std::optional<JournalEntry>>(
        [nonce = std::move(nonce)](StateStore &store) { return store.journal().byNonce(nonce); });
}

Async<std::vector<JournalEntry>> LocalState::entriesOfAlert(std::string alertId)
{
    return ask<std::vector<JournalEntry>>([alertId = std::move(alertId)](StateStore &store) {
        return store.journal().ofAlert(alertId);
    });
}

Async<std::vector<JournalEntry>> LocalState::entriesBetween(std::int64_t fromMs, std::int64_t toMs)
{
    return ask<std::vector<JournalEntry>>(
        [fromMs, toMs](StateStore &store) { return store.journal().between(fromMs, toMs); });
}

Async<AuditRecord> LocalState::append(AuditEntry entry)
{
    return ask<AuditRecord>(
        [entry = std::move(entry)](StateStore &store) { return store.audit().append(entry); });
}

Async<std::vector<AuditRecord>> LocalState::auditBetween(std::int64_t fromMs, std::int64_t toMs)
{
    return ask<std::vector<AuditRecord>>(
        [fromMs, toMs](StateStore &store) { return store.audit().between(fromMs, toMs); });
}

Async<AuditVerdict> LocalState::verifyAudit()
{
    return ask<AuditVerdict>([](StateStore &store) { return store.audit().verify(); });
}

Async<int> LocalState::record(std::vector<AlertTransition> transitions)
{
    return ask<int>([transitions = std::move(transitions)](StateStore &store) {
        return store.history().record(transitions);
    });
}

Async<std::vector<AlertTransition>> LocalState::history(HistoryQuery query)
{
    return ask<std::vector<AlertTransition>>(
        [query = std::move(query)](StateStore &store) { return store.history().read(query); });
}

Async<std::vector<KnownAlert>> LocalState::lastKnown()
{
    return ask<std::vector<KnownAlert>>(
        [](StateStore &store) { return store.history().lastKnown(); });
}

Async<int> LocalState::prune(std::int64_t nowMs, Retention keep)
{
    return ask<int>([nowMs, keep](StateStore &store) { return store.prune(nowMs, keep); });
}

Async<bool> LocalState::claim(std::string alertId, std::int64_t startsMs, std::string kind,
                              std::int64_t nowMs)
{
    return ask<bool>(
        [alertId = std::move(alertId), startsMs, kind = std::move(kind), nowMs](StateStore &store) {
            return store.notified().claim(alertId, startsMs, kind, nowMs);
        });
}

Async<std::optional<std::string>> LocalState::setting(std::string key)
{
    return ask<std::optional<std::string>>(
        [key = std::move(key)](StateStore &store) { return store.settings().value(key); });
}

Async<void> LocalState::setSetting(std::string key, std::string json)
{
    return ask<void>([key = std::move(key), json = std::move(json)](StateStore &store) {
        return store.settings().setValue(key, json);
    });
}

Async<std::string> LocalState::author()
{
    return ask<std::string>([](StateStore &store) { return store.settings().author(); });
}

Async<void> LocalState::setAuthor(std::string name)
{
    return ask<void>(
        [name = std::move(name)](StateStore &store) { return store.settings().setAuthor(name); });
}

Async<void> LocalState::mute(Mute mute, std::string actor, std::int64_t nowMs)
{
    return ask<void>([mute = std::move(mute), actor = std::move(actor), nowMs](StateStore &store) {
        return store.settings().mute(mute, actor, nowMs);
    });
}

Async<std::vector<Mute>> LocalState::mutes(std::int64_t nowMs)
{
    return ask<std::vector<Mute>>(
        [nowMs](StateStore &store) { return store.settings().mutes(nowMs); });
}

Async<std::vector<Silence>> LocalState::keptSilences(std::int64_t nowMs)
{
    return ask<std::vector<Silence>>(
        [nowMs](StateStore &store) { return store.silences().all(nowMs); });
}

Async<std::string> LocalState::keepSilence(Silence silence, std::int64_t nowMs)
{
    return ask<std::string>([silence = std::move(silence), nowMs](StateStore &store) {
        return store.silences().put(silence, nowMs);
    });
}

Async<void> LocalState::endSilence(std::string id, std::int64_t nowMs)
{
    return ask<void>(
        [id = std::move(id), nowMs](StateStore &store) { return store.silences().end(id, nowMs); });
}

} // namespace onex
