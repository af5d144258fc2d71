// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/library.h"
#include "models/panels/theme.h"

#include <QSet>
#include <QWidget>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace onex {

class SidebarDelegate;
class SidebarFilter;
class SidebarModel;

// The dashboards there are: those used last, then folder by folder. Typing narrows them down.
class Sidebar final : public QWidget
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    // What is folded, selected and scrolled stays.
    void setEntries(std::vector<DashboardEntry> entries);
    void setRecent(const QStringList &uids); // newest first; unknown ones are left out
    void setCurrent(const QString &uid);
    void setTheme(const Theme &theme);

    void focusSearch(); // what Ctrl+K does
    QLineEdit *search() const { return m_search; }
    QTreeView *tree() const { return m_tree; }

    // Names, to be remembered.
    QStringList foldedFolders() const { return {m_folded.begin(), m_folded.end()}; }
    void setFoldedFolders(const QStringList &folders);

Q_SIGNALS:
    void opened(const QString &uid);
    void openFileRequested();
    void revealRequested(const QString &file); // show its folder
    void left();                               // Escape: the focus belongs to the dashboard again

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeWidgets();
    void connectTree();
    void filter(const QString &text);
    void fold();
    void rememberFold(const QModelIndex &index, bool folded);
    void clicked(const QModelIndex &index);
    void open(const QModelIndex &index);
    void choose(const QString &uid);
    void showMenu(const QPoint &position);
    bool searchKey(const QKeyEvent &press);
    bool treeKey(const QKeyEvent &press);
    void moveSelection(int step);

    QLineEdit *m_search;
    QToolButton *m_openFile;
    QTreeView *m_tree;
    QLabel *m_nothing;
    SidebarModel *m_model;
    SidebarFilter *m_filter;
    SidebarDelegate *m_delegate;
    QSet<QString> m_folded;
    bool m_folding = false; // by program, not by hand
};

} // namespace onex
