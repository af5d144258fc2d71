// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/recordings.h"

#include "app/dashboard/progressdialog.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QtConcurrent>

namespace onex {
namespace {

constexpr qsizetype kBeginning = 64 * 1024, kLongestNote = 2000;

QString tr(const char *text) { return QCoreApplication::translate("Recordings", text); }

Result<Recording> read(const QString &path, const std::shared_ptr<Progress> &progress)
{
    OpenOptions options;
    options.momentMs = QFileInfo(path).lastModified().toMSecsSinceEpoch();
    options.stop = progress->stop.get_token();
    options.progress
        = [progress](std::int64_t done, std::int64_t total) { progress->set(done, total); };
    return openRecording(path.toStdString(), options);
}

// By whom, of what, and what they had to say.
QString broughtBy(const ArchiveContent &content, const std::function<QString(std::int64_t)> &moment)
{
    const Provenance &from = content.provenance;
    const QString author = QString::fromStdString(from.author);
    QString text
        = tr(" Saved from %1%2, %3.")
              .arg(QString::fromStdString(from.source),
                   author.isEmpty() ? QString() : tr(" by %1").arg(author), moment(from.createdMs));
    for (const ArchivedNote &note : content.notes)
        text += tr("\nNote: %1").arg(QString::fromStdString(note.text).left(kLongestNote));
    return text;
}

bool wantsWhatIsLeft(const Recording &recording, QWidget *parent)
{
    QMessageBox box(QMessageBox::Warning, tr("Damaged"),
                    tr("%1\n\n%2 samples of %3 series could be read.")
                        .arg(QString::fromStdString(describe(*recording.damage)),
                             QLocale().toString(qulonglong(recording.samples)),
                             QLocale().toString(qulonglong(recording.series))),
                    QMessageBox::Cancel, parent);
    box.setTextFormat(Qt::PlainText);
    const QAbstractButton *use = box.addButton(tr("Use them"), QMessageBox::AcceptRole);
    box.exec();
    return box.clickedButton() == use;
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

Async<Recording> openWithProgress(QString path, IfDamaged ifDamaged, QWidget *parent)
{
    const auto progress = std::make_shared<Progress>();
    auto dialog = showProgress(tr("Reading %1").arg(QFileInfo(path).fileName()), progress, parent);
    QFuture<Result<Recording>> reading
        = QtConcurrent::run([path, progress] { return read(path, progress); });
    const QFuture<void> finished{reading};
    co_await finished;
    dialog.reset();
    Result<Recording> recording = reading.takeResult();
    const bool asks = recording && recording->damage && ifDamaged == IfDamaged::Ask;
    if (asks && !wantsWhatIsLeft(*recording, parent))
        co_return fail(*recording->damage);
    co_return recording;
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
    if (recording.content)
        text += broughtBy(*recording.content, moment);
    if (recording.damage)
        text += tr(" It is damaged (%1); what could be read is shown.")
                    .arg(QString::fromStdString(describe(*recording.damage)));
    return text;
}

} // namespace onex
