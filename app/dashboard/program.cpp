// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/program.h"

#include "app/config/secrets.h"
#include "app/dashboard/acknowledging.h"
#include "app/dashboard/alertmarking.h"
#include "app/dashboard/batch.h"
#include "app/dashboard/besides.h"
#include "app/dashboard/connecting.h"
#include "app/dashboard/embedded.h"
#include "app/dashboard/exporting.h"
#include "app/dashboard/files.h"
#include "app/dashboard/recordings.h"
#include "app/dashboard/silencing.h"
#include "app/dashboard/sources.h"
#include "app/dashboard/telling.h"
#include "datasource/archive/archivesource.h"
#include "datasource/embedded/ruledsource.h"
#include "models/alerts/alertdashboard.h"
#include "views/alerts/alertpane.h"
#include "views/explore/explorewindow.h"
#include "views/look/apptheme.h"
#include "views/shell/dashboardview.h"
#include "views/shell/messagebar.h"
#include "views/shell/sidebar.h"
#include "views/timepicker/timepicker.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace onex {
namespace {

using namespace std::chrono_literals;
constexpr auto kProbeInterval = 30s;
constexpr auto kSecondMoment = 11s; // of what is collected
constexpr auto kBatchReserve = 30s; // beside the longest that one query may take

const QString kOverview = QStringLiteral("onex_overview");

WindowServices windowServices()
{
    return {&saveFile, [](const QUrl &url) { QDesktopServices::openUrl(url); }};
}

bool desktopIsDark()
{
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Program::Program(Options options, Config config)
    : m_options(std::move(options))
    , m_config(std::move(config))
    , m_dark(prefersDark())
{
    m_library = std::make_unique<DashboardLibrary>();
    m_model = std::make_unique<DashboardModel>(m_sources, m_clock);
    m_alerting = std::make_unique<Alerting>(m_sources, m_clock, m_config, stateFile());
    m_window = std::make_unique<MainWindow>(*m_model, *m_library, m_alerting->model(), m_clock,
                                            windowServices());
    connect(&m_rules, &RuleFiles::told, this,
            [this](const QString &topic, const QString &sentence) {
                tell(topic, sentence.toStdString());
            });
    makeLibrary();
    connectWindow();
    connectLibrary();
    connectAlerts();
    m_besides = new Besides(m_sources, m_clock, *m_model, *m_window);
    connect(m_besides, &Besides::failed, this, [this](const QString &sentence) {
        tell(QStringLiteral("open"), sentence.toStdString());
    });
    m_exporting = new Exporting(
        *m_model, *m_library, m_options.isBatch() ? nullptr : m_alerting.get(), m_clock, *m_window);
    connect(m_exporting, &Exporting::told, this,
            [this](const QString &topic, const QString &sentence) {
                m_window->messages()->setMessage(topic, sentence, MessageBar::Tone::Info);
            });
    makeConnecting();
    setDark(m_dark);
}

Program::~Program()
{
    // What is under way ends while everything it may speak to is still there.
    m_stop.request_stop();
    QCoreApplication::processEvents();
    m_window.reset();
    m_model.reset();
    m_alerting.reset();
}

void Program::start()
{
    m_window->resize(m_options.size);
    if (!m_options.isBatch()) {
        m_window->restoreGeometry(m_memory.geometry());
        m_window->restoreState(m_memory.layout());
    }
    if (m_options.wallboard) {
        m_window->setWallboard(true);
        m_window->setWindowState(m_window->windowState() | Qt::WindowFullScreen);
    }
    m_window->setRecent(m_memory.recent());
    m_window->sidebar()->setFoldedFolders(m_memory.foldedFolders());
    m_window->timePicker()->setRecentRanges(m_memory.ranges());
    m_window->show();
    auto starting = addSources();
    QCoro::connect(std::move(starting), this, [this] {
        const Result<void> opened = openFirst();
        if (!opened)
            refuse(QStringLiteral("open"), opened.error());
        else if (m_options.isBatch())
            startBatch();
        else if (!m_options.beside.isEmpty())
            m_besides->openBeside(m_options.beside);
    });
}

void Program::startBatch()
{
    std::chrono::milliseconds longest{};
    for (const SourceSettings &settings : m_config.sources)
        longest = std::max(longest, settings.timeout);
    new Batch(m_options, longest + kBatchReserve, m_sources, *m_model, *m_window, *m_exporting);
}

// What was asked for on the command line cannot be done: a window goes on without it, a batch ends.
void Program::refuse(const QString &topic, const Error &error)
{
    tell(topic, describe(error));
    if (m_options.isBatch()) // queued: the event loop may not run yet
        QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(2); });
}

// Instead of servers. The window stays where it cannot be read, and says why.
QCoro::Task<> Program::addRecording()
{
    const bool isAlone = m_options.isBatch() || m_options.wallboard;
    auto opening = openWithProgress(m_options.recording, isAlone ? IfDamaged::Use : IfDamaged::Ask,
                                    m_window.get());
    Result<Recording> recording = co_await opening;
    if (!recording) {
        refuse(QStringLiteral("recording"), recording.error());
        co_return;
    }
    m_recorded = recording->range;
    if (m_recorded)
        m_clock.stopAt(m_recorded->to);
    m_window->setAlertsShown(false); // it is not about now
    if (m_marking)
        m_marking->setRecorded(recording->content ? recording->content->alerts
                                                  : std::vector<AlertTransition>());
    if (recording->content)
        unpack(*recording->content);
    m_window->messages()->setMessage(QStringLiteral("recording"),
                                     describeRecording(*recording, QTimeZone::systemTimeZone()),
                                     MessageBar::Tone::Info);
    m_sources.add(std::make_unique<ArchiveSource>(*std::move(recording)));
}

// Endpoints that are configured; where nothing is, there is something to look at all the same, and
// it is said what.
QCoro::Task<> Program::addEmbedded()
{
    EmbeddedParts parts;
    parts.file = collectedFile();
    for (const ScrapeSettings &settings : m_config.scrapes) {
        auto resolving = resolveCredentials(settings, systemSecrets());
        auto credentials = co_await resolving;
        if (credentials)
            parts.scrapes.push_back(scrapeTarget(settings, *std::move(credentials)));
        else
            tell(QStringLiteral("scrape"), describe(credentials.error()));
    }
    parts.hasSimulation = m_config.sources.empty() && m_config.scrapes.empty();
    if (parts.hasSimulation)
        tellOfSimulation();
    auto source = makeEmbeddedSource(std::move(parts));
    m_embedded = source.get();
    m_sources.add(std::move(source));
    m_rules.add(*m_embedded, bundledRules() + rulesFor({}, true));
    // Rates of this machine need two moments, and nobody waits half a minute for a first graph.
    QTimer::singleShot(kSecondMoment, m_model.get(), &DashboardModel::refresh);
}

void Program::tellOfSimulation()
{
    m_window->setTitleNote(tr("with a simulation"));
    std::vector<MessageBar::Action> actions;
    if (m_connecting) {
        actions.push_back({tr("Connect to Prometheus…"), [this] { m_connecting->ask(); }});
        actions.push_back({tr("Open a recording…"), [this] { m_window->chooseFile(); }});
    }
    m_window->messages()->setMessage(
        QStringLiteral("sources"),
        tr("No server is configured. Shown are this machine, live, and a simulated platform: "
           "everything named onex_…"),
        MessageBar::Tone::Info, std::move(actions));
}

void Program::makeConnecting()
{
    if (m_options.isBatch() || m_options.wallboard)
        return;
    const QString file
        = m_options.configFile.isEmpty() ? defaultConfigPath() : m_options.configFile;
    m_connecting = new Connecting(file, *m_window);
    connect(m_window.get(), &MainWindow::connectRequested, m_connecting, &Connecting::ask);
    connect(m_connecting, &Connecting::connected, this, &Program::beginAgain);
}

// A recording stays open: what is live gets a window of its own.
void Program::beginAgain()
{
    if (m_options.recording.isEmpty()) {
        remember();
        QCoreApplication::exit(kBeginAgain);
        return;
    }
    QStringList arguments;
    if (!m_options.configFile.isEmpty())
        arguments << QStringLiteral("--config") << m_options.configFile;
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
        tell(QStringLiteral("open"), tr("Another window could not be opened.").toStdString());
}

// Once more only if it is about something else.
void Program::showStore()
{
    const auto problem = m_embedded ? m_embedded->status().storeProblem : std::nullopt;
    const QString sentence = problem ? tr("What is collected is not kept beyond this window: %1")
                                           .arg(QString::fromStdString(describe(*problem)))
                                     : QString();
    if (std::exchange(m_storeProblem, sentence) != sentence)
        tell(QStringLiteral("store"), sentence.toStdString());
}

QCoro::Task<> Program::addSources()
{
    if (!m_options.recording.isEmpty()) {
        auto adding = addRecording();
        co_await adding;
        showHealth();
        co_return;
    }
    for (const SourceSettings &settings : m_config.sources) {
        auto making = makeSource(settings);
        addSource(co_await making);
    }
    if (isCollecting()) {
        auto adding = addEmbedded();
        co_await adding;
    }
    auto *probing = new QTimer(this);
    connect(probing, &QTimer::timeout, this, &Program::probeSources);
    probing->start(kProbeInterval);
    if (!m_rules.isEmpty())
        m_alerting->hold([this] { return m_rules.groups(); });
    m_alerting->start();
    auto *showing = new QTimer(this);
    connect(showing, &QTimer::timeout, this, &Program::showHealth);
    showing->start(1s);
    probeSources();
}

// Rules that name no source are of what is collected here, else of the first.
void Program::addSource(std::unique_ptr<MetricSource> source)
{
    const bool isUnnamed = m_sources.all().empty() && !isCollecting();
    const QStringList files = rulesFor(source->name(), isUnnamed);
    if (files.isEmpty())
        return m_sources.add(std::move(source));
    auto ruled = std::make_unique<RuledSource>(std::move(source), m_clock);
    RuledSource &evaluator = *ruled;
    m_sources.add(std::move(ruled));
    m_rules.add(evaluator, files);
}

QStringList Program::rulesFor(const std::string &source, bool isUnnamed) const
{
    QStringList files;
    for (const RuleSettings &rules : m_config.rules)
        if (rules.source.empty() ? isUnnamed : rules.source == source)
            files += rules.file;
    return files;
}

void Program::makeLibrary()
{
    m_library->addFolder(bundledDashboards());
    if (QDir(userDashboards()).exists())
        m_library->addFolder(userDashboards());
    for (const QString &folder : std::as_const(m_config.dashboardFolders))
        m_library->addFolder(folder);
    for (const Error &problem : m_config.warnings)
        tell(QStringLiteral("config"), describe(problem));
}

void Program::connectWindow()
{
    connect(m_window.get(), &MainWindow::dashboardChosen, this, &Program::open);
    connect(m_window.get(), &MainWindow::addressFollowed, this, &Program::follow);
    connect(m_window.get(), &MainWindow::exploreRequested, this, &Program::explore);
    connect(m_window.get(), &MainWindow::fileChosen, this, &Program::openFile);
    connect(m_window.get(), &MainWindow::themeToggled, this, [this] {
        setDark(!m_dark);
        m_memory.setDark(m_dark);
    });
    connect(m_window->timePicker(), &TimePicker::recentRangesChanged, this,
            [this] { m_memory.setRanges(m_window->timePicker()->recentRanges()); });
    connect(m_window.get(), &MainWindow::folderWanted, this, [](const QString &file) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
    });
    connect(m_window.get(), &MainWindow::sourceActivated, this, &Program::probeSources);
    connect(m_window.get(), &MainWindow::closing, this, &Program::remember);
}

void Program::connectLibrary()
{
    connect(m_library.get(), &DashboardLibrary::changed, this, &Program::reload);
    connect(m_library.get(), &DashboardLibrary::problemChanged, this, &Program::showEntryProblem);
    connect(m_library.get(), &DashboardLibrary::refusedFileChanged, this,
            [this](const QString &path) {
                if (path == m_wanted)
                    openFile(path);
            });
}

void Program::connectAlerts()
{
    AlertPane *pane = m_window->alertPane();
    AlertFeed *feed = &m_alerting->feed();
    const auto showUnknown = [pane, feed] { pane->setUnknown(feed->unknown()); };
    connect(feed, &AlertFeed::unknownChanged, this, showUnknown);
    showUnknown();
    const QByteArray layout = m_memory.alerts();
    if (layout.isEmpty())
        connect(m_alerting.get(), &Alerting::routeKnown, &m_alerting->model(),
                &AlertModel::setGroupBy);
    pane->restoreLayoutState(layout);
    connect(m_window.get(), &MainWindow::alertGraphRequested, this, &Program::graphAlert);
    connect(m_alerting.get(), &Alerting::told, this,
            [this](const QString &topic, const QString &sentence) {
                tell(topic, sentence.toStdString());
            });
    const QString readOnly = m_options.wallboard ? tr("A wallboard changes nothing.")
        : m_config.alerts.readOnly
        ? tr("The configuration says readOnly: nothing is changed from here.")
        : QString();
    pane->setReadOnly(readOnly);
    if (m_options.isBatch())
        return; // it leaves nothing behind
    m_alerting->keepHistory();
    auto *acknowledging = new Acknowledging(*m_alerting, *pane, m_window.get());
    new Silencing(*m_alerting, *acknowledging, *pane, m_clock, readOnly, m_window.get());
    m_review = new AlertReview(*m_alerting, *pane, m_clock, m_window.get());
    connectTelling(*acknowledging);
    m_marking = new AlertMarking(*m_alerting, *m_model, *m_window->dashboardView(), m_clock,
                                 m_window.get());
    m_marking->setShown(m_memory.alertMarks());
    connect(m_window.get(), &MainWindow::alertMarksToggled, this, [this] {
        m_marking->setShown(!m_marking->isShown());
        m_memory.setAlertMarks(m_marking->isShown());
    });
}

void Program::connectTelling(Acknowledging &acknowledging)
{
    const auto may = m_options.wallboard ? Telling::May::Nothing
        : m_config.alerts.readOnly       ? Telling::May::Mute
                                         : Telling::May::All;
    auto *telling
        = new Telling(*m_alerting, acknowledging, *m_window, m_clock, m_config.alerts, may);
    connect(telling, &Telling::failed, this,
            [this](const QString &what, const QString &text) { m_problems.note(what, text); });
}

void Program::graphAlert(const LiveAlert &alert)
{
    m_open.clear();
    m_model->setDefinition(alertDashboard(alert, m_clock.nowMs()));
}

// Over the range that is looked at.
void Program::explore(const QStringList &queries, const QString &source)
{
    if (!m_explore) {
        m_explore = new ExploreWindow(m_sources, m_clock, m_window.get());
        m_explore->setTheme(m_dark ? darkTheme() : lightTheme());
        m_explore->setHistory(m_memory.queries());
        auto *actions = new PanelActions(windowServices(), m_explore);
        connect(m_explore, &ExploreWindow::actionRequested, actions, &PanelActions::run);
        connect(m_explore, &ExploreWindow::historyChanged, this,
                [this](const QStringList &history) { m_memory.setQueries(history); });
    }
    m_explore->open(queries, source, m_model->time());
}

// What was asked for, else what was open last, else the overview.
Result<void> Program::openFirst()
{
    const QString wanted
        = !m_options.dashboard.isEmpty() ? m_options.dashboard : m_config.dashboard;
    if (!wanted.isEmpty()) {
        const auto uid = m_library->resolve(wanted);
        if (!uid) {
            m_wanted = QFileInfo(wanted).absoluteFilePath();
            return fail(uid.error());
        }
        open(*uid);
    } else {
        if (m_unpacked)
            openUnpacked();
        if (!m_open.isEmpty())
            return applyGivenTime();
        const QString last = m_options.isBatch() ? QString() : m_memory.recent().value(0);
        if (!open(last) && !open(kOverview))
            return fail(Error::Kind::NotFound, "the dashboards that come with the program are gone",
                        bundledDashboards().toStdString());
    }
    return applyGivenTime();
}

void Program::unpack(const ArchiveContent &content)
{
    m_unpacked = std::make_unique<Unpacked>(content);
    const QStringList files = m_unpacked->files();
    for (const QString &file : files)
        if (const auto added = m_library->addFile(file); !added)
            tell(file, describe(added.error()));
}

// The first dashboard as it was when it was saved.
void Program::openUnpacked()
{
    const auto uid = m_unpacked->firstDashboard(*m_library);
    if (!uid || !open(*uid))
        return;
    for (const auto &[name, values] : m_unpacked->variables())
        m_model->setVariable(name, values);
    if (const auto set = m_model->setTime(absoluteSpec(m_unpacked->range())); !set)
        tell(QStringLiteral("open"), describe(set.error()));
}

bool Program::open(const QString &uid)
{
    const DashboardDefinition *dashboard = m_library->find(uid);
    if (!dashboard)
        return false;
    m_open = uid;
    m_wanted.clear();
    m_model->setDefinition(*dashboard);
    if (m_config.refreshMs && dashboard->refresh.isEmpty())
        m_model->setRefresh(*m_config.refreshMs);
    if (m_recorded)
        fitRecording();
    if (!m_options.isBatch() && !m_unpacked) {
        m_memory.opened(uid);
        m_window->setRecent(m_memory.recent());
    }
    tell(QStringLiteral("open"), {});
    tell(QStringLiteral("gone"), {});
    showEntryProblem(uid);
    return true;
}

// As much of it as the dashboard would show, or all where that is less; it does not change.
void Program::fitRecording()
{
    m_model->setRefresh(0);
    if (m_model->range().length() > m_recorded->length())
        (void)m_model->setTime(absoluteSpec(*m_recorded));
}

void Program::follow(const DashboardAddress &address)
{
    if (!open(address.uid)) {
        tell(QStringLiteral("open"),
             tr("The link leads to the dashboard “%1”, which is not here: open its file first.")
                 .arg(address.uid)
                 .toStdString());
        return;
    }
    for (auto it = address.variables.begin(); it != address.variables.end(); ++it)
        m_model->setVariable(it.key(), it.value());
    const auto range = m_model->setTime(address.time.value_or(m_model->time()));
    if (!range)
        tell(QStringLiteral("open"), describe(range.error()));
}

// A recording is shown in a window of its own: this one goes on with what is live.
void Program::openFile(const QString &path)
{
    if (isRecording(path)) {
        if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {path}))
            tell(QStringLiteral("open"), tr("%1 could not be opened.").arg(path).toStdString());
        return;
    }
    const Result<QStringList> uids = m_library->addFile(path);
    if (uids) {
        open(uids->constFirst());
        return;
    }
    m_wanted = QFileInfo(path).absoluteFilePath();
    tell(QStringLiteral("open"), describe(uids.error()));
}

Result<void> Program::applyGivenTime()
{
    TimeSpec spec = m_model->time();
    if (!m_options.from.isEmpty())
        spec.from = m_options.from;
    if (!m_options.to.isEmpty())
        spec.to = m_options.to;
    const Result<TimeRange> range = m_model->setTime(spec);
    if (!range)
        return fail(range.error());
    return {};
}

void Program::reload(const QString &uid)
{
    if (uid != m_open)
        return;
    const DashboardDefinition *dashboard = m_library->find(uid);
    if (dashboard)
        m_model->setDefinition(*dashboard);
    const QString text = tr("“%1” is no longer in its file; what it was is shown.");
    tell(QStringLiteral("gone"),
         dashboard ? std::string() : text.arg(m_model->definition().title).toStdString());
}

void Program::showEntryProblem(const QString &uid)
{
    if (uid != m_open)
        return;
    for (const DashboardEntry &entry : m_library->entries()) {
        if (entry.uid != uid)
            continue;
        const QString text = entry.problem.isEmpty()
            ? QString()
            : tr("%1\nThe last good version is shown.").arg(entry.problem);
        tell(QStringLiteral("file"), text.toStdString());
    }
}

// An empty text takes the topic's message away.
void Program::tell(const QString &topic, const std::string &text)
{
    if (!text.empty())
        qInfo("%s", text.c_str());
    m_window->messages()->setMessage(topic, QString::fromStdString(text));
}

void Program::setDark(bool dark)
{
    m_dark = dark;
    const Theme theme = dark ? darkTheme() : lightTheme();
    applyTheme(*qApp, theme);
    m_window->setTheme(theme);
    if (m_review)
        m_review->setTheme(theme);
    if (m_explore)
        m_explore->setTheme(theme);
    m_besides->setTheme(theme);
}

bool Program::prefersDark() const
{
    if (m_options.dark)
        return *m_options.dark;
    if (m_options.wallboard)
        return true;
    return m_memory.dark().value_or(m_config.dark.value_or(desktopIsDark()));
}

void Program::probeSources()
{
    for (const auto &source : m_sources.all()) {
        auto probing = source->probe(m_stop.get_token());
        QCoro::connect(std::move(probing), this,
                       [this](const Result<SourceHealth> &) { showHealth(); });
    }
    m_alerting->probe();
}

void Program::showHealth()
{
    std::vector<std::pair<QString, SourceHealth>> healths;
    for (const auto &source : m_sources.all())
        healths.emplace_back(QString::fromStdString(source->name()), source->health());
    for (auto &health : m_alerting->health())
        healths.push_back(std::move(health));
    m_window->setSources(healths);
    showStore();
    m_problems.noteAll(m_sources, *m_model);
}

void Program::remember()
{
    if (m_options.isBatch())
        return;
    m_memory.setAlerts(m_window->alertPane()->layoutState());
    // A wallboard and a recording hide what a person would miss next time.
    if (!m_window->isWallboard() && m_options.recording.isEmpty())
        m_memory.setWindow(m_window->saveGeometry(), m_window->saveState());
    m_memory.setFoldedFolders(m_window->sidebar()->foldedFolders());
}

} // namespace onex
