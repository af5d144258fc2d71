// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/networkthread.h"

#include <QThread>

#include <mutex>

namespace onex {

namespace {

void stopThread(QThread *thread)
{
    thread->quit();
    thread->wait();
    delete thread;
}

} // namespace

std::shared_ptr<QThread> sharedNetworkThread()
{
    static std::mutex mutex;
    static std::weak_ptr<QThread> current;
    const std::lock_guard lock{mutex};
    if (auto running = current.lock())
        return running;
    std::shared_ptr<QThread> thread{new QThread, stopThread};
    thread->setObjectName(QStringLiteral("onex-network"));
    thread->start();
    current = thread;
    return thread;
}

} // namespace onex
