// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphlayer.h"

#include "models/panels/colors.h"
#include "models/panels/graphpainter.h"

#include <QPainter>

#include <cmath>
#include <utility>

namespace onex {
namespace {

constexpr double kBar = 3;               // height of an annotation's bar
constexpr double kMarker = 3.5;          // radius
constexpr std::size_t kMostMarkers = 40; // more would hide the lines

} // namespace

void GraphLayer::setImage(QImage image, QSizeF size)
{
    m_image = std::move(image);
    place({{0, 0}, m_image.deviceIndependentSize()}, size);
}

void GraphLayer::place(const QRectF &rect, QSizeF size)
{
    if (size != m_size)
        prepareGeometryChange();
    m_place = rect;
    m_size = size;
    update();
}

void GraphLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (!m_image.isNull())
        painter->drawImage(m_place, m_image);
}

void GraphOverlay::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void GraphOverlay::setScene(GraphScenePtr scene, const GraphViewport &view)
{
    prepareGeometryChange();
    m_scene = std::move(scene);
    m_view = view;
    m_hover.reset();
}

// Only the columns that change: a crosshair moves in every panel at once.
void GraphOverlay::setAnnotations(const AnnotationsPtr &annotations)
{
    m_annotations = annotations;
    update();
}

void GraphOverlay::updateStrip(std::optional<double> x)
{
    const double reach = kMarker + 2;
    if (x)
        update(QRectF(*x - reach, 0, 2 * reach, boundingRect().height()));
}

void GraphOverlay::setCrosshair(std::optional<double> x)
{
    if (x == m_crosshair)
        return;
    updateStrip(m_crosshair);
    m_crosshair = x;
    updateStrip(m_crosshair);
}

void GraphOverlay::setHover(std::optional<Hover> hover)
{
    const auto nearest = [](const std::optional<Hover> &h) {
        return h ? h->nearest : std::optional<std::size_t>();
    };
    if (nearest(hover) != nearest(m_hover))
        update();
    for (const auto *h : {&hover, &m_hover}) {
        if (*h)
            updateStrip(m_view.columns().columnOf((*h)->time));
    }
    m_hover = std::move(hover);
}

void GraphOverlay::setSelection(std::optional<std::pair<double, double>> columns)
{
    m_selection = columns;
    update();
}

QRectF GraphOverlay::boundingRect() const { return {{0, 0}, QSizeF(m_view.size)}; }

void GraphOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_selection) {
        const QRectF rect(QPointF(m_selection->first, 0),
                          QPointF(m_selection->second, m_view.size.height()));
        painter->fillRect(rect.normalized(), withAlpha(m_theme.accent, 0.2));
    }
    paintAnnotations(*painter);
    paintHighlight(*painter);
    if (m_crosshair) {
        painter->setPen(QPen(m_theme.muted, 1, Qt::DashLine));
        painter->setRenderHint(QPainter::Antialiasing, false);
        const double x = std::round(*m_crosshair);
        painter->drawLine(QPointF(x, 0), QPointF(x, m_view.size.height()));
    }
    paintMarkers(*painter);
}

// A bar at the foot as long as each lasted, and a faint line where it began.
void GraphOverlay::paintAnnotations(QPainter &painter) const
{
    if (!m_annotations || !m_scene)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const ColumnMap columns = m_view.columns();
    const double foot = m_view.size.height();
    for (const PlacedAnnotation &one : placed(*m_annotations, m_view.time)) {
        const Annotation &annotation = (*m_annotations)[one.index];
        const QColor color = annotationColor(annotation.level, m_theme);
        const double left = std::round(columns.columnOf(one.time.from));
        const double right = std::max(columns.columnOf(one.time.to), left + kBar);
        const double top = foot - (one.row + 1) * (kBar + 1);
        painter.fillRect(QRectF(QPointF(left, top), QPointF(right, top + kBar)),
                         withAlpha(color, 0.85));
        painter.setPen(QPen(withAlpha(color, 0.35), 1, Qt::DashLine));
        if (annotation.fromMs >= m_view.time.from)
            painter.drawLine(QPointF(left, 0), QPointF(left, foot));
    }
}

void GraphOverlay::paintHighlight(QPainter &painter) const
{
    if (!m_scene || !m_hover || !m_hover->nearest || m_scene->series.size() < 2)
        return;
    GraphSeries series = m_scene->series[*m_hover->nearest];
    if (series.style == DrawStyle::Bars)
        return;
    series.lineWidth += 1.5;
    series.fill = 0;
    paintSeries(painter, *m_scene, series, m_view);
}

void GraphOverlay::paintMarkers(QPainter &painter) const
{
    if (!m_scene || !m_hover)
        return;
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double x = m_view.columns().columnOf(m_hover->time);
    const bool all = m_hover->values.size() <= kMostMarkers;
    for (const HoverValue &value : m_hover->values) {
        if (!all && value.series != m_hover->nearest)
            continue;
        painter.setPen(QPen(m_theme.panel, 1));
        painter.setBrush(m_scene->series[value.series].color);
        painter.drawEllipse(QPointF(x, value.row), kMarker, kMarker);
    }
}

} // namespace onex
