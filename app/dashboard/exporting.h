// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/archivecontent.h"
#include "datasource/archive/capture.h"
#include "models/query/dashboardmodel.h"

#include <QObject>

namespace onex {

class Alerting;
class DashboardLibrary;
class MainWindow;

// Saves what is shown with the samples behind it: a dashboard as a file that opens anywhere, a
// panel as samples.
class Exporting final : public QObject
{
    Q_OBJECT
public:
    // All outlive it. alerts: null where they are not to be in the file.
    Exporting(const DashboardModel &model, const DashboardLibrary &library, Alerting *alerts,
              const Clock &clock, MainWindow &window);
    ~Exporting() override;

    void askForDashboard();
    void askForPanel(const PanelModel &panel);

    // What was saved, in words; or why it was not.
    Async<QString> saveDashboard(const QString &path, const QString &note);

Q_SIGNALS:
    void told(const QString &topic, const QString &sentence);

private:
    struct Job;
    std::shared_ptr<Job> jobOf(const std::vector<PlannedQuery> &questions) const;
    std::shared_ptr<Job> jobOfDashboard() const;
    std::vector<PlannedQuery> allQuestions() const;
    static Async<QString> save(std::shared_ptr<Job> job, QString path, Alerting *alerts);
    void run(const std::shared_ptr<Job> &job, const QString &name, const QString &filters);

    const DashboardModel &m_model;
    const DashboardLibrary &m_library;
    Alerting *m_alerts;
    const Clock &m_clock;
    MainWindow &m_window;
    std::stop_source m_stop;
};

} // namespace onex
