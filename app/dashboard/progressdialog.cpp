// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/progressdialog.h"

#include <QCoreApplication>
#include <QTimer>

namespace onex {
namespace {

constexpr int kShowAfterMs = 400, kEveryMs = 100, kParts = 1000;

} // namespace

std::shared_ptr<QProgressDialog> showProgress(const QString &text,
                                              const std::shared_ptr<Progress> &progress,
                                              QWidget *parent)
{
    const auto dialog = std::make_shared<QProgressDialog>(
        text, QCoreApplication::translate("Progress", "Cancel"), 0, kParts, parent);
    dialog->setMinimumDuration(kShowAfterMs);
    dialog->setWindowModality(Qt::WindowModal);
    auto *timer = new QTimer(dialog.get());
    QObject::connect(timer, &QTimer::timeout, dialog.get(), [dialog = dialog.get(), progress] {
        if (const std::int64_t total = progress->total; total > 0)
            dialog->setValue(static_cast<int>(kParts * progress->done / total));
    });
    QObject::connect(dialog.get(), &QProgressDialog::canceled, dialog.get(),
                     [progress] { progress->stop.request_stop(); });
    timer->start(kEveryMs);
    return dialog;
}

} // namespace onex
