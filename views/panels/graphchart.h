// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of a graph panel: axes and grid, one picture of all series in the plot area, and what
// the mouse does there. Qt Charts is the surface.
#pragma once

#include "datasource/core/timerange.h"
#include "models/panels/theme.h"
#include "views/panels/graphaxes.h"
#include "views/panels/graphlayer.h"
#include "views/panels/timegestures.h"

#include <QChartView>

#include <optional>

namespace onex {

class GraphChart final : public QChartView
{
    Q_OBJECT
public:
    explicit GraphChart(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // A finished picture and the layout it was made for.
    void show(const GraphLayout &layout, const GraphScenePtr &scene, const QImage &image);
    // Until the picture for this layout is finished, the last one where it belongs in it.
    void preview(const GraphLayout &layout);
    const GraphLayout &graphLayout() const { return m_layout; }
    const GraphScenePtr &scene() const { return m_scene; } // of the picture; null: none yet
    QFont axisFont() const;

    void setCrosshair(std::optional<qint64> timeMs);
    void setAnnotations(const AnnotationsPtr &annotations);
    void setHover(const std::optional<Hover> &hover);
    GraphViewport logicalView() const; // of the plot area, logical pixels
    double paintMs() const { return m_paintMs; }

Q_SIGNALS:
    // The mouse is over the plot area at this time and place (logical pixels of the area), or left
    // it.
    void moved(std::optional<qint64> timeMs, QPointF at);
    void rangeChosen(onex::TimeRange range);
    void zoomOutRequested();
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setLayout(const GraphLayout &layout);
    void follow(std::optional<QPointF> at);
    void followCursor();
    void select(std::optional<std::pair<double, double>> columns);

    Theme m_theme;
    GraphLayout m_layout;
    GraphScenePtr m_scene;
    GraphViewport m_pictured; // what the picture shows, logical pixels
    GraphAxes *m_axes;        // the chart's
    GraphLayer *m_layer;      // the chart's
    GraphOverlay *m_overlay;  // the chart's
    TimeGestures m_gestures;
    bool m_followed = false; // the mouse was over the plot area when last heard of
    double m_paintMs = 0;
};

} // namespace onex
