// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "app/dashboard/memory.h"
#include "app/dashboard/options.h"
#include "app/dashboard/problemlog.h"
#include "datasource/core/clock.h"
#include "models/dashboard/library.h"
#include "models/dashboard/links.h"
#include "models/query/dashboardmodel.h"
#include "models/query/sourceregistry.h"
#include "views/shell/mainwindow.h"

#include <QCoroTask>
#include <QObject>

#include <memory>
#include <stop_token>

namespace onex {

// The composition root: makes the parts and connects them, in the order in which they need each
// other.
class Program final : public QObject
{
    Q_OBJECT
public:
    // `config` has its secrets resolved.
    Program(Options options, Config config);
    ~Program() override;

    void start();

private:
    QCoro::Task<> addSources();
    void makeLibrary();
    void connectWindow();
    void connectLibrary();

    Result<void> openFirst();
    bool open(const QString &uid);
    void follow(const DashboardAddress &address);
    void openFile(const QString &path);
    Result<void> applyGivenTime();
    void startBatch();
    void refuse(const Error &error);
    void reload(const QString &uid);
    void showEntryProblem(const QString &uid);

    void tell(const QString &topic, const std::string &text);
    void setDark(bool dark);
    bool prefersDark() const;
    void probeSources();
    void showHealth();
    void remember();

    Options m_options;
    Config m_config;
    SystemClock m_clock;
    Memory m_memory;
    std::stop_source m_stop; // ends what is under way when the program leaves
    SourceRegistry m_sources;
    std::unique_ptr<DashboardLibrary> m_library;
    std::unique_ptr<DashboardModel> m_model;
    std::unique_ptr<MainWindow> m_window;
    ProblemLog m_problems;
    QString m_open; // uid
    bool m_dark = true;
};

} // namespace onex
