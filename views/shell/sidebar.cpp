// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebar.h"

#include "views/look/iconset.h"
#include "views/shell/sidebardelegate.h"
#include "views/shell/sidebarfilter.h"
#include "views/shell/sidebarmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace onex {
namespace {

// "\x1" cannot be in a folder's name, which is a path.
QString recentKey() { return QStringLiteral("\x01recent"); }

QString foldKey(const QModelIndex &group)
{
    return group.data(SidebarModel::RecentRole).toBool()
        ? recentKey()
        : group.data(SidebarModel::FolderRole).toString();
}

bool isDashboard(const QModelIndex &index) { return index.isValid() && index.parent().isValid(); }

bool isTyped(const QKeyEvent &press)
{
    const bool plain
        = !(press.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    return plain && !press.text().isEmpty() && press.text().front().isPrint();
}

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_openFile(new QToolButton(this))
    , m_tree(new QTreeView(this))
    , m_nothing(new QLabel(this))
    , m_model(new SidebarModel(this))
    , m_filter(new SidebarFilter(this))
    , m_delegate(new SidebarDelegate(this))
{
    makeWidgets();
    m_filter->setSourceModel(m_model);
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(m_delegate);
    connectTree();
    connect(m_search, &QLineEdit::textChanged, this, &Sidebar::filter);
    connect(m_openFile, &QToolButton::clicked, this, &Sidebar::openFileRequested);
    m_search->installEventFilter(this);
    m_tree->installEventFilter(this);
}

void Sidebar::makeWidgets()
{
    m_search->setPlaceholderText(tr("Search dashboards (Ctrl+K)"));
    m_search->setAccessibleName(tr("Search dashboards"));
    m_search->setClearButtonEnabled(true);
    m_openFile->setObjectName(QStringLiteral("openFile"));
    m_openFile->setAutoRaise(true);
    m_openFile->setToolTip(tr("Open a dashboard file"));
    m_openFile->setAccessibleName(tr("Open a dashboard file"));
    m_tree->setAccessibleName(tr("Dashboards"));
    m_tree->setProperty("role", QStringLiteral("sidebar"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_nothing->setText(tr("No dashboard matches"));
    m_nothing->setProperty("role", QStringLiteral("caption"));
    m_nothing->setAlignment(Qt::AlignHCenter);
    m_nothing->setContentsMargins(8, 16, 8, 8);
    m_nothing->hide();

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->setSpacing(4);
    top->addWidget(m_search, 1);
    top->addWidget(m_openFile);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_nothing);
    layout->addWidget(m_tree, 1);
}

void Sidebar::connectTree()
{
    connect(m_tree, &QTreeView::clicked, this, &Sidebar::clicked);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &Sidebar::showMenu);
    connect(m_tree, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { rememberFold(index, true); });
    connect(m_tree, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { rememberFold(index, false); });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &Sidebar::fold);
}

void Sidebar::setEntries(std::vector<DashboardEntry> entries)
{
    m_model->setEntries(std::move(entries));
}

void Sidebar::setRecent(const QStringList &uids) { m_model->setRecent(uids); }

void Sidebar::setCurrent(const QString &uid)
{
    if (uid == m_model->current())
        return;
    m_model->setCurrent(uid);
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(uid));
    if (index.isValid() && !m_tree->hasFocus())
        m_tree->setCurrentIndex(index);
}

void Sidebar::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_openFile->setIcon(themedIcon(Icon::Open, theme.muted));
    m_tree->viewport()->update();
}

void Sidebar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Sidebar::setFoldedFolders(const QStringList &folders)
{
    m_folded = {folders.begin(), folders.end()};
    fold();
}

void Sidebar::filter(const QString &text)
{
    const QString selected = m_tree->currentIndex().data(SidebarModel::UidRole).toString();
    m_filter->setSearch(text);
    fold();
    const QModelIndex kept = m_filter->mapFromSource(m_model->indexOf(selected));
    m_tree->setCurrentIndex(m_filter->isSearching() ? m_filter->best() : kept);
    m_nothing->setVisible(m_filter->isSearching() && m_filter->rowCount() == 0);
}

// Everything that is found shows; without a search, folders are as they were left.
void Sidebar::fold()
{
    m_folding = true;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex group = m_filter->index(row, 0);
        m_tree->setExpanded(group, m_filter->isSearching() || !m_folded.contains(foldKey(group)));
    }
    m_folding = false;
}

void Sidebar::rememberFold(const QModelIndex &index, bool folded)
{
    if (m_folding || m_filter->isSearching())
        return;
    if (folded)
        m_folded.insert(foldKey(index));
    else
        m_folded.remove(foldKey(index));
}

void Sidebar::clicked(const QModelIndex &index)
{
    if (isDashboard(index))
        open(index);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

void Sidebar::open(const QModelIndex &index)
{
    if (isDashboard(index))
        choose(index.data(SidebarModel::UidRole).toString());
}

// What was searched for is found.
void Sidebar::choose(const QString &uid)
{
    m_search->clear();
    Q_EMIT opened(uid);
}

void Sidebar::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!isDashboard(index))
        return;
    const QString uid = index.data(SidebarModel::UidRole).toString();
    const QString file = index.data(SidebarModel::FileRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, uid] { choose(uid); });
    QAction *copy = menu->addAction(tr("Copy file path"), this,
                                    [file] { QGuiApplication::clipboard()->setText(file); });
    QAction *reveal = menu->addAction(tr("Show in its folder"), this,
                                      [this, file] { Q_EMIT revealRequested(file); });
    copy->setEnabled(!file.isEmpty());
    reveal->setEnabled(!file.isEmpty());
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

// Keys that mean something here are claimed before the window's shortcuts see them.
bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &press = *static_cast<QKeyEvent *>(event);
        if (press.key() == Qt::Key_Escape || (watched == m_tree && isTyped(press))) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto &press = *static_cast<QKeyEvent *>(event);
        if (watched == m_search ? searchKey(press) : treeKey(press))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool Sidebar::searchKey(const QKeyEvent &press)
{
    switch (press.key()) {
    case Qt::Key_Escape:
        if (m_search->text().isEmpty())
            Q_EMIT left();
        m_search->clear();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(m_tree->currentIndex());
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        moveSelection(press.key() == Qt::Key_Down ? 1 : -1);
        return true;
    default:
        return false;
    }
}

bool Sidebar::treeKey(const QKeyEvent &press)
{
    const QModelIndex index = m_tree->currentIndex();
    if (press.key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    if (press.key() == Qt::Key_Return || press.key() == Qt::Key_Enter) {
        clicked(index);
        return true;
    }
    if (!isTyped(press))
        return false;
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->setText(m_search->text() + press.text());
    return true;
}

// To the next dashboard in that direction, over folders' names.
void Sidebar::moveSelection(int step)
{
    QModelIndex index = m_tree->currentIndex();
    do {
        index = !index.isValid() ? m_filter->index(0, 0)
            : step > 0           ? m_tree->indexBelow(index)
                                 : m_tree->indexAbove(index);
    } while (index.isValid() && !isDashboard(index));
    if (index.isValid())
        m_tree->setCurrentIndex(index);
}

} // namespace onex
