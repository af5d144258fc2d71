// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/apptheme.h"

#include "views/look/appstyle.h"

#include <QApplication>

namespace onex {
namespace {

// %text and the like are replaced by colours.
constexpr auto kSheet = R"(
QToolTip { background: %field; color: %text; border: 1px solid %line; padding: 4px 6px; }
QMainWindow::separator { background: %border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: %accent; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; color: %muted; }
QDockWidget::title { background: %window; padding: 6px 10px; text-align: left; }
QStatusBar { background: %window; border-top: 1px solid %border; color: %muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: %muted; padding: 0 8px; }
QToolBar { background: %window; border: none; border-bottom: 1px solid %border;
           padding: 4px 6px; spacing: 4px; }
QToolBar::separator { background: %border; width: 1px; margin: 4px 4px; }

QToolButton { background: transparent; color: %text; border: 1px solid transparent;
              border-radius: 4px; padding: 3px 5px; }
QToolButton:hover { background: %hover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: %pressed; }
QToolButton:focus { border-color: %accent; }
QToolButton:disabled { color: %faint; }
QToolButton::menu-indicator { image: none; }
QToolButton[field="true"] { background: %field; border-color: %line; padding: 3px 8px; }
QToolButton[field="true"]:hover { background: %hover; }
QToolButton[field="true"]:focus { border-color: %accent; }

QPushButton { background: %button; color: %text; border: 1px solid %line; border-radius: 4px;
              padding: 4px 14px; }
QPushButton:hover { background: %hover; }
QPushButton:pressed { background: %pressed; }
QPushButton:focus { border-color: %accent; }
QPushButton:disabled { color: %faint; }
QPushButton:default { background: %accent; border-color: %accent; color: %onAccent; }
QPushButton:default:hover { background: %accentHover; }
QPushButton:default:focus { border-color: %text; }
QPushButton:default:disabled { background: %button; border-color: %border; color: %faint; }

QLineEdit { background: %field; color: %text; border: 1px solid %line; border-radius: 4px;
            padding: 3px 6px; selection-background-color: %accent;
            selection-color: %onAccent; }
QLineEdit:focus { border-color: %accent; }
QLineEdit[invalid="true"] { border-color: %error; }
QLineEdit:disabled { color: %faint; }

QMenu { background: %field; color: %text; border: 1px solid %line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 3px; }
QMenu::item:selected { background: %selected; }
QMenu::item:disabled { color: %faint; }
QMenu::separator { background: %border; height: 1px; margin: 4px 6px; }
QMenuBar { background: %window; color: %text; }
QMenuBar::item { padding: 4px 8px; border-radius: 3px; }
QMenuBar::item:selected { background: %hover; }

QAbstractItemView { background: %field; color: %text; border: none; outline: none; }
QTreeView::item, QListView::item { padding: 3px 4px; border-radius: 3px; }
QTreeView::item:hover, QListView::item:hover { background: %hover; }
QTreeView::item:selected, QListView::item:selected { background: %selected; color: %text; }
QTreeView[role="sidebar"] { background: %window; }
QAbstractItemView[role="panel"] { background: %panel; }
QTableCornerButton::section { background: %window; border: none;
                              border-bottom: 1px solid %border; }
QHeaderView::section { background: %window; color: %muted; border: none;
                       border-bottom: 1px solid %border; padding: 4px 6px; }
QTableView { gridline-color: %border; selection-background-color: %selected;
             selection-color: %text; alternate-background-color: %panel; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %handle; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: %muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabWidget::pane { border: none; border-top: 1px solid %border; }
QTabBar::tab { background: transparent; color: %muted; padding: 6px 12px;
               border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: %text; }
QTabBar::tab:selected { color: %text; border-bottom-color: %accent; }
QTabBar::tab:focus { background: %hover; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: %field; }
QCalendarWidget QTableView { background: %field; border: none; outline: none;
                             selection-background-color: %accent;
                             selection-color: %onAccent; alternate-background-color: %field; }
QFrame[popup="true"] { background: %field; border: 1px solid %line; }
QLabel[role="caption"] { color: %muted; }
QLabel[role="error"] { color: %error; }
QLabel[role="heading"] { color: %text; font-weight: 600; padding-bottom: 2px; }
QLabel[role="key"] { background: %button; color: %text; border: 1px solid %line;
                     border-bottom-width: 2px; border-radius: 4px; padding: 1px 6px; }
)";

struct Entry
{
    const char *name;
    QColor color;
};

// Longer names first where one begins with another.
std::vector<Entry> sheetColors(const Theme &theme)
{
    const QColor ground = fieldColor(theme);
    return {
        {"%window", theme.window},
        {"%panel", theme.panel},
        {"%border", theme.border},
        {"%line", mixed(theme.border, theme.text, 0.12)},
        {"%text", theme.text},
        {"%muted", theme.muted},
        {"%faint", mixed(ground, theme.muted, 0.6)},
        {"%accentHover", mixed(theme.accent, theme.text, 0.15)},
        {"%accent", theme.accent},
        {"%onAccent", inkOn(theme.accent)},
        {"%error", theme.error},
        {"%field", ground},
        {"%button", mixed(ground, theme.text, 0.05)},
        {"%hover", mixed(ground, theme.text, 0.08)},
        {"%pressed", mixed(ground, theme.text, 0.15)},
        {"%selected", mixed(ground, theme.accent, theme.dark ? 0.32 : 0.2)},
        {"%handle", mixed(ground, theme.muted, 0.45)},
    };
}

} // namespace

QColor mixed(const QColor &ground, const QColor &over, double share)
{
    const auto part = [share](int below, int above) {
        return static_cast<int>(below + (above - below) * share + 0.5);
    };
    return QColor(part(ground.red(), over.red()), part(ground.green(), over.green()),
                  part(ground.blue(), over.blue()));
}

QColor inkOn(const QColor &ground)
{
    return ground.lightnessF() > 0.62F ? QColor(0x10, 0x14, 0x19) : QColor(Qt::white);
}

QColor fieldColor(const Theme &theme)
{
    return theme.dark ? mixed(theme.panel, theme.text, 0.03) : theme.panel;
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(mixed(theme.panel, theme.text, 0.06), theme.window);
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::Base, fieldColor(theme));
    palette.setColor(QPalette::AlternateBase, theme.panel);
    palette.setColor(QPalette::ToolTipBase, fieldColor(theme));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::BrightText, QPalette::ToolTipText})
        palette.setColor(role, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, inkOn(theme.accent));
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    const QColor faint = mixed(theme.window, theme.muted, 0.6);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

QString styleSheetOf(const Theme &theme)
{
    QString sheet = QString::fromLatin1(kSheet);
    for (const Entry &entry : sheetColors(theme))
        sheet.replace(QLatin1String(entry.name), entry.color.name());
    return sheet;
}

void applyTheme(QApplication &application, const Theme &theme)
{
    application.setStyle(new AppStyle);
    application.setPalette(paletteOf(theme));
    application.setStyleSheet(styleSheetOf(theme));
}

} // namespace onex
