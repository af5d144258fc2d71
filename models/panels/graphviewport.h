// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/columnmap.h"
#include "models/panels/graphmodel.h"
#include "models/panels/raster.h"

#include <QRectF>
#include <QSize>

#include <optional>

namespace onex {

// What part of the scene a picture shows and how large it is.
struct GraphViewport
{
    TimeRange time;
    Extent left, right; // scale space
    QSize size;         // pixels of the device
    double ratio = 1;   // device pixels a logical one: line widths are logical
    bool operator==(const GraphViewport &) const = default;

    ColumnMap columns() const;
    RowMap rows(bool rightAxis) const;
    // The row of a value on an axis; scale space.
    double rowOf(bool rightAxis, double position) const { return rows(rightAxis).rowOf(position); }
};

// Where the picture of `shown` lies in that of `view`, which shows another range of the same scene;
// none where both axes are used and moved apart.
std::optional<QRectF> placeIn(const GraphViewport &view, const GraphViewport &shown,
                              const GraphScene &scene);

// The row on which an area without a base stands: zero, or the nearest end of the axis.
double baseRow(const GraphScene &scene, const GraphSeries &series, const GraphViewport &view);

} // namespace onex
