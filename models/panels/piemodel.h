// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/displayseries.h"
#include "models/panels/format.h"

namespace onex {

struct PieSlice
{
    QString name;
    FormattedValue value;
    QString percent;   // "12.5%"
    double number = 0; // 0 or more
    double share = 0;  // of the total, 0 to 1
    QColor color;
    std::int64_t endedMs = 0; // as ReducedValue
    QString link;             // address as written, empty: none
};

struct PieModel
{
    std::vector<PieSlice> slices; // largest first
    double total = 0;
    FormattedValue totalText; // in the unit of the first slice
    int negative = 0;         // values that a pie cannot show, and are left out
    int notNumbers = 0;       // NaN and infinities, left out too
};

PieModel pieModel(const PanelDefinition &panel, const PanelData &data, const Theme &theme);

} // namespace onex
