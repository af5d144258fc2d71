// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/options.h"

#include <QObject>

#include <chrono>

namespace onex {

class DashboardModel;
class Exporting;
class MainWindow;
class SourceRegistry;

// --screenshot, --diagnostics and --export: waits until every panel settled, writes, and leaves the
// event loop with 0, or 1 when a query failed, a panel did not settle in time, or a file could not
// be written.
class Batch final : public QObject
{
    Q_OBJECT
public:
    // patience: after which it leaves whatever is missing.
    Batch(Options options, std::chrono::milliseconds patience, const SourceRegistry &sources,
          DashboardModel &model, MainWindow &window, Exporting &exporting);

private:
    void checkSettled();
    bool grow();
    bool anyFailed() const;
    void finish(bool settled);
    bool writeScreenshot();
    bool writeDiagnostics();
    void saveExport(bool isWell);

    Options m_options;
    const SourceRegistry &m_sources;
    DashboardModel &m_model;
    MainWindow &m_window;
    Exporting &m_exporting;
    int m_grownTo = 0; // height of the window
    bool m_finished = false;
};

} // namespace onex
