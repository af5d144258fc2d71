// SPDX-License-Identifier: GPL-3.0-or-later
// A heat map: how much fell into which bucket at which time.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/paneldata.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace onex {

struct Heatmap
{
    // What the heights of the rows mean. Buckets that a server made are Ordinal (all of one height)
    // unless the panel asks for a logarithmic axis.
    enum class Axis { Ordinal, Linear, Log };

    std::int64_t firstMs = 0;  // left edge of the first column
    std::int64_t columnMs = 0; // width of each
    int columns = 0;
    int rows = 0;
    // rows + 1, ascending; row r holds (bounds[r], bounds[r + 1]]. The first may be -Inf, the last
    // +Inf. Empty where the rows are only named.
    std::vector<double> bounds;
    std::vector<QString> rowNames; // bottom up; only without bounds
    std::vector<double> counts;    // [row * columns + column]; NaN: not known
    double maxCount = 0;
    double minCount = 0; // the smallest that is not hidden
    Axis axis = Axis::Ordinal;
    int logBase = 10;
    bool calculated = false; // counts are numbers of samples
    int series = 0;
    std::int64_t samples = 0;

    bool isEmpty() const { return columns == 0 || rows == 0; }
    double at(int column, int row) const
    {
        return counts[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
                      + static_cast<std::size_t>(column)];
    }
    int columnAt(std::int64_t timeMs) const; // -1: none
};

// Pure; safe on any thread. Samples outside data.range are left out.
Heatmap makeHeatmap(const PanelDefinition &panel, const PanelData &data);

// How many samples and buckets makeHeatmap would look at: what it costs.
std::int64_t heatmapCost(const PanelData &data);

// rows + 1 heights from 0 (bottom) to 1. Infinite and, on a logarithmic axis, non-positive ends get
// the height of their neighbour.
std::vector<double> rowEdges(const Heatmap &map);

// Position of a value on that axis, for ticks; NaN on an ordinal one.
double axisPosition(const Heatmap &map, double value);

} // namespace onex
