// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httpclient.h"

#include "datasource/http/httpworker.h"
#include "datasource/http/networkthread.h"

#include <QCoroFuture>
#include <QThread>

#include <atomic>
#include <mutex>

namespace onex {

namespace {

// The way to a worker in the network thread, for the client and for every request under way, which
// may outlive the client.
class WorkerLink
{
public:
    explicit WorkerLink(std::unique_ptr<HttpWorker> worker)
        : m_thread(sharedNetworkThread())
        , m_worker(worker.release())
    {
        m_worker->moveToThread(m_thread.get());
    }
    ~WorkerLink() { close(); }
    Q_DISABLE_COPY_MOVE(WorkerLink)

    template <typename Call>
    void post(Call call)
    {
        const std::lock_guard lock{m_mutex};
        if (HttpWorker *worker = m_worker)
            QMetaObject::invokeMethod(
                worker, [worker, call = std::move(call)]() mutable { call(*worker); },
                Qt::QueuedConnection);
    }

    // Every request has its result when this returns; post() does nothing from now on.
    void close()
    {
        HttpWorker *worker = nullptr;
        {
            const std::lock_guard lock{m_mutex};
            worker = std::exchange(m_worker, nullptr);
        }
        if (!worker)
            return;
        QMetaObject::invokeMethod(worker, &HttpWorker::shutdown, Qt::BlockingQueuedConnection);
        worker->deleteLater();
        m_thread.reset();
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<QThread> m_thread;
    HttpWorker *m_worker;
};

} // namespace

class HttpClient::Private
{
public:
    std::shared_ptr<WorkerLink> link;
    quint64 lastId = 0;
};

HttpClient::HttpClient(HttpCredentials credentials, HttpTls tls, HttpLimits limits)
    : d(std::make_unique<Private>())
{
    d->link = std::make_shared<WorkerLink>(
        std::make_unique<HttpWorker>(std::move(credentials), std::move(tls), limits));
}

HttpClient::~HttpClient() { d->link->close(); }

Async<HttpAnswer> HttpClient::send(HttpRequest request, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return fail(Error::Kind::Cancelled, "cancelled");

    const std::shared_ptr<WorkerLink> link = d->link;
    const quint64 id = ++d->lastId;
    HttpPromise promise;
    promise.start();
    QFuture<Result<HttpAnswer>> future = promise.future();
    link->post([id, request = std::move(request),
                promise = std::move(promise)](HttpWorker &worker) mutable {
        worker.send(id, std::move(request), std::move(promise));
    });

    // Queued to the network thread, so that request_stop() returns before anyone is resumed.
    const std::stop_callback onStop{
        stop, [&link, id] { link->post([id](HttpWorker &worker) { worker.cancel(id); }); }};
    const QFuture<void> finished{future}; // does not ask for a result that may not be there
    co_await finished;
    // A promise that was dropped with the client has none.
    if (future.resultCount() == 0)
        co_return fail(Error::Kind::Cancelled, "cancelled");
    co_return future.takeResult();
}

} // namespace onex
