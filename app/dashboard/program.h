// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "app/dashboard/alerting.h"
#include "app/dashboard/alertreview.h"
#include "app/dashboard/memory.h"
#include "app/dashboard/options.h"
#include "app/dashboard/problemlog.h"
#include "app/dashboard/rulefiles.h"
#include "app/dashboard/sessionclock.h"
#include "app/dashboard/unpacked.h"
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

class Acknowledging;
class AlertMarking;
class ExploreWindow;
class Besides;
class Connecting;
class EmbeddedSource;
class Exporting;

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

    // The event loop ends with this where the program is to begin again, as it is configured now.
    static constexpr int kBeginAgain = 100;

private:
    QCoro::Task<> addSources();
    QCoro::Task<> addRecording();
    QCoro::Task<> addEmbedded();
    void addSource(std::unique_ptr<MetricSource> source);
    QStringList rulesFor(const std::string &source, bool isUnnamed) const;
    bool isCollecting() const { return m_config.sources.empty() || !m_config.scrapes.empty(); }
    void tellOfSimulation();
    void makeConnecting();
    void beginAgain();
    void makeLibrary();
    void connectWindow();
    void connectLibrary();

    Result<void> openFirst();
    bool open(const QString &uid);
    void fitRecording();
    void unpack(const ArchiveContent &content);
    void openUnpacked();
    void follow(const DashboardAddress &address);
    void openFile(const QString &path);
    Result<void> applyGivenTime();
    void startBatch();
    void refuse(const QString &topic, const Error &error);
    void reload(const QString &uid);
    void showEntryProblem(const QString &uid);

    void tell(const QString &topic, const std::string &text);
    void setDark(bool dark);
    bool prefersDark() const;
    void connectAlerts();
    void connectTelling(Acknowledging &acknowledging);
    void graphAlert(const LiveAlert &alert);
    void explore(const QStringList &queries, const QString &source);
    void probeSources();
    void showHealth();
    void showStore();
    void remember();

    Options m_options;
    Config m_config;
    SessionClock m_clock;
    std::optional<TimeRange> m_recorded;  // of a recording that is open
    std::unique_ptr<Unpacked> m_unpacked; // what such a recording of ours brings with it
    Memory m_memory;
    std::stop_source m_stop; // ends what is under way when the program leaves
    SourceRegistry m_sources;
    EmbeddedSource *m_embedded = nullptr; // one of them; null where only others are configured
    RuleFiles m_rules;
    std::unique_ptr<Alerting> m_alerting;
    std::unique_ptr<DashboardLibrary> m_library;
    std::unique_ptr<DashboardModel> m_model;
    std::unique_ptr<MainWindow> m_window;
    AlertReview *m_review = nullptr; // these are the window's; null in a batch
    AlertMarking *m_marking = nullptr;
    Besides *m_besides = nullptr;       // the window's
    Exporting *m_exporting = nullptr;   // the window's
    Connecting *m_connecting = nullptr; // the window's; null where nobody may change anything
    ExploreWindow *m_explore = nullptr; // once it was asked for
    ProblemLog m_problems;
    QString m_storeProblem; // that was told
    QString m_open;         // uid
    QString m_wanted;       // a file that could not be opened: it is when it is mended
    bool m_dark = true;
};

} // namespace onex
