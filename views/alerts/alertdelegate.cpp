// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/alertdelegate.h"

#include "models/alerts/alertmodel.h"
#include "views/alerts/alertmarks.h"

namespace onex {
namespace {

constexpr int kMark = 12, kGap = 6, kRowPadding = 8;

bool isGroup(const QModelIndex &index) { return !index.data(AlertModel::IdRole).isValid(); }

bool isQuiet(const QModelIndex &index)
{
    return index.data(AlertModel::StateRole).toInt() != static_cast<int>(AlertState::Firing);
}

AlertColumn columnOf(const QModelIndex &index) { return static_cast<AlertColumn>(index.column()); }

} // namespace

// Of one cell, by hand: a style sheet's own painting of a screen full of cells takes longer than a
// frame lasts.
void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    paintGround(*painter, option);
    if (isGroup(index))
        return; // the view paints its title across the row
    const bool isMarked = columnOf(index) == AlertColumn::Severity;
    const bool isLate
        = columnOf(index) == AlertColumn::Response && index.data(AlertModel::OverdueRole).toBool();
    const bool isFaint = isQuiet(index) || columnOf(index) == AlertColumn::Labels;
    const QRect text = option.rect.adjusted(isMarked ? kMark + 2 * kGap : kGap, 0, -kGap, 0);
    QFont font = option.font;
    if (isLate)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(isLate ? m_theme.error : isFaint ? m_theme.muted : m_theme.text);
    painter->drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    if (!isMarked)
        return;
    const QRectF mark(option.rect.left() + kGap, option.rect.center().y() - kMark / 2., kMark,
                      kMark);
    const auto severity = static_cast<Severity>(index.data(AlertModel::SeverityRole).toInt());
    paintSeverity(*painter, mark, severity, m_theme, isQuiet(index));
}

void AlertDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    if (!isSelected && !(option.state & QStyle::State_MouseOver))
        return;
    QColor ground = isSelected ? m_theme.accent : m_theme.text;
    ground.setAlphaF(isSelected ? (m_theme.dark ? 0.32F : 0.2F) : 0.08F);
    painter.fillRect(option.rect, ground);
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + kRowPadding);
    if (columnOf(index) == AlertColumn::Severity)
        size.rwidth() += kMark + 2 * kGap;
    return size;
}

} // namespace onex
