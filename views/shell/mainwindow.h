// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/metricsource.h"
#include "models/panels/theme.h"
#include "views/shell/panelactions.h"
#include "views/shell/shortcuts.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QMenu;
class QToolButton;

namespace onex {

struct DashboardAddress;
struct LiveAlert;
class AlertModel;
class AlertPane;
class Clock;
class DashboardLibrary;
class DashboardModel;
class CompareButton;
class DashboardView;
class PanelModel;
class ElidedLabel;
class MessageBar;
class RefreshPicker;
class Sidebar;
class SourceHealthBar;
class TimePicker;
class VariablesRow;

// The window: toolbar, variables, panels, docks, status bar. Shows the model and the library and
// turns what is clicked and typed into their intents.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    // All outlive the window.
    MainWindow(DashboardModel &model, DashboardLibrary &library, AlertModel &alerts,
               const Clock &clock, WindowServices services);

    DashboardView *dashboardView() const { return m_view; }
    MessageBar *messages() const { return m_messages; }
    AlertPane *alertPane() const { return m_alertPane; }
    Sidebar *sidebar() const { return m_sidebar; }
    TimePicker *timePicker() const { return m_timePicker; }

    void setTheme(const Theme &theme);
    void setSources(const std::vector<std::pair<QString, SourceHealth>> &sources);
    void setRecent(const QStringList &uids);
    void setComparable(const QStringList &sources); // recordings that are open beside
    void setTitleMark(const QString &mark); // before the title: how many alerts need somebody
    void setTitleNote(const QString &note); // behind the title: what is not as it seems
    void chooseFile();                      // of a dashboard or of exported metrics
    void showAlert(const QString &id);      // and the pane, and the window; empty: just those
    void setWallboard(bool on);
    void setAlertsShown(bool shown);
    bool isWallboard() const { return m_wallboard; } // nothing but panels

Q_SIGNALS:
    void dashboardChosen(const QString &uid);
    void addressFollowed(const onex::DashboardAddress &address); // a link to a dashboard of ours
    void fileChosen(const QString &path);
    void exploreRequested(const QStringList &queries, const QString &source);
    void compareRequested();                                // with a recording that a person names
    void besideRequested();                                 // side by side with one
    void exportRequested();                                 // of the dashboard
    void samplesRequested(const onex::PanelModel *panel);   // saved
    void alertGraphRequested(const onex::LiveAlert &alert); // its expression around its start
    void folderWanted(const QString &file);                 // the one that the file is in
    void sourceActivated(const QString &source);
    void connectRequested(); // to a server
    void themeToggled();
    void alertMarksToggled(); // of alerts on graphs
    void closing();           // before the state is gone

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeCentral();
    void makeToolBar();
    QToolButton *makeMenu();
    void fillMenu(QMenu &menu);
    QToolButton *makeLinks();
    void makeSidebar();
    void makeAlerts(AlertModel &alerts);
    void makeStatusBar();
    void makeShortcuts();
    void connectModel();
    void connectActions();

    void showDefinition();
    void showTitle();
    void showProblems();
    void showLibrary();
    void showLinks();
    void fillLinks();
    void follow(const QString &url);
    void showTime();
    void showVariables();
    void showRefresh();
    void showCounts();
    QString pausedText() const;
    void updateActive();

    void toggleFullScreen();
    void leave(); // Escape: viewed panel, wallboard, full screen; one a time
    void toggleView(PanelFrame *frame);
    void copyRange();
    void pasteRange();
    void showHelp();

    DashboardModel &m_model;
    DashboardLibrary &m_library;
    const Clock &m_clock;
    Theme m_theme;
    PanelActions *m_actions;
    DashboardView *m_view = nullptr;
    MessageBar *m_messages = nullptr;
    VariablesRow *m_variables = nullptr;
    QToolBar *m_toolBar = nullptr;
    ElidedLabel *m_title = nullptr;
    QMenu *m_linkMenu = nullptr;
    QAction *m_links = nullptr; // its button in the tool bar
    CompareButton *m_compare = nullptr;
    TimePicker *m_timePicker = nullptr;
    RefreshPicker *m_refreshPicker = nullptr;
    QDockWidget *m_sidebarDock = nullptr;
    Sidebar *m_sidebar = nullptr;
    QDockWidget *m_alertDock = nullptr;
    AlertPane *m_alertPane = nullptr;
    SourceHealthBar *m_health = nullptr;
    QLabel *m_counts = nullptr;
    std::vector<KeyBinding> m_keys;
    QString m_titleMark, m_titleNote;
    bool m_wallboard = false;
    bool m_hadSidebar = true, m_hadAlerts = true; // before it became one
};

} // namespace onex
