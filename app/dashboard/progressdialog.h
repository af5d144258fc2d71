// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressDialog>

#include <atomic>
#include <memory>
#include <stop_token>

namespace onex {

// Of long work, written by any thread.
struct Progress
{
    std::atomic<std::int64_t> done = 0, total = 0;
    std::stop_source stop; // Cancel was pressed

    void set(std::int64_t nowDone, std::int64_t nowTotal)
    {
        total = nowTotal;
        done = nowDone;
    }
};

// Shows after a moment, asks to stop when it is cancelled, and is gone with the last one who holds
// it.
std::shared_ptr<QProgressDialog> showProgress(const QString &text,
                                              const std::shared_ptr<Progress> &progress,
                                              QWidget *parent);

} // namespace onex
