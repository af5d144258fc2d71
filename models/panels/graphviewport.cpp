// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphviewport.h"

#include <algorithm>

namespace onex {

ColumnMap GraphViewport::columns() const { return ColumnMap::across(time, size.width()); }

RowMap GraphViewport::rows(bool rightAxis) const
{
    const Extent &extent = rightAxis ? right : left;
    const double scale = size.height() / (extent.max - extent.min);
    return {size.height() + extent.min * scale, scale};
}

double baseRow(const GraphScene &scene, const GraphSeries &series, const GraphViewport &view)
{
    const Extent &extent = series.right ? view.right : view.left;
    const Scale kind = scene.axisOf(series).scale;
    const bool hasZero = kind == Scale::Linear || kind == Scale::SymLog;
    return view.rowOf(series.right, hasZero ? std::clamp(0., extent.min, extent.max) : extent.min);
}

} // namespace onex
