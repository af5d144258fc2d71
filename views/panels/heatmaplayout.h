// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/heatmap.h"
#include "models/panels/heatmapimage.h"

#include <QFontMetricsF>
#include <QRect>
#include <QTimeZone>

#include <vector>

namespace onex {

struct HeatmapMark
{
    double at = 0; // pixels in the widget, across or down
    QString text;
};

struct HeatmapLayout
{
    QRect plot;                      // the cells
    std::vector<HeatmapMark> values; // left of the plot, bottom up
    std::vector<HeatmapMark> times;  // below it
    QRect bar;                       // the colour scale; empty: not shown
    std::vector<HeatmapMark> counts; // below the bar
};

// Labels never overlap each other and never leave `size`.
HeatmapLayout heatmapLayout(const Heatmap &map, const PanelDefinition &definition, TimeRange range,
                            const HeatmapColors &colors, const QTimeZone &zone, QSize size,
                            const QFontMetricsF &metrics);

// "5 ms – 10 ms", "above 10 s", or the row's name.
QString rowText(const Heatmap &map, int row, const FieldOptions &options);

// "0.13", "42": how much is in a cell.
QString countText(const Heatmap &map, double count);

} // namespace onex
