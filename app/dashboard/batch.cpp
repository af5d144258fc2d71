// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/batch.h"

#include "app/dashboard/diagnostics.h"
#include "app/dashboard/files.h"
#include "models/query/dashboardmodel.h"
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
constexpr auto kPatience = 60s; // longer than any query's deadline
constexpr auto kPause = 150ms;  // panels that became visible late have asked by then

bool report(const Result<void> &written)
{
    if (!written)
        std::fprintf(stderr, "%s\n", describe(written.error()).c_str());
    return written.has_value();
}

} // namespace

Batch::Batch(Options options, const SourceRegistry &sources, DashboardModel &model,
             MainWindow &window)
    : QObject(&window)
    , m_options(std::move(options))
    , m_sources(sources)
    , m_model(model)
    , m_window(window)
{
    if (!m_options.diagnostics.isEmpty())
        window.dashboardView()->setSeeAll(true);
    auto *poll = new QTimer(this);
    connect(poll, &QTimer::timeout, this, &Batch::checkSettled);
    poll->start(kPause);
    QTimer::singleShot(kPatience, this, [this] { finish(false); });
}

void Batch::checkSettled()
{
    DashboardView *view = m_window.dashboardView();
    if (m_options.viewAll) {
        const int missing = view->contentHeight() - view->viewport()->height();
        if (missing > 0) {
            m_window.resize(m_window.width(), std::min(m_window.height() + missing, 16000));
            return;
        }
    }
    if (view->isSettled())
        finish(true);
}

void Batch::finish(bool settled)
{
    if (std::exchange(m_finished, true))
        return;
    if (!settled)
        std::fprintf(stderr, "not every panel had its answer in time\n");
    const bool wroteImage = m_options.screenshot.isEmpty() || writeScreenshot();
    const bool wroteJson = m_options.diagnostics.isEmpty() || writeDiagnostics();
    const bool failed = m_model.counts().failed > 0;
    QCoreApplication::exit(settled && wroteImage && wroteJson && !failed ? 0 : 1);
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
    return report(saveFile(m_options.diagnostics,
                           diagnosticsJson(m_sources, m_model, *m_window.dashboardView())));
}

} // namespace onex
