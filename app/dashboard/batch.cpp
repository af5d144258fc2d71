// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/batch.h"

#include "app/dashboard/diagnostics.h"
#include "app/dashboard/exporting.h"
#include "app/dashboard/files.h"
#include "models/query/dashboardmodel.h"
#include "models/query/panelmodel.h"
#include "views/shell/dashboardview.h"
#include "views/shell/mainwindow.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPixmap>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace onex {
namespace {

using namespace std::chrono_literals;
constexpr int kHighest = 16'000; // pixels; Qt draws no higher window
const QString kStandardOutput = QStringLiteral("-");
constexpr auto kPause = 150ms; // panels that became visible late have asked by then

bool report(const Result<void> &written)
{
    if (!written)
        std::fprintf(stderr, "%s\n", describe(written.error()).c_str());
    return written.has_value();
}

} // namespace

Batch::Batch(Options options, std::chrono::milliseconds patience, const SourceRegistry &sources,
             DashboardModel &model, MainWindow &window, Exporting &exporting)
    : QObject(&window)
    , m_options(std::move(options))
    , m_sources(sources)
    , m_model(model)
    , m_window(window)
    , m_exporting(exporting)
{
    if (!m_options.diagnostics.isEmpty())
        window.dashboardView()->setSeeAll(true);
    auto *poll = new QTimer(this);
    connect(poll, &QTimer::timeout, this, &Batch::checkSettled);
    poll->start(kPause);
    QTimer::singleShot(patience, this, [this] { finish(false); });
}

void Batch::checkSettled()
{
    if (m_options.viewAll && grow())
        return;
    if (m_window.dashboardView()->isSettled())
        finish(true);
}

// Towards the whole dashboard, as far as the window manager lets it; false: as far as it goes.
bool Batch::grow()
{
    const DashboardView *view = m_window.dashboardView();
    const int missing = view->contentHeight() - view->viewport()->height();
    const int height = std::min(m_window.height() + missing, kHighest);
    if (missing <= 0 || height <= m_grownTo)
        return false;
    m_grownTo = height;
    m_window.resize(m_window.width(), height);
    return true;
}

bool Batch::anyFailed() const
{
    const auto panels = m_model.panels();
    return std::any_of(panels.begin(), panels.end(), [](const PanelModel *panel) {
        const auto &targets = panel->data().targets;
        return panel->data().state == PanelState::Failed
            || std::any_of(targets.begin(), targets.end(),
                           [](const TargetData &target) { return !target.error.isEmpty(); });
    });
}

void Batch::finish(bool settled)
{
    if (std::exchange(m_finished, true))
        return;
    if (!settled)
        std::fprintf(stderr, "not every panel had its answer in time\n");
    if (m_options.viewAll && m_window.dashboardView()->contentHeight() > kHighest)
        std::fprintf(stderr, "the picture ends after %d pixels; the dashboard is higher\n",
                     kHighest);
    const bool wroteImage = m_options.screenshot.isEmpty() || writeScreenshot();
    const bool wroteJson = m_options.diagnostics.isEmpty() || writeDiagnostics();
    const bool isWell = settled && wroteImage && wroteJson && !anyFailed();
    if (m_options.exportFile.isEmpty())
        QCoreApplication::exit(isWell ? 0 : 1);
    else
        saveExport(isWell);
}

void Batch::saveExport(bool isWell)
{
    auto saving = m_exporting.saveDashboard(m_options.exportFile, m_options.note);
    QCoro::connect(std::move(saving), this, [isWell](const Result<QString> &saved) {
        const std::string words = saved ? saved->toStdString() : describe(saved.error());
        std::fprintf(stderr, "%s\n", words.c_str());
        QCoreApplication::exit(saved && isWell ? 0 : 1);
    });
}

bool Batch::writeScreenshot()
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    m_window.grab().save(&buffer, "PNG");
    return report(saveFile(m_options.screenshot, png));
}

bool Batch::writeDiagnostics()
{
    const QByteArray json = diagnosticsJson(m_sources, m_model, *m_window.dashboardView());
    if (m_options.diagnostics != kStandardOutput)
        return report(saveFile(m_options.diagnostics, json));
    return std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout)
        == static_cast<std::size_t>(json.size());
}

} // namespace onex
