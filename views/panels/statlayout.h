// SPDX-License-Identifier: GPL-3.0-or-later
// Where the cells of a stat panel are and how large their texts can be.
#pragma once

#include "models/panels/statmodel.h"

#include <QFont>
#include <QRectF>

#include <vector>

namespace onex {

struct StatTexts // what of a cell is written
{
    bool value = true, name = true;
};

struct StatLayout
{
    struct Cell
    {
        QRectF frame;
        QRectF name, value; // one line each; empty where not written
        QRectF sparkline;
    };
    std::vector<Cell> cells;
    double valuePx = 0;  // font sizes, the same in all cells
    double namePx = 0;   // 0: names have no room, or are not asked for
    double affixPx = 0;  // of the unit
    bool beside = false; // the name stands left of the value instead of above it
};

// Width of a value with its unit, set in these sizes.
double valueWidth(const FormattedValue &value, const QFont &font, double valuePx, double affixPx);

// The grid and the font sizes that let the values be largest, with every value whole inside its
// cell. Names are cut where even the smallest size is too wide.
StatLayout statLayout(const std::vector<StatCell> &cells, QSizeF size, StatTexts texts,
                      StatOptions::Orientation orientation, const QFont &font);

} // namespace onex
