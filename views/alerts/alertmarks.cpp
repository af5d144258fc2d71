// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/alertmarks.h"

#include <QPainterPath>

namespace onex {
namespace {

QPainterPath polygon(std::initializer_list<QPointF> points, const QRectF &rect)
{
    QPolygonF shape;
    for (const QPointF &point : points)
        shape.append(
            {rect.left() + point.x() * rect.width(), rect.top() + point.y() * rect.height()});
    QPainterPath path;
    path.addPolygon(shape);
    path.closeSubpath();
    return path;
}

QPainterPath shapeOf(Severity severity, const QRectF &rect)
{
    QPainterPath path;
    switch (severity) {
    case Severity::Critical:
    case Severity::Low:
        path.addEllipse(rect);
        return path;
    case Severity::High:
        return polygon({{0.5, 0}, {1, 0.92}, {0, 0.92}}, rect);
    case Severity::Medium:
        return polygon({{0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}}, rect);
    case Severity::None:
        break;
    }
    path.addRect(QRectF(rect.left(), rect.center().y() - 1, rect.width(), 2));
    return path;
}

} // namespace

QColor severityColor(Severity severity, const Theme &theme)
{
    const QColor colors[] = {theme.error, theme.warning, theme.accent, theme.muted, theme.muted};
    return colors[static_cast<int>(severity)];
}

void paintSeverity(QPainter &painter, const QRectF &rect, Severity severity, const Theme &theme,
                   bool quiet)
{
    const QColor color = severityColor(severity, theme);
    const bool filled = !quiet && severity != Severity::Low;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawPath(shapeOf(severity, rect.adjusted(0.7, 0.7, -0.7, -0.7)));
    if (filled && severity == Severity::Critical) {
        painter.setPen(QPen(theme.panel, 1.6));
        const double x = rect.center().x();
        painter.drawLine(QPointF(x, rect.top() + rect.height() * 0.25),
                         QPointF(x, rect.top() + rect.height() * 0.58));
        painter.drawPoint(QPointF(x, rect.top() + rect.height() * 0.76));
    }
    painter.restore();
}

} // namespace onex
