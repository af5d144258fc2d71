// SPDX-License-Identifier: GPL-3.0-or-later
// A stat panel's cells: one number each.
#pragma once

#include "models/panels/displayseries.h"
#include "models/panels/format.h"

#include <QPointF>

namespace onex {

struct StatCell
{
    QString name;
    FormattedValue value;
    QColor color; // by the field's colour mode; a mapping's colour wins
    std::optional<double> number;
    // The series' course in the unit square, time to the right, larger values up; broken at gaps.
    // Empty where the series has fewer than two samples or no sparkline is asked for.
    std::vector<std::vector<QPointF>> sparkline;
    QString link;             // address as written, empty: none
    std::int64_t endedMs = 0; // as ReducedValue
};

// sparkPoints: about how many points of a sparkline are worth having; its width in pixels.
std::vector<StatCell> statCells(const PanelDefinition &panel, const PanelData &data,
                                const Theme &theme, int sparkPoints);

} // namespace onex
