// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of a graph panel: surface, axes and grid by Qt Charts, one picture of all series in the
// plot area, and what the mouse does there.
#pragma once

#include "datasource/core/timerange.h"
#include "models/panels/theme.h"
#include "views/panels/graphaxes.h"
#include "views/panels/graphlayer.h"

#include <QChartView>

#include <memory>
#include <optional>

namespace onex {

class GraphChart final : public QChartView
{
    Q_OBJECT
public:
    explicit GraphChart(QWidget *parent = nullptr);
    ~GraphChart() override;

    void setTheme(const Theme &theme);
    // A finished picture and the layout it was made for.
    void show(const GraphLayout &layout, const GraphScenePtr &scene, const QImage &image);
    const GraphLayout &graphLayout() const { return m_layout; }
    QFont axisFont() const;

    void setCrosshair(std::optional<qint64> timeMs);
    void setHover(const std::optional<Hover> &hover);
    GraphViewport logicalView() const; // of the plot area, logical pixels
    double paintMs() const { return m_paintMs; }

Q_SIGNALS:
    // The mouse is over the plot area at this time and row (logical pixels of the area), or left
    // it.
    void moved(std::optional<qint64> timeMs, double row);
    void rangeChosen(onex::TimeRange range);
    void zoomOutRequested();
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    enum class Drag { None, Select, Pan };
    qint64 timeAt(double x) const;
    double columnAt(double x) const; // in the plot area, kept inside
    void drag(double x);
    void endDrag();
    void zoomAround(double x, double factor);
    void pan(double ranges);

    Theme m_theme;
    GraphLayout m_layout;
    std::unique_ptr<GraphAxes> m_axes;
    GraphLayer *m_layer;     // the chart's
    GraphOverlay *m_overlay; // the chart's
    Drag m_drag = Drag::None;
    double m_dragFrom = 0; // x
    TimeRange m_panFrom;
    double m_paintMs = 0;
};

} // namespace onex
