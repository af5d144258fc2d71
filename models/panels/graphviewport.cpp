// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphviewport.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace onex {

ColumnMap GraphViewport::columns() const { return ColumnMap::across(time, size.width()); }

RowMap GraphViewport::rows(bool rightAxis) const
{
    const Extent &extent = rightAxis ? right : left;
    const double scale = size.height() / (extent.max - extent.min);
    return {size.height() + extent.min * scale, scale};
}

std::optional<QRectF> placeIn(const GraphViewport &view, const GraphViewport &shown,
                              const GraphScene &scene)
{
    const auto rowsOn = [&](bool right) {
        const Extent &extent = right ? shown.right : shown.left;
        return std::pair(view.rowOf(right, extent.max), view.rowOf(right, extent.min));
    };
    const auto [top, bottom] = rowsOn(scene.right.used && !scene.left.used);
    if (scene.right.used && scene.left.used) {
        const auto other = rowsOn(true);
        if (std::abs(other.first - top) > 1 || std::abs(other.second - bottom) > 1)
            return std::nullopt;
    }
    const ColumnMap columns = view.columns();
    return QRectF(QPointF(columns.columnOf(shown.time.from), top),
                  QPointF(columns.columnOf(shown.time.to), bottom));
}

double baseRow(const GraphScene &scene, const GraphSeries &series, const GraphViewport &view)
{
    const Extent &extent = series.right ? view.right : view.left;
    const Scale kind = scene.axisOf(series).scale;
    const bool hasZero = kind == Scale::Linear || kind == Scale::SymLog;
    return view.rowOf(series.right, hasZero ? std::clamp(0., extent.min, extent.max) : extent.min);
}

} // namespace onex
