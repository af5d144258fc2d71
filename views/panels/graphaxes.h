// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"
#include "views/panels/graphlayout.h"

#include <QGraphicsItem>

namespace onex {

// The grid, the marks with their labels and the titles around a plot area, where GraphLayout says.
// Painted here because a QCategoryAxis lays every label out as a rich text document, several times
// a change: two thirds of a redraw.
class GraphAxes final : public QGraphicsItem
{
public:
    using QGraphicsItem::QGraphicsItem;

    void setTheme(const Theme &theme, const QFont &font);
    void setLayout(const GraphLayout &layout, QSizeF chart);

    QRectF boundingRect() const override { return {{0, 0}, m_size}; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    double rowOf(bool right, double position) const;
    ColumnMap columns() const;
    void paintGrid(QPainter &painter) const;
    void paintTimes(QPainter &painter) const;
    void paintValues(QPainter &painter, bool right) const;
    void paintTitle(QPainter &painter, bool right) const;

    Theme m_theme;
    QFont m_font;
    GraphLayout m_layout;
    QSizeF m_size;
};

} // namespace onex
