// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/heatmap.h"
#include "models/panels/heatmapimage.h"
#include "views/panels/heatmaplayout.h"
#include "views/panels/panelview.h"
#include "views/panels/timegestures.h"

#include <QPixmap>

#include <optional>
#include <utility>

namespace onex {

class HoverBox;

// Buckets over time, the fuller the further along the colour scale.
class HeatmapView final : public PanelView
{
    Q_OBJECT
public:
    explicit HeatmapView(QWidget *parent = nullptr);

    void setDefinition(const PanelDefinition &definition) override;
    void setData(const PanelData &data) override;
    void setTheme(const Theme &theme) override;
    void setTimeZone(const QTimeZone &zone) override;
    void setCrosshair(std::optional<qint64> timeMs) override;
    double paintMs() const override { return m_paintMs; }
    bool isSettled() const override { return !m_making; }

    const Heatmap &heatmap() const { return m_map; }
    const HeatmapLayout &layoutOfMap() const { return m_layout; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void take(Heatmap map);
    void relayout();
    void describe();
    int rowAt(double y) const; // -1: none
    void follow(std::optional<QPointF> at);
    void hover(QPointF at);
    void unhover();
    void followCursor();
    void paintStill();
    void paintAxes(QPainter &painter) const;
    void paintBar(QPainter &painter) const;
    void paintHover(QPainter &painter) const;

    PanelDefinition m_definition;
    PanelData m_data;
    Theme m_theme = darkTheme();
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    Heatmap m_map;
    TimeRange m_range; // of m_map
    std::optional<HeatmapColors> m_colors;
    HeatmapLayout m_layout;
    QPixmap m_still; // all but crosshair and hover; null: to be painted
    double m_paintMs = 0;
    HoverBox *m_hover;
    TimeGestures m_gestures;
    bool m_making = false;   // on another thread
    bool m_outdated = false; // asked again meanwhile
    bool m_hasData = false;
    std::optional<qint64> m_crosshair;
    int m_column = -1, m_row = -1;                        // under the mouse
    std::optional<std::pair<double, double>> m_selection; // x of its ends
};

} // namespace onex
