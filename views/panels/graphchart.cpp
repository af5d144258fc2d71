// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphchart.h"

#include "views/panels/fonts.h"

#include <QChart>
#include <QElapsedTimer>
#include <QGraphicsLayout>
#include <QLegend>

namespace onex {

GraphChart::GraphChart(QWidget *parent)
    : QChartView(parent)
    , m_axes(new GraphAxes(chart()))
    , m_layer(new GraphLayer(chart()))
    , m_overlay(new GraphOverlay(chart()))
    , m_gestures(viewport(), this)
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QGraphicsItem *item : std::initializer_list<QGraphicsItem *>{m_axes, m_layer, m_overlay}) {
        item->setZValue(100);
        item->setFlag(QGraphicsItem::ItemClipsToShape);
        item->setAcceptedMouseButtons(Qt::NoButton);
    }
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    setMinimumSize(1, 1);
    connect(&m_gestures, &TimeGestures::moved, this, &GraphChart::follow);
    connect(&m_gestures, &TimeGestures::selectionChanged, this, &GraphChart::select);
    connect(&m_gestures, &TimeGestures::rangeChosen, this, &GraphChart::rangeChosen);
    connect(&m_gestures, &TimeGestures::zoomOutRequested, this, &GraphChart::zoomOutRequested);
}

QFont GraphChart::axisFont() const { return smaller(font()); }

void GraphChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_axes->setTheme(theme, axisFont());
    m_overlay->setTheme(theme);
}

void GraphChart::show(const GraphLayout &layout, const GraphScenePtr &scene, const QImage &image)
{
    m_scene = scene;
    setLayout(layout);
    m_pictured = logicalView();
    m_layer->setImage(image, layout.plot.size());
    followCursor();
}

void GraphChart::preview(const GraphLayout &layout)
{
    setLayout(layout);
    if (const auto place = placeIn(logicalView(), m_pictured, *m_scene))
        m_layer->place(*place, layout.plot.size());
}

void GraphChart::setLayout(const GraphLayout &layout)
{
    m_layout = layout;
    m_gestures.setPlot(layout.plot, layout.time);
    m_axes->setLayout(layout, chart()->size());
    m_layer->setPos(layout.plot.topLeft());
    m_overlay->setPos(layout.plot.topLeft());
    m_overlay->setScene(m_scene, logicalView());
}

GraphViewport GraphChart::logicalView() const
{
    GraphViewport view = m_layout.view;
    view.size = m_layout.plot.size().toSize();
    view.ratio = 1;
    return view;
}

void GraphChart::setCrosshair(std::optional<qint64> timeMs)
{
    const bool inside = timeMs && m_layout.time.contains(*timeMs);
    m_overlay->setCrosshair(inside ? std::optional(logicalView().columns().columnOf(*timeMs))
                                   : std::nullopt);
}

void GraphChart::setAnnotations(const AnnotationsPtr &annotations)
{
    m_overlay->setAnnotations(annotations);
}

void GraphChart::setHover(const std::optional<Hover> &hover) { m_overlay->setHover(hover); }

void GraphChart::paintEvent(QPaintEvent *event)
{
    QElapsedTimer timer;
    timer.start();
    QChartView::paintEvent(event);
    m_paintMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void GraphChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    Q_EMIT resized();
}

// The mouse stays where it is while what is under it becomes something else.
void GraphChart::followCursor()
{
    if (!m_followed)
        return;
    const QPointF at = viewport()->mapFromGlobal(QCursor::pos());
    const bool inside = isVisible() && m_layout.plot.contains(at);
    follow(inside ? std::optional(at) : std::nullopt);
}

void GraphChart::follow(std::optional<QPointF> at)
{
    m_followed = at.has_value();
    if (at)
        Q_EMIT moved(m_gestures.timeAt(at->x()), *at - m_layout.plot.topLeft());
    else
        Q_EMIT moved(std::nullopt, {});
}

void GraphChart::select(std::optional<std::pair<double, double>> columns)
{
    if (columns) {
        columns->first -= m_layout.plot.left();
        columns->second -= m_layout.plot.left();
    }
    m_overlay->setSelection(columns);
}

} // namespace onex
