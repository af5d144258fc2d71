// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/recordings.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QProgressDialog>
#include <QTimer>
#include <QtConcurrent>

#include <atomic>

namespace onex {
namespace {

constexpr int kShowAfterMs = 400, kEveryMs = 100, kParts = 1000;
constexpr qsizetype kBeginning = 64 * 1024;

QString tr(const char *text) { return QCoreApplication::translate("Recordings", text); }

struct Progress
{
    std::atomic<std::int64_t> done = 0, total = 0;
    std::stop_source stop;
};

// Its own, and gone with the last one who holds it.
std::shared_ptr<QProgressDialog> makeDialog(const QString &path,
                                            const std::shared_ptr<Progress> &progress,
                                            QWidget *parent)
{
    const auto dialog = std::make_shared<QProgressDialog>(
        tr("Reading %1").arg(QFileInfo(path).fileName()), tr("Cancel"), 0, kParts, parent);
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

Result<Recording> read(const QString &path, const std::shared_ptr<Progress> &progress)
{
    OpenOptions options;
    options.momentMs = QFileInfo(path).lastModified().toMSecsSinceEpoch();
    options.stop = progress->stop.get_token();
    options.progress = [progress](std::int64_t done, std::int64_t total) {
        progress->total = total;
        progress->done = done;
    };
    return openRecording(path.toStdString(), options);
}

} // namespace

// Of JSON only an answer of the API is.
bool isRecording(const QString &path)
{
    const QFileInfo file(path);
    const QString suffix = file.suffix().toLower();
    if (file.isDir())
        return true;
    if (!file.exists() || suffix == QLatin1String("yaml") || suffix == QLatin1String("yml"))
        return false;
    if (suffix != QLatin1String("json"))
        return true;
    QFile json(path);
    return json.open(QIODevice::ReadOnly) && json.read(kBeginning).contains("\"resultType\"");
}

Async<Recording> openWithProgress(QString path, QWidget *parent)
{
    const auto progress = std::make_shared<Progress>();
    const auto dialog = makeDialog(path, progress, parent);
    QFuture<Result<Recording>> reading
        = QtConcurrent::run([path, progress] { return read(path, progress); });
    const QFuture<void> finished{reading};
    co_await finished;
    co_return reading.takeResult();
}

QString describeRecording(const Recording &recording, const QTimeZone &zone)
{
    const auto moment = [&zone](std::int64_t ms) {
        return QDateTime::fromMSecsSinceEpoch(ms, zone).toString(
            QStringLiteral("yyyy-MM-dd HH:mm"));
    };
    const QString range = recording.range
        ? tr("%1 to %2").arg(moment(recording.range->from), moment(recording.range->to))
        : tr("without a sample");
    QString text
        = tr("A recording: %1 (%2), %3 series, %4. Nothing here is live; “now” is its end.")
              .arg(QFileInfo(QString::fromStdString(recording.path)).fileName(),
                   QString::fromStdString(recording.format),
                   QLocale().toString(qulonglong(recording.series)), range);
    if (recording.damage)
        text += tr(" It is damaged (%1); what could be read is shown.")
                    .arg(QString::fromStdString(describe(*recording.damage)));
    return text;
}

} // namespace onex
