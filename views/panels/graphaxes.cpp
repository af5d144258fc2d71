// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphaxes.h"

#include <QPainter>

#include <cmath>

namespace onex {
namespace {

constexpr double kGap = 6; // between the plot area and a label

void paintLabel(QPainter &painter, const QRectF &where, int flags, const QString &text)
{
    painter.drawText(where, flags | Qt::TextSingleLine | Qt::TextDontClip, text);
}

} // namespace

void GraphAxes::setTheme(const Theme &theme, const QFont &font)
{
    m_theme = theme;
    m_font = font;
    update();
}

void GraphAxes::setLayout(const GraphLayout &layout, QSizeF chart)
{
    if (chart != m_size)
        prepareGeometryChange();
    m_layout = layout;
    m_size = chart;
    update();
}

double GraphAxes::rowOf(bool right, double position) const
{
    GraphViewport view = m_layout.view;
    view.size = m_layout.plot.size().toSize();
    return m_layout.plot.top() + view.rowOf(right, position);
}

ColumnMap GraphAxes::columns() const
{
    return ColumnMap::across(m_layout.time, m_layout.plot.width(), m_layout.plot.left());
}

void GraphAxes::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_layout.plot.isEmpty())
        return;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(m_font);
    paintGrid(*painter);
    painter->setPen(m_theme.muted);
    paintTimes(*painter);
    if (m_layout.hasLeft)
        paintValues(*painter, false);
    if (m_layout.hasRight)
        paintValues(*painter, true);
}

void GraphAxes::paintGrid(QPainter &painter) const
{
    const QRectF &plot = m_layout.plot;
    const bool right = !m_layout.hasLeft;
    painter.setPen(QPen(m_theme.grid, 1));
    for (const AxisTick &tick : right ? m_layout.right : m_layout.left) {
        const double row = std::floor(rowOf(right, tick.position));
        painter.drawLine(QPointF(plot.left(), row), QPointF(plot.right(), row));
    }
    for (const TimeTick &tick : m_layout.times) {
        const double column = std::floor(columns().columnOf(tick.time));
        painter.drawLine(QPointF(column, plot.top()), QPointF(column, plot.bottom()));
    }
}

void GraphAxes::paintTimes(QPainter &painter) const
{
    for (const TimeTick &tick : m_layout.times) {
        const QRectF where(columns().columnOf(tick.time), m_layout.plot.bottom() + kGap, 0, 0);
        paintLabel(painter, where, Qt::AlignHCenter | Qt::AlignTop, tick.label);
    }
}

void GraphAxes::paintValues(QPainter &painter, bool right) const
{
    const QRectF &plot = m_layout.plot;
    const int side = right ? Qt::AlignLeft : Qt::AlignRight;
    for (const AxisTick &tick : right ? m_layout.right : m_layout.left) {
        const QPointF at(right ? plot.right() + kGap : plot.left() - kGap,
                         rowOf(right, tick.position));
        paintLabel(painter, QRectF(at, QSizeF()), side | Qt::AlignVCenter, tick.label);
    }
    paintTitle(painter, right);
}

// Along the axis, read from below.
void GraphAxes::paintTitle(QPainter &painter, bool right) const
{
    const QString &title = right ? m_layout.rightTitle : m_layout.leftTitle;
    if (title.isEmpty())
        return;
    const QFontMetricsF metrics(m_font);
    const double x = right ? m_size.width() - metrics.height() / 2 : metrics.height() / 2;
    const int room = static_cast<int>(m_layout.plot.height());
    painter.save();
    painter.translate(x, m_layout.plot.center().y());
    painter.rotate(-90);
    paintLabel(painter, QRectF(), Qt::AlignCenter, metrics.elidedText(title, Qt::ElideRight, room));
    painter.restore();
}

} // namespace onex
