// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/sparkline.h"

#include "models/panels/decimate.h"
#include "models/panels/extent.h"

#include <algorithm>

namespace onex {

std::vector<std::vector<QPointF>> sparkline(const Series &series, TimeRange range,
                                            std::int64_t gapMs, int points)
{
    const std::optional<Extent> extent = extentOf(series.values);
    if (series.values.size() < 2 || !extent || points < 1)
        return {};
    if (range.length() <= 0)
        range = {series.times.front(), series.times.back()};
    const ColumnMap columns = ColumnMap::across(range, points);
    const double height = extent->max - extent->min;
    std::vector<std::vector<QPointF>> lines;
    for (const Run &run :
         decimated(series.times, series.values, {0, series.times.size()}, columns, points, gapMs)) {
        std::vector<QPointF> line;
        for (const std::size_t i : run) {
            const double x = columns.columnOf(series.times[i]) / points;
            const double y = height > 0 ? (series.values[i] - extent->min) / height : 0.5;
            line.emplace_back(std::clamp(x, 0.0, 1.0), y);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace onex
