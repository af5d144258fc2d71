// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does on a plot whose columns are times: dragging selects, with Shift it pans; a
// double click zooms out; the wheel zooms, sideways or with Shift it pans; Escape gives up a drag.
#pragma once

#include "models/panels/columnmap.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <utility>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace onex {

// Its owner keeps it as a member: a widget that goes is left by the mouse when it is no view any
// more.
class TimeGestures final : public QObject
{
    Q_OBJECT
public:
    // Listens to the mouse on `surface`, and to the keyboard on `focus`.
    TimeGestures(QWidget *surface, QWidget *focus);

    // Where the plot is on the surface, and what it shows.
    void setPlot(const QRectF &plot, TimeRange range);
    qint64 timeAt(double x) const; // of the surface; outside the plot its nearest end
    ColumnMap columns() const;     // of the surface

Q_SIGNALS:
    // The mouse is at this place of the surface, inside the plot and not dragging; or it is not.
    void moved(std::optional<QPointF> at);
    void selectionChanged(
        std::optional<std::pair<double, double>> columns); // of the surface, any order
    void rangeChosen(onex::TimeRange range);
    void zoomOutRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Drag { None, Select, Pan };
    bool press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    bool doubleClick(const QMouseEvent &event);
    bool turn(QWheelEvent &event);
    bool giveUp(const QKeyEvent &event);
    void endDrag();
    void zoomAround(double x, double factor);
    void pan(TimeRange from, double ranges);
    double inside(double x) const;
    void propose(TimeRange range);
    TimeRange base() const;

    QWidget *m_surface;
    QRectF m_plot;
    TimeRange m_range;
    // What was asked for and is not shown yet: the wheel's next step goes on from there.
    std::optional<TimeRange> m_proposed;
    QElapsedTimer m_sinceProposed;
    Drag m_drag = Drag::None;
    double m_dragFrom = 0; // x of the surface
    TimeRange m_panFrom;
};

} // namespace onex
