// SPDX-License-Identifier: GPL-3.0-or-later
// Where a graph's plot area, axes and marks are: worked out before anything is drawn.
#pragma once

#include "models/panels/graphviewport.h"
#include "models/panels/ticks.h"

#include <QFont>
#include <QRectF>
#include <QTimeZone>

#include <vector>

namespace onex {

struct GraphLayout
{
    TimeRange time;
    QRectF plot;        // in the chart, logical pixels
    GraphViewport view; // of the picture, device pixels
    std::vector<TimeTick> times;
    std::vector<AxisTick> left, right;
    bool hasLeft = true, hasRight = false;
    QString leftTitle, rightTitle;
};

GraphLayout graphLayout(const GraphScene &scene, TimeRange time, QSize chart, double ratio,
                        const QTimeZone &zone, const QFont &font);

} // namespace onex
