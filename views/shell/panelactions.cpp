// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/panelactions.h"

#include "models/panels/table.h"
#include "models/query/panelmodel.h"
#include "views/shell/filename.h"
#include "views/shell/inspectdialog.h"
#include "views/shell/openlink.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QPointer>

namespace onex {
namespace {

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

PanelActions::PanelActions(WindowServices services, QWidget *window)
    : QObject(window)
    , m_services(std::move(services))
    , m_window(window)
{
}

void PanelActions::run(PanelFrame *frame, PanelFrame::Action action)
{
    using Action = PanelFrame::Action;
    switch (action) {
    case Action::Stop:
        frame->model().stopFetching();
        break;
    case Action::View:
        Q_EMIT viewRequested(frame);
        break;
    case Action::Inspect:
        inspect(frame);
        break;
    case Action::Explore:
        explore(frame);
        break;
    case Action::CopyQuery:
        copyQuery(frame);
        break;
    case Action::CopyCsv:
        copyCsv(frame);
        break;
    case Action::CopyImage:
        copyImage(frame);
        break;
    case Action::ExportCsv:
        exportCsv(frame);
        break;
    case Action::ExportSamples:
        Q_EMIT samplesRequested(&frame->model());
        break;
    case Action::ExportImage:
        exportImage(frame);
        break;
    }
}

void PanelActions::openLink(const QString &url)
{
    if (confirmOpening(m_window, url))
        m_services.openUrl(openableUrl(url));
}

void PanelActions::inspect(PanelFrame *frame)
{
    auto *dialog = new InspectDialog(frame->model(), m_theme, frame->timeZone(), m_window);
    const QPointer<PanelFrame> guarded(frame);
    connect(dialog, &InspectDialog::copyCsvRequested, this, [this, guarded] {
        if (guarded)
            copyCsv(guarded);
    });
    connect(dialog, &InspectDialog::exportCsvRequested, this, [this, guarded] {
        if (guarded)
            exportCsv(guarded);
    });
    dialog->show();
}

// As they were asked, variables filled.
void PanelActions::explore(const PanelFrame *frame)
{
    QStringList queries;
    for (const TargetData &target : frame->model().data().targets)
        queries += target.expr;
    Q_EMIT exploreRequested(queries, frame->model().definition().source);
}

void PanelActions::copyQuery(PanelFrame *frame)
{
    QStringList queries;
    for (const TargetData &target : frame->model().data().targets)
        queries += target.expr;
    QGuiApplication::clipboard()->setText(queries.join(u'\n'));
    Q_EMIT told(queries.size() == 1 ? tr("Copied the query") : tr("Copied the queries"));
}

void PanelActions::copyCsv(PanelFrame *frame)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(csv(frame)));
    Q_EMIT told(tr("Copied the panel's data as CSV"));
}

void PanelActions::copyImage(PanelFrame *frame)
{
    QGuiApplication::clipboard()->setImage(frame->grab().toImage());
    Q_EMIT told(tr("Copied the panel as a picture"));
}

void PanelActions::exportCsv(PanelFrame *frame)
{
    save(frame->model().definition().title, QStringLiteral(".csv"), csv(frame));
}

void PanelActions::exportImage(PanelFrame *frame)
{
    save(frame->model().definition().title, QStringLiteral(".png"), png(frame->grab().toImage()));
}

void PanelActions::save(const QString &title, const QString &suffix, const QByteArray &bytes)
{
    const QString path
        = QFileDialog::getSaveFileName(m_window, tr("Export"), fileNameOf(title, suffix));
    if (path.isEmpty())
        return;
    const Result<void> saved = m_services.saveFile(path, bytes);
    Q_EMIT told(saved ? tr("Saved as %1").arg(path)
                      : QString::fromStdString(describe(saved.error())));
}

QByteArray PanelActions::csv(const PanelFrame *frame) const
{
    const PanelModel &model = frame->model();
    return csvOf(tableOf(displaySeries(model.definition(), model.data(), m_theme)));
}

} // namespace onex
