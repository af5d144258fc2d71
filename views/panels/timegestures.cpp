// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/timegestures.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr double kLeastDrag = 4;         // pixels; less is a click
constexpr std::int64_t kLeastRange = 10; // ms
constexpr qint64 kPatienceMs = 1000;     // for what was proposed to be shown

} // namespace

TimeGestures::TimeGestures(QWidget *surface, QWidget *focus)
    : QObject(surface)
    , m_surface(surface)
{
    surface->setMouseTracking(true);
    focus->setFocusPolicy(Qt::ClickFocus);
    surface->installEventFilter(this);
    if (focus != surface)
        focus->installEventFilter(this);
}

void TimeGestures::setPlot(const QRectF &plot, TimeRange range)
{
    m_plot = plot;
    m_range = range;
    if (range == m_proposed)
        m_proposed.reset();
}

void TimeGestures::propose(TimeRange range)
{
    m_proposed = range;
    m_sinceProposed.start();
    Q_EMIT rangeChosen(range);
}

TimeRange TimeGestures::base() const
{
    const bool isComing = m_proposed && m_sinceProposed.elapsed() < kPatienceMs;
    return isComing ? *m_proposed : m_range;
}

double TimeGestures::inside(double x) const { return std::clamp(x, m_plot.left(), m_plot.right()); }

qint64 TimeGestures::timeAt(double x) const { return columns().timeAt(inside(x)); }

ColumnMap TimeGestures::columns() const
{
    return ColumnMap::across(m_range, std::max(1., m_plot.width()), m_plot.left());
}

bool TimeGestures::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return giveUp(static_cast<const QKeyEvent &>(*event));
    if (watched != m_surface)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(static_cast<const QMouseEvent &>(*event));
    case QEvent::MouseMove:
        move(static_cast<const QMouseEvent &>(*event));
        return false;
    case QEvent::MouseButtonRelease:
        return release(static_cast<const QMouseEvent &>(*event));
    case QEvent::MouseButtonDblClick:
        return doubleClick(static_cast<const QMouseEvent &>(*event));
    case QEvent::Wheel:
        return turn(static_cast<QWheelEvent &>(*event));
    case QEvent::Leave:
        Q_EMIT moved(std::nullopt);
        return false;
    default:
        return false;
    }
}

bool TimeGestures::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_plot.contains(event.position()))
        return false;
    m_drag = event.modifiers() & Qt::ShiftModifier ? Drag::Pan : Drag::Select;
    m_dragFrom = event.position().x();
    m_panFrom = m_range;
    return true;
}

void TimeGestures::move(const QMouseEvent &event)
{
    const QPointF at = event.position();
    if (m_drag == Drag::Select)
        Q_EMIT selectionChanged(std::pair(m_dragFrom, inside(at.x())));
    else if (m_drag == Drag::Pan)
        pan(m_panFrom, (m_dragFrom - at.x()) / std::max(1., m_plot.width()));
    const bool over = m_drag == Drag::None && m_plot.contains(at);
    Q_EMIT moved(over ? std::optional(at) : std::nullopt);
}

bool TimeGestures::release(const QMouseEvent &event)
{
    if (m_drag == Drag::None || event.button() != Qt::LeftButton)
        return false;
    const bool select = m_drag == Drag::Select;
    const double x = event.position().x();
    const auto [from, to] = std::minmax(m_dragFrom, x);
    endDrag();
    const TimeRange range{timeAt(from), timeAt(to)};
    if (select && to - from >= kLeastDrag && range.length() >= kLeastRange)
        Q_EMIT rangeChosen(range);
    return true;
}

void TimeGestures::endDrag()
{
    m_drag = Drag::None;
    Q_EMIT selectionChanged(std::nullopt);
}

bool TimeGestures::doubleClick(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_plot.contains(event.position()))
        return false;
    endDrag();
    Q_EMIT zoomOutRequested();
    return true;
}

bool TimeGestures::giveUp(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_Escape || m_drag == Drag::None)
        return false;
    if (m_drag == Drag::Pan)
        Q_EMIT rangeChosen(m_panFrom);
    endDrag();
    return true;
}

// With Ctrl the wheel zooms, with Shift or sideways it pans; else it is for scrolling the
// dashboard.
bool TimeGestures::turn(QWheelEvent &event)
{
    const QPoint by = event.angleDelta();
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    const bool ctrl = event.modifiers() & Qt::ControlModifier;
    const int sideways = by.x() != 0 ? by.x() : shift ? by.y() : 0;
    event.setAccepted((sideways != 0 || ctrl) && m_plot.contains(event.position()));
    if (!event.isAccepted())
        return true; // nobody's but what the panel stands in
    if (sideways != 0)
        pan(base(), -sideways / 120. * 0.1);
    else
        zoomAround(event.position().x(), std::pow(0.8, by.y() / 120.));
    return true;
}

void TimeGestures::zoomAround(double x, double factor)
{
    const double part = (inside(x) - m_plot.left()) / std::max(1., m_plot.width());
    const TimeRange before = base();
    const double length = static_cast<double>(before.length());
    const auto from = before.from + std::llround(part * length * (1 - factor));
    const TimeRange range{
        from, from + std::max<std::int64_t>(kLeastRange, std::llround(length * factor))};
    if (range != before)
        propose(range);
}

void TimeGestures::pan(TimeRange from, double ranges)
{
    const auto by = std::llround(ranges * static_cast<double>(from.length()));
    propose({from.from + by, from.to + by});
}

} // namespace onex
