// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QtConcurrent>

#include <utility>

namespace onex {

// Runs `work` on another thread and then `done` with its result on the owner's. An owner that is
// gone by then is not called; QFuture::then() with a context would still reach for it in Qt 6.4.
template <typename Work, typename Done>
void runInBackground(QObject *owner, Work work, Done done)
{
    using Value = decltype(work());
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, done = std::move(done)]() mutable {
                         watcher->deleteLater();
                         done(watcher->future().takeResult());
                     });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
}

} // namespace onex
