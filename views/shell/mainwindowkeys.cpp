// SPDX-License-Identifier: GPL-3.0-or-later
// The window's keys, in one table: the help shows what is bound.
#include "models/query/dashboardmodel.h"
#include "views/alerts/alertpane.h"
#include "views/shell/comparebutton.h"
#include "views/shell/dashboardview.h"
#include "views/shell/mainwindow.h"
#include "views/shell/shortcuthelp.h"
#include "views/shell/shortcuts.h"
#include "views/shell/sidebar.h"

#include <QDockWidget>
#include <QMenu>

namespace onex {
namespace {

struct Gesture
{
    const char *how, *text; // context "Keys"
};

constexpr Gesture kMouse[] = {
    {QT_TRANSLATE_NOOP("Keys", "Drag"), QT_TRANSLATE_NOOP("Keys", "Zoom in")},
    {QT_TRANSLATE_NOOP("Keys", "Double click"), QT_TRANSLATE_NOOP("Keys", "Zoom out")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+Wheel"), QT_TRANSLATE_NOOP("Keys", "Zoom around the mouse")},
    {QT_TRANSLATE_NOOP("Keys", "Shift+Wheel"), QT_TRANSLATE_NOOP("Keys", "Move the range")},
    {QT_TRANSLATE_NOOP("Keys", "Shift+Drag"), QT_TRANSLATE_NOOP("Keys", "Move the range")},
    {QT_TRANSLATE_NOOP("Keys", "Click"),
     QT_TRANSLATE_NOOP("Keys", "In a legend: only this series")},
    {QT_TRANSLATE_NOOP("Keys", "Ctrl+Click"),
     QT_TRANSLATE_NOOP("Keys", "In a legend: show or hide")},
};

constexpr const char *kDashboardGroup = QT_TRANSLATE_NOOP("Keys", "Dashboard");
constexpr const char *kWindowGroup = QT_TRANSLATE_NOOP("Keys", "Window");

QString translated(const char *text) { return QCoreApplication::translate("Keys", text); }

} // namespace

void MainWindow::makeShortcuts()
{
    const char *dashboard = kDashboardGroup;
    const char *time = QT_TRANSLATE_NOOP("Keys", "Time range");
    const char *panel = QT_TRANSLATE_NOOP("Keys", "Panel under the mouse");
    const char *window = kWindowGroup;
    const auto act = [this](PanelFrame::Action action) {
        return [this, action] {
            if (m_view->currentFrame())
                m_actions->run(m_view->currentFrame(), action);
        };
    };
    m_keys = {
        {dashboard, "Ctrl+K", QT_TRANSLATE_NOOP("Keys", "Search dashboards"),
         [this] {
             m_sidebarDock->show();
             m_sidebar->focusSearch();
         }},
        {dashboard, "Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Open a file"), [this] { chooseFile(); }},
        {dashboard, "Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Export with its data"),
         [this] { Q_EMIT exportRequested(); }},
        {dashboard, "D, R", QT_TRANSLATE_NOOP("Keys", "Refresh all panels"),
         [this] { m_model.refresh(); }},
        {dashboard, "F5", QT_TRANSLATE_NOOP("Keys", "Refresh all panels"),
         [this] { m_model.refresh(); }},
        {dashboard, "D, A", QT_TRANSLATE_NOOP("Keys", "Alerts on graphs: show or hide"),
         [this] { Q_EMIT alertMarksToggled(); }},
        {dashboard, "D, C", QT_TRANSLATE_NOOP("Keys", "Compare with what was earlier"),
         [this] { m_compare->showMenu(); }},
        {dashboard, "D, P", QT_TRANSLATE_NOOP("Keys", "Pause or go on"),
         [this] { m_model.setPaused(!m_model.isPaused()); }},
        {dashboard, "D, E", QT_TRANSLATE_NOOP("Keys", "Expand all rows"),
         [this] { m_view->setAllRowsCollapsed(false); }},
        {dashboard, "D, Shift+C", QT_TRANSLATE_NOOP("Keys", "Collapse all rows"),
         [this] { m_view->setAllRowsCollapsed(true); }},
        {time, "T, Z", QT_TRANSLATE_NOOP("Keys", "Zoom out"), [this] { m_model.zoomOut(); }},
        {time, "Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Zoom out"), [this] { m_model.zoomOut(); }},
        {time, "T, Left", QT_TRANSLATE_NOOP("Keys", "Half a range back"),
         [this] { m_model.shift(-0.5); }},
        {time, "T, Right", QT_TRANSLATE_NOOP("Keys", "Half a range forward"),
         [this] { m_model.shift(0.5); }},
        {time, "Alt+Left", QT_TRANSLATE_NOOP("Keys", "Previous range"),
         [this] { m_model.goBack(); }},
        {time, "Alt+Right", QT_TRANSLATE_NOOP("Keys", "Next range"),
         [this] { m_model.goForward(); }},
        {time, "T, C", QT_TRANSLATE_NOOP("Keys", "Copy the range"), [this] { copyRange(); }},
        {time, "T, V", QT_TRANSLATE_NOOP("Keys", "Paste a range"), [this] { pasteRange(); }},
        {panel, "V", QT_TRANSLATE_NOOP("Keys", "View full, or all again"),
         [this] { toggleView(m_view->currentFrame()); }},
        {panel, "I", QT_TRANSLATE_NOOP("Keys", "Inspect"), act(PanelFrame::Action::Inspect)},
        {panel, "P, X", QT_TRANSLATE_NOOP("Keys", "Explore its queries"),
         act(PanelFrame::Action::Explore)},
        {panel, "P, S", QT_TRANSLATE_NOOP("Keys", "Stop loading"), act(PanelFrame::Action::Stop)},
        {panel, "P, C", QT_TRANSLATE_NOOP("Keys", "Copy data as CSV"),
         act(PanelFrame::Action::CopyCsv)},
        {panel, "P, I", QT_TRANSLATE_NOOP("Keys", "Copy as a picture"),
         act(PanelFrame::Action::CopyImage)},
        {window, "D, K", QT_TRANSLATE_NOOP("Keys", "Wallboard: panels only"),
         [this] { setWallboard(!m_wallboard); }},
        {window, "F11", QT_TRANSLATE_NOOP("Keys", "Full screen"), [this] { toggleFullScreen(); }},
        {window, "Ctrl+B", QT_TRANSLATE_NOOP("Keys", "Show or hide the sidebar"),
         [this] { m_sidebarDock->setVisible(!m_sidebarDock->isVisible()); }},
        {window, "Ctrl+J", QT_TRANSLATE_NOOP("Keys", "Show or hide the alerts"),
         [this] { m_alertDock->setVisible(!m_alertDock->isVisible()); }},
        {window, "A", QT_TRANSLATE_NOOP("Keys", "To the alerts"),
         [this] {
             m_alertDock->show();
             m_alertPane->focusList();
         }},
        {window, "E", QT_TRANSLATE_NOOP("Keys", "Explore: write queries"),
         [this] { Q_EMIT exploreRequested({}, {}); }},
        {window, "Ctrl+Shift+O", QT_TRANSLATE_NOOP("Keys", "Connect to Prometheus …"),
         [this] { Q_EMIT connectRequested(); }},
        {window, "Ctrl+Shift+L", QT_TRANSLATE_NOOP("Keys", "Light or dark"),
         [this] { Q_EMIT themeToggled(); }},
        {window, "Esc", QT_TRANSLATE_NOOP("Keys", "Leave"), [this] { leave(); }},
        {window, "?", QT_TRANSLATE_NOOP("Keys", "This help"), [this] { showHelp(); }},
        {window, "Ctrl+Q", QT_TRANSLATE_NOOP("Keys", "Quit"), [this] { close(); }},
    };
    bindKeys(this, m_keys);
}

// The rows of its two groups that are about the whole window.
void MainWindow::fillMenu(QMenu &menu)
{
    menu.clear();
    const char *group = nullptr;
    for (const KeyBinding &binding : m_keys) {
        const bool isDashboard = qstrcmp(binding.group, kDashboardGroup) == 0;
        if (!isDashboard && qstrcmp(binding.group, kWindowGroup) != 0)
            continue;
        if (group && qstrcmp(group, binding.group) != 0)
            menu.addSeparator();
        group = binding.group;
        const auto keys
            = QKeySequence::fromString(QLatin1String(binding.keys), QKeySequence::PortableText);
        menu.addAction(translated(binding.text) + u'\t' + keys.toString(QKeySequence::NativeText),
                       this, binding.run);
    }
}

void MainWindow::showHelp()
{
    QList<Shortcut> shortcuts;
    for (const KeyBinding &binding : m_keys) {
        const auto keys
            = QKeySequence::fromString(QLatin1String(binding.keys), QKeySequence::PortableText);
        shortcuts.push_back({translated(binding.group), keys.toString(QKeySequence::NativeText),
                             translated(binding.text)});
    }
    for (const auto &[keys, text] : AlertPane::keyTexts())
        shortcuts.push_back({translated(QT_TRANSLATE_NOOP("Keys", "List of alerts")), keys, text});
    for (const auto &[how, text] : kMouse)
        shortcuts.push_back({translated(QT_TRANSLATE_NOOP("Keys", "Mouse on a graph or heat map")),
                             translated(how), translated(text)});
    auto *help = new ShortcutHelp(shortcuts, m_theme, this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->open();
}

} // namespace onex
