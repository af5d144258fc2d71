// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/mainwindow.h"

#include "models/dashboard/library.h"
#include "models/dashboard/links.h"
#include "models/panels/format.h"
#include "models/query/dashboardmodel.h"
#include "models/query/panelmodel.h"
#include "views/alerts/alertpane.h"
#include "views/look/apptheme.h"
#include "views/look/iconset.h"
#include "views/panels/inert.h"
#include "views/shell/comparebutton.h"
#include "views/shell/dashboardview.h"
#include "views/shell/elidedlabel.h"
#include "views/shell/linkmenu.h"
#include "views/shell/messagebar.h"
#include "views/shell/refreshpicker.h"
#include "views/shell/sidebar.h"
#include "views/shell/sourcehealth.h"
#include "views/shell/variablesrow.h"
#include "views/shell/words.h"
#include "views/timepicker/timepicker.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace onex {
namespace {

constexpr int kLeastSidebar = 150; // px

} // namespace

MainWindow::MainWindow(DashboardModel &model, DashboardLibrary &library, AlertModel &alerts,
                       const Clock &clock, WindowServices services)
    : m_model(model)
    , m_library(library)
    , m_clock(clock)
    , m_actions(new PanelActions(std::move(services), this))
{
    setObjectName(QStringLiteral("onex"));
    resize(1600, 1000);
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    makeCentral();
    makeToolBar();
    makeSidebar();
    makeAlerts(alerts);
    makeStatusBar();
    makeShortcuts();
    connectModel();
    connectActions();
    showLibrary();
    showDefinition();
    showTime();
    showVariables();
    showRefresh();
}

void MainWindow::makeCentral()
{
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages = new MessageBar(central);
    m_variables = new VariablesRow(central);
    m_view = new DashboardView(m_model, m_clock, central);
    layout->addWidget(m_messages);
    layout->addWidget(m_variables);
    layout->addWidget(m_view, 1);
    setCentralWidget(central);
}

void MainWindow::makeToolBar()
{
    m_toolBar = addToolBar(tr("Dashboard"));
    m_toolBar->setObjectName(QStringLiteral("toolbar"));
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_title = new ElidedLabel(this);
    m_title->setContentsMargins(8, 0, 8, 0);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_title->setMinimumWidth(80);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_timePicker = new TimePicker(m_clock, this);
    m_refreshPicker = new RefreshPicker(this);
    m_toolBar->addWidget(m_title);
    m_links = m_toolBar->addWidget(makeLinks());
    m_compare = new CompareButton(this);
    m_toolBar->addWidget(m_compare);
    m_toolBar->addWidget(m_timePicker);
    m_toolBar->addWidget(m_refreshPicker);
    m_toolBar->addWidget(makeMenu());
}

// What keys do for the whole window, for those who look for it.
QToolButton *MainWindow::makeMenu()
{
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("menu"));
    button->setText(QStringLiteral("⋮"));
    button->setToolTip(tr("Open, export, explore, and what else keys do"));
    button->setAccessibleName(tr("Menu"));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("field", true);
    return button;
}

QToolButton *MainWindow::makeLinks()
{
    m_linkMenu = new QMenu(this);
    m_linkMenu->setToolTipsVisible(true);
    connect(m_linkMenu, &QMenu::aboutToShow, this, &MainWindow::fillLinks);
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("links"));
    button->setText(tr("Links"));
    button->setToolTip(tr("Where this dashboard leads"));
    button->setMenu(m_linkMenu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("field", true);
    return button;
}

void MainWindow::makeSidebar()
{
    m_sidebar = new Sidebar(this);
    m_sidebarDock = new QDockWidget(tr("Dashboards"), this);
    m_sidebarDock->setObjectName(QStringLiteral("sidebar"));
    m_sidebar->setMinimumWidth(kLeastSidebar);
    m_sidebarDock->setWidget(m_sidebar);
    m_sidebarDock->setTitleBarWidget(new QWidget(m_sidebarDock));
    addDockWidget(Qt::LeftDockWidgetArea, m_sidebarDock);
    resizeDocks({m_sidebarDock}, {250}, Qt::Horizontal);
    QAction *toggle = m_sidebarDock->toggleViewAction();
    toggle->setText(tr("Dashboards"));
    toggle->setToolTip(tr("Show or hide the list of dashboards"));
    m_toolBar->insertAction(m_toolBar->actions().constFirst(), toggle);
}

// Below the panels and beside the sidebar.
void MainWindow::makeAlerts(AlertModel &alerts)
{
    m_alertPane = new AlertPane(alerts, this);
    m_alertDock = new QDockWidget(tr("Alerts"), this);
    m_alertDock->setObjectName(QStringLiteral("alerts"));
    m_alertDock->setWidget(m_alertPane);
    m_alertDock->setTitleBarWidget(new QWidget(m_alertDock));
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    addDockWidget(Qt::BottomDockWidgetArea, m_alertDock);
    resizeDocks({m_alertDock}, {250}, Qt::Vertical);
}

void MainWindow::makeStatusBar()
{
    m_health = new SourceHealthBar(this);
    m_counts = new QLabel(this);
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setContentsMargins(0, 0, 12, 0);
    statusBar()->addWidget(m_health);
    statusBar()->addPermanentWidget(m_counts);
    statusBar()->setSizeGripEnabled(false);
    auto *seconds = new QTimer(this);
    connect(seconds, &QTimer::timeout, this, &MainWindow::showCounts);
    seconds->start(1000);
}

void MainWindow::connectModel()
{
    using Model = DashboardModel;
    connect(&m_model, &Model::definitionChanged, this, &MainWindow::showDefinition);
    connect(&m_model, &Model::timeChanged, this, &MainWindow::showTime);
    connect(&m_model, &Model::historyChanged, this, &MainWindow::showTime);
    connect(&m_model, &Model::variablesChanged, this, &MainWindow::showVariables);
    connect(&m_model, &Model::refreshChanged, this, &MainWindow::showRefresh);
    connect(&m_model, &Model::settledChanged, this, &MainWindow::showCounts);
    connect(&m_model, &Model::countsChanged, this, &MainWindow::showCounts);
    connect(&m_library, &DashboardLibrary::entriesChanged, this, &MainWindow::showLibrary);

    connect(m_timePicker, &TimePicker::specChosen, this, [this](const TimeSpec &spec) {
        if (const auto range = m_model.setTime(spec); !range)
            statusBar()->showMessage(QString::fromStdString(range.error().message), 8000);
    });
    connect(m_compare, &CompareButton::chosen, &m_model, &Model::setComparison);
    connect(m_compare, &CompareButton::recordingRequested, this, &MainWindow::compareRequested);
    connect(m_compare, &CompareButton::besideRequested, this, &MainWindow::besideRequested);
    connect(&m_model, &Model::comparisonChanged, this,
            [this] { m_compare->setComparison(m_model.comparison()); });
    connect(m_timePicker, &TimePicker::backRequested, &m_model, &Model::goBack);
    connect(m_timePicker, &TimePicker::forwardRequested, &m_model, &Model::goForward);
    connect(m_timePicker, &TimePicker::zoomOutRequested, &m_model, &Model::zoomOut);
    connect(m_timePicker, &TimePicker::shiftRequested, &m_model, &Model::shift);
    connect(m_refreshPicker, &RefreshPicker::refreshRequested, &m_model, &Model::refresh);
    connect(m_refreshPicker, &RefreshPicker::intervalChosen, &m_model, &Model::setRefresh);
    connect(m_refreshPicker, &RefreshPicker::pauseToggled, &m_model, &Model::setPaused);
    connect(m_variables, &VariablesRow::valueChosen, &m_model, &Model::setVariable);
}

void MainWindow::connectActions()
{
    connect(m_sidebar, &Sidebar::opened, this, [this](const QString &uid) {
        m_view->setFocus(); // the next key is for the panels
        Q_EMIT dashboardChosen(uid);
    });
    connect(m_sidebar, &Sidebar::openFileRequested, this, &MainWindow::chooseFile);
    connect(m_sidebar, &Sidebar::revealRequested, this, &MainWindow::folderWanted);
    connect(m_health, &SourceHealthBar::activated, this, &MainWindow::sourceActivated);
    connect(m_sidebar, &Sidebar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &DashboardView::actionRequested, m_actions, &PanelActions::run);
    connect(m_view, &DashboardView::linkActivated, this, &MainWindow::follow);
    connect(m_alertPane, &AlertPane::linkActivated, this, &MainWindow::follow);
    connect(m_alertPane, &AlertPane::graphRequested, this, &MainWindow::alertGraphRequested);
    connect(m_alertPane, &AlertPane::told, this,
            [this](const QString &message) { statusBar()->showMessage(message, 6000); });
    connect(m_actions, &PanelActions::viewRequested, this, &MainWindow::toggleView);
    connect(m_actions, &PanelActions::exploreRequested, this, &MainWindow::exploreRequested);
    connect(m_actions, &PanelActions::samplesRequested, this, &MainWindow::samplesRequested);
    connect(m_actions, &PanelActions::told, this,
            [this](const QString &message) { statusBar()->showMessage(message, 6000); });
}

void MainWindow::setComparable(const QStringList &sources) { m_compare->setSources(sources); }

void MainWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_actions->setTheme(theme);
    m_view->setTheme(theme);
    m_messages->setTheme(theme);
    m_health->setTheme(theme);
    m_sidebar->setTheme(theme);
    m_alertPane->setTheme(theme);
    m_variables->setTheme(theme);
    m_timePicker->setTheme(theme);
    m_refreshPicker->setTheme(theme);
    m_sidebarDock->toggleViewAction()->setIcon(themedIcon(Icon::Menu, theme.text));
}

void MainWindow::setSources(const std::vector<std::pair<QString, SourceHealth>> &sources)
{
    m_health->setSources(sources);
}

void MainWindow::setRecent(const QStringList &uids) { m_sidebar->setRecent(uids); }

void MainWindow::setAlertsShown(bool shown) { m_alertDock->setVisible(shown); }

void MainWindow::setWallboard(bool on)
{
    if (on && !m_wallboard) {
        m_hadSidebar = !m_sidebarDock->isHidden();
        m_hadAlerts = !m_alertDock->isHidden();
    }
    m_wallboard = on;
    m_toolBar->setVisible(!on);
    m_sidebarDock->setVisible(!on && m_hadSidebar);
    m_alertDock->setVisible(!on && m_hadAlerts);
    m_variables->setVisible(!on && m_variables->hasControls());
    statusBar()->setVisible(!on);
}

void MainWindow::setTitleMark(const QString &mark)
{
    if (std::exchange(m_titleMark, mark) != mark)
        showTitle();
}

void MainWindow::setTitleNote(const QString &note)
{
    if (std::exchange(m_titleNote, note) != note)
        showTitle();
}

void MainWindow::showTitle()
{
    QStringList parts{m_model.definition().title, m_titleNote, tr("ONEX Dashboard")};
    parts.removeAll(QString());
    setWindowTitle(m_titleMark + parts.join(QStringLiteral(" — ")));
}

void MainWindow::showAlert(const QString &id)
{
    setWindowState(windowState() & ~Qt::WindowStates(Qt::WindowMinimized));
    show();
    raise();
    activateWindow();
    if (m_wallboard)
        return;
    m_alertDock->show();
    m_alertPane->showAlert(id);
}

void MainWindow::showDefinition()
{
    const DashboardDefinition &dashboard = m_model.definition();
    m_title->setFullText(dashboard.title);
    m_title->setToolTip(inertText(dashboard.title));
    showTitle();
    m_sidebar->setCurrent(dashboard.uid);
    showLinks();
    showProblems();
}

void MainWindow::showProblems()
{
    const DashboardDefinition &dashboard = m_model.definition();
    QStringList lines;
    for (const Problem &problem : dashboard.problems) {
        lines += QStringLiteral("%1:%2:%3: %4")
                     .arg(dashboard.file)
                     .arg(problem.line)
                     .arg(problem.column)
                     .arg(problem.message);
    }
    if (lines.size() > 3)
        lines = lines.mid(0, 3) << tr("… and %n more", nullptr, static_cast<int>(lines.size()) - 3);
    m_messages->setMessage(QStringLiteral("definition"), lines.join(u'\n'));
}

void MainWindow::showLibrary()
{
    m_sidebar->setEntries(m_library.entries());
    showLinks();
}

void MainWindow::showLinks()
{
    const DashboardDefinition &dashboard = m_model.definition();
    m_links->setVisible(
        !expandedLinks(dashboard.links, m_library.entries(), dashboard.uid).empty());
}

// For the range and the variables as they are when the menu opens.
void MainWindow::fillLinks()
{
    m_linkMenu->clear();
    addLinks(*m_linkMenu, m_model.links(m_library.entries()),
             [this](const QString &url) { follow(url); });
}

void MainWindow::follow(const QString &url)
{
    if (const auto address = dashboardAddress(url))
        Q_EMIT addressFollowed(*address);
    else
        m_actions->openLink(url);
}

void MainWindow::showTime()
{
    m_timePicker->setSpec(m_model.time(), m_model.range(), m_model.zone());
    m_alertPane->setTimeZone(m_model.zone());
    m_timePicker->setHistory(m_model.canGoBack(), m_model.canGoForward());
}

void MainWindow::showVariables()
{
    m_variables->setVariables(m_model.variables().values());
    m_variables->setVisible(!m_wallboard && m_variables->hasControls());
}

void MainWindow::showRefresh()
{
    m_refreshPicker->setInterval(m_model.refreshMs());
    m_refreshPicker->setPaused(m_model.isPaused());
    showCounts();
}

void MainWindow::showCounts()
{
    const DashboardModel::Counts counts = m_model.counts();
    QStringList parts{panelCount(counts.panels)};
    if (counts.stale > 0)
        parts += tr("⚠ %n stale", nullptr, counts.stale);
    if (counts.failed > 0)
        parts += tr("✖ %n failed", nullptr, counts.failed);
    auto next = m_model.nextRefreshInMs();
    if (next) // jitter is nobody's business: with 30 s it is never 31 s until the next
        next = std::min(*next, m_model.refreshMs());
    if (m_model.isPaused())
        parts += pausedText();
    else if (next)
        parts += tr("next refresh %1 s").arg((*next + 999) / 1000);
    m_counts->setText(parts.join(QStringLiteral("  ·  ")));
    m_refreshPicker->setNextInMs(next);
    m_refreshPicker->setFetching(!m_model.isSettled());
}

QString MainWindow::pausedText() const
{
    std::int64_t newest = 0;
    for (const PanelModel *panel : m_model.panels())
        newest = std::max(newest, panel->data().receivedMs);
    return newest > 0 ? tr("❚❚ paused, data %1 old").arg(formatAge(m_clock.nowMs() - newest))
                      : tr("❚❚ paused");
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        updateActive();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    updateActive();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateActive();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::updateActive() { m_model.setActive(isVisible() && !isMinimized()); }

void MainWindow::toggleFullScreen() { setWindowState(windowState() ^ Qt::WindowFullScreen); }

void MainWindow::leave()
{
    if (m_view->viewedPanel())
        m_view->viewPanel(nullptr);
    else if (m_wallboard)
        setWallboard(false);
    else if (isFullScreen())
        toggleFullScreen();
}

void MainWindow::toggleView(PanelFrame *frame)
{
    if (frame)
        m_view->viewPanel(m_view->viewedPanel() ? nullptr : frame);
}

void MainWindow::copyRange()
{
    const TimeSpec &spec = m_model.time();
    QGuiApplication::clipboard()->setText(spec.from + QLatin1String(" to ") + spec.to);
    statusBar()->showMessage(tr("Copied the time range"), 4000);
}

void MainWindow::pasteRange()
{
    const QStringList ends
        = QGuiApplication::clipboard()->text().left(200).split(QStringLiteral(" to "));
    const auto range = ends.size() == 2
        ? m_model.setTime({ends[0].trimmed(), ends[1].trimmed()})
        : Result<TimeRange>(fail(Error::Kind::BadInput,
                                 "The clipboard holds no time range such as “now-6h to now”."));
    if (!range)
        statusBar()->showMessage(QString::fromStdString(range.error().message), 8000);
}

void MainWindow::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a dashboard or exported metrics"), {},
        tr("All files (*);;Dashboards (*.yaml *.yml *.json);;"
           "Exported metrics (*.onex *.om *.prom *.txt *.csv *.json *.gz *.zst)"));
    if (!path.isEmpty())
        Q_EMIT fileChosen(path);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls)
        if (url.isLocalFile())
            Q_EMIT fileChosen(url.toLocalFile());
    event->acceptProposedAction();
}

} // namespace onex
