// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/legenddelegate.h"

#include "models/panels/colors.h"
#include "models/panels/legendmodel.h"
#include "views/panels/endedmark.h"
#include "views/panels/inert.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace onex {
namespace {

constexpr int kMark = 12; // length of the colour's line
constexpr int kGap = 6;
constexpr int kItemGap = 14; // to the next item of a list

} // namespace

LegendDelegate::LegendDelegate(bool inlineValues, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_inlineValues(inlineValues)
{
}

QString LegendDelegate::textOf(const QModelIndex &index) const
{
    QString text = index.data().toString();
    if (!m_inlineValues || index.column() != 0)
        return text;
    for (int column = 1; column < index.model()->columnCount(); ++column) {
        const QString title = index.model()->headerData(column, Qt::Horizontal).toString();
        text += QStringLiteral("   %1: %2")
                    .arg(title, index.siblingAtColumn(column).data().toString());
    }
    return text;
}

int LegendDelegate::widthWanted(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int mark = index.column() == 0 ? kMark + kGap : 0;
    const QString ended = index.data(LegendModel::EndedRole).toString();
    const int text = option.fontMetrics.horizontalAdvance(textOf(index) + ended);
    return mark + text + (ended.isEmpty() ? 0 : kItemGap);
}

QSize LegendDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = widthWanted(option, index) + kItemGap;
    return {m_inlineValues ? std::min(width, m_widest) : width, option.fontMetrics.height() + 4};
}

void LegendDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const bool shown = index.data(LegendModel::ShownRole).toBool();
    QRect rect = option.rect;
    painter->save();
    painter->setFont(option.font);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        const double alpha = option.state & QStyle::State_HasFocus ? 0.25 : 0.12;
        painter->fillRect(rect, withAlpha(m_theme.accent, alpha));
    }
    if (index.column() == 0) {
        const auto color = index.data(LegendModel::ColorRole).value<QColor>();
        painter->setOpacity(shown ? 1 : 0.35);
        painter->fillRect(QRect(rect.left() + 1, rect.center().y() - 1, kMark, 4), color);
        rect.setLeft(rect.left() + kMark + kGap + 1);
    }
    rect.setRight(rect.right() - kGap);
    painter->setOpacity(shown ? 1 : 0.5);
    const QString text = textOf(index);
    rect = paintEndedMark(*painter, rect, text, index.data(LegendModel::EndedRole).toString(),
                          m_theme.warning)
               .toRect();
    painter->setPen(index.column() == 0 && shown ? m_theme.text : m_theme.muted);
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    painter->drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, rect.width()));
    painter->restore();
}

bool LegendDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString ended = index.data(LegendModel::EndedRole).toString();
    const QString text = textOf(index) + (ended.isEmpty() ? QString() : u'\n' + ended);
    const bool elided = index.isValid() && widthWanted(option, index) + kGap > option.rect.width();
    QToolTip::showText(event->globalPos(), elided ? inertText(text) : QString(), view);
    return true;
}

} // namespace onex
