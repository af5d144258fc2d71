// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QStyledItemDelegate>

namespace onex {

// A legend's row: a mark in the series' colour and its name, faint where the series is switched
// off.
class LegendDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    // inlineValues: the other columns follow the name, as a list shows them.
    explicit LegendDelegate(bool inlineValues, QObject *parent = nullptr);
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setWidestItem(int pixels) { m_widest = pixels; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    QString textOf(const QModelIndex &index) const;
    int widthWanted(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    bool m_inlineValues;
    int m_widest = 400;
    Theme m_theme;
};

} // namespace onex
