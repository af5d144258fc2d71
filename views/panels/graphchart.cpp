// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphchart.h"

#include <QChart>
#include <QElapsedTimer>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr double kLeastDrag = 4;         // pixels; less is a click
constexpr std::int64_t kLeastRange = 10; // ms

// Whether the wheel is needed to scroll what the panel stands in.
bool standsInScrollingArea(const QWidget *widget)
{
    for (const QWidget *w = widget->parentWidget(); w; w = w->parentWidget()) {
        const auto *area = qobject_cast<const QAbstractScrollArea *>(w);
        if (area && area->verticalScrollBar()->maximum() > 0)
            return true;
    }
    return false;
}

} // namespace

GraphChart::GraphChart(QWidget *parent)
    : QChartView(parent)
    , m_axes(std::make_unique<GraphAxes>(*chart()))
    , m_layer(new GraphLayer(chart()))
    , m_overlay(new GraphOverlay(chart()))
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    for (QGraphicsItem *item :
         {static_cast<QGraphicsItem *>(m_layer), static_cast<QGraphicsItem *>(m_overlay)}) {
        item->setZValue(100);
        item->setFlag(QGraphicsItem::ItemClipsToShape);
        item->setAcceptedMouseButtons(Qt::NoButton);
    }
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setMinimumSize(1, 1);
}

GraphChart::~GraphChart() = default;

QFont GraphChart::axisFont() const
{
    QFont smaller = font();
    smaller.setPointSizeF(std::max(7., smaller.pointSizeF() * 0.9));
    return smaller;
}

void GraphChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_axes->setTheme(theme, axisFont());
    m_overlay->setTheme(theme);
}

void GraphChart::show(const GraphLayout &layout, const GraphScenePtr &scene, const QImage &image)
{
    m_layout = layout;
    m_axes->setLayout(layout);
    m_layer->setPos(layout.plot.topLeft());
    m_overlay->setPos(layout.plot.topLeft());
    m_layer->setImage(image, layout.plot.size());
    m_overlay->setScene(scene, logicalView());
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

double GraphChart::columnAt(double x) const
{
    return std::clamp(x - m_layout.plot.left(), 0., m_layout.plot.width());
}

qint64 GraphChart::timeAt(double x) const
{
    const double part = columnAt(x) / std::max(1., m_layout.plot.width());
    return m_layout.time.from + std::llround(part * static_cast<double>(m_layout.time.length()));
}

void GraphChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_layout.plot.contains(event->position())) {
        event->ignore();
        return;
    }
    m_drag = event->modifiers() & Qt::ShiftModifier ? Drag::Pan : Drag::Select;
    m_dragFrom = event->position().x();
    m_panFrom = m_layout.time;
}

void GraphChart::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (m_drag != Drag::None)
        drag(at.x());
    if (m_drag == Drag::None && m_layout.plot.contains(at))
        Q_EMIT moved(timeAt(at.x()), at.y() - m_layout.plot.top());
    else
        Q_EMIT moved(std::nullopt, 0);
}

void GraphChart::drag(double x)
{
    if (m_drag == Drag::Select) {
        m_overlay->setSelection(std::pair(columnAt(m_dragFrom), columnAt(x)));
        return;
    }
    const double part = (m_dragFrom - x) / std::max(1., m_layout.plot.width());
    const auto by = std::llround(part * static_cast<double>(m_panFrom.length()));
    Q_EMIT rangeChosen({m_panFrom.from + by, m_panFrom.to + by});
}

void GraphChart::mouseReleaseEvent(QMouseEvent *event)
{
    const bool select = m_drag == Drag::Select && event->button() == Qt::LeftButton;
    const double x = event->position().x();
    endDrag();
    if (!select || std::abs(x - m_dragFrom) < kLeastDrag)
        return;
    const TimeRange range{timeAt(std::min(x, m_dragFrom)), timeAt(std::max(x, m_dragFrom))};
    if (range.length() >= kLeastRange)
        Q_EMIT rangeChosen(range);
}

void GraphChart::endDrag()
{
    m_drag = Drag::None;
    m_overlay->setSelection(std::nullopt);
}

void GraphChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    endDrag();
    if (event->button() == Qt::LeftButton && m_layout.plot.contains(event->position()))
        Q_EMIT zoomOutRequested();
}

void GraphChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || m_drag == Drag::None) {
        event->ignore();
        return;
    }
    if (m_drag == Drag::Pan)
        Q_EMIT rangeChosen(m_panFrom);
    endDrag();
}

// The wheel zooms where nothing has to be scrolled with it, with Ctrl always; sideways it pans.
void GraphChart::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool ctrl = event->modifiers() & Qt::ControlModifier;
    const int sideways = turn.x() != 0 ? turn.x() : shift ? turn.y() : 0;
    const bool inside = m_layout.plot.contains(event->position());
    event->setAccepted(inside && (sideways != 0 || ctrl || !standsInScrollingArea(this)));
    if (!event->isAccepted())
        return;
    if (sideways != 0)
        pan(-sideways / 120. * 0.1);
    else
        zoomAround(event->position().x(), std::pow(0.8, turn.y() / 120.));
}

void GraphChart::zoomAround(double x, double factor)
{
    const double part = columnAt(x) / std::max(1., m_layout.plot.width());
    const double length = static_cast<double>(m_layout.time.length()) * factor;
    const auto from = timeAt(x) - std::llround(part * length);
    const TimeRange range{from, from + std::max<std::int64_t>(kLeastRange, std::llround(length))};
    if (range != m_layout.time)
        Q_EMIT rangeChosen(range);
}

void GraphChart::pan(double ranges)
{
    const auto by = std::llround(ranges * static_cast<double>(m_layout.time.length()));
    Q_EMIT rangeChosen({m_layout.time.from + by, m_layout.time.to + by});
}

void GraphChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    Q_EMIT moved(std::nullopt, 0);
}

} // namespace onex
