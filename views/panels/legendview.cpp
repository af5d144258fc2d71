// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/legendview.h"

#include "models/panels/legendmodel.h"
#include "views/panels/fonts.h"
#include "views/panels/legenddelegate.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>
#include <QStyle>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace onex {
namespace {

constexpr int kMostMeasured = 100; // rows looked at for a size

} // namespace

LegendView::LegendView(LegendModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 0, 0, 0);
    setFont(smaller(font()));
    build();
}

void LegendView::setOptions(const LegendOptions &options)
{
    const bool rebuild = options.mode != m_options.mode || options.right != m_options.right;
    m_options = options;
    if (rebuild)
        build();
}

void LegendView::build()
{
    delete m_view;
    const bool table = m_options.mode == LegendOptions::Mode::Table;
    m_view = table ? makeTable() : makeList();
    m_delegate = new LegendDelegate(!table, m_view);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(&m_model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setProperty("role", QStringLiteral("panel")); // of the application's style sheet
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    m_view->setAccessibleName(tr("Legend"));
    m_view->installEventFilter(this);
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        choose(index, QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
    });
    layout()->addWidget(m_view);
    if (auto *tree = qobject_cast<QTreeView *>(m_view)) {
        tree->header()->setStretchLastSection(false);
        tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    }
    applyTheme();
}

QAbstractItemView *LegendView::makeList()
{
    auto *list = new QListView(this);
    list->setFlow(m_options.right ? QListView::TopToBottom : QListView::LeftToRight);
    list->setWrapping(!m_options.right);
    list->setResizeMode(QListView::Adjust);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    return list;
}

QAbstractItemView *LegendView::makeTable()
{
    auto *tree = new QTreeView(this);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->header()->setSectionsClickable(true);
    tree->header()->setSortIndicatorShown(true);
    tree->header()->setResizeContentsPrecision(kMostMeasured);
    tree->header()->setSortIndicator(-1, Qt::DescendingOrder);
    connect(tree->header(), &QHeaderView::sortIndicatorChanged, &m_model, &LegendModel::sort);
    return tree;
}

void LegendView::setTheme(const Theme &theme)
{
    m_theme = theme;
    applyTheme();
}

void LegendView::applyTheme()
{
    m_delegate->setTheme(m_theme);
    QPalette colors = palette();
    for (const auto role : {QPalette::Base, QPalette::Window, QPalette::Button})
        colors.setColor(role, m_theme.panel);
    for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
        colors.setColor(role, m_theme.muted);
    m_view->setPalette(colors);
    if (auto *tree = qobject_cast<QTreeView *>(m_view)) {
        const QString look = QStringLiteral("QHeaderView, QHeaderView::section { background: %1; "
                                            "color: %2; border: none; padding: 1px 4px; }")
                                 .arg(m_theme.panel.name(), m_theme.muted.name());
        tree->header()->setStyleSheet(look);
    }
    m_view->viewport()->update();
}

int LegendView::heightFor(int width) const
{
    const int row = m_view->fontMetrics().height() + 4;
    if (m_options.mode == LegendOptions::Mode::Table)
        return (m_model.rowCount() + 1) * row + 6;
    QStyleOptionViewItem option;
    option.fontMetrics = m_view->fontMetrics();
    int rows = m_model.rowCount() > 0 ? 1 : 0, used = 0;
    for (int i = 0; i < std::min(m_model.rowCount(), kMostMeasured); ++i) {
        const int item = m_delegate->sizeHint(option, m_model.index(i, 0)).width();
        if (used > 0 && used + item > width) {
            ++rows;
            used = 0;
        }
        used += item;
    }
    return rows * row + 2;
}

int LegendView::widthWanted() const
{
    QStyleOptionViewItem option;
    option.fontMetrics = m_view->fontMetrics();
    const auto *tree = qobject_cast<QTreeView *>(m_view);
    const bool list = !tree;
    int width = 0;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        int widest = list ? 0 : tree->header()->sectionSizeHint(column);
        for (int i = 0; i < std::min(m_model.rowCount(), kMostMeasured); ++i)
            widest
                = std::max(widest, m_delegate->sizeHint(option, m_model.index(i, column)).width());
        width += widest;
        if (list)
            break;
    }
    const int edges = 2 * layout()->contentsMargins().left();
    return width + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + edges;
}

void LegendView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_delegate->setWidestItem(std::max(60, width() - 4));
}

void LegendView::choose(const QModelIndex &index, bool toggle)
{
    if (!index.isValid())
        return;
    if (toggle)
        m_model.toggle(index.row());
    else
        m_model.isolate(index.row());
}

bool LegendView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            choose(m_view->currentIndex(), key == Qt::Key_Space);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace onex
