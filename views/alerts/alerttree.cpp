// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/alerttree.h"

#include "models/alerts/alertmodel.h"

#include <QPainter>

namespace onex {
namespace {

constexpr int kMargin = 4;

} // namespace

AlertTree::AlertTree(QWidget *parent)
    : QTreeView(parent)
{
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSortingEnabled(true);
    setFrameShape(QFrame::NoFrame);
    setProperty("role", "panel");
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void AlertTree::setTheme(const Theme &theme)
{
    m_theme = theme;
    viewport()->update();
}

void AlertTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    const QString title = index.siblingAtColumn(0).data(AlertModel::TitleRole).toString();
    if (title.isEmpty())
        return;
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    const QRect row(indentation() + kMargin, option.rect.top(),
                    viewport()->width() - indentation() - 2 * kMargin, option.rect.height());
    painter->save();
    painter->setFont(font);
    painter->setPen(m_theme.text);
    painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(font).elidedText(title, Qt::ElideRight, row.width()));
    painter->restore();
}

} // namespace onex
