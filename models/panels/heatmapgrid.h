// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of making a heat map; see heatmap.h.
#pragma once

#include "models/panels/heatmap.h"

#include <set>

namespace onex {

constexpr std::size_t kMostRows = 512; // more than a screen has room for

struct HeatmapInput
{
    const PanelDefinition &panel;
    const PanelData &data;
    struct Source
    {
        const Series *series;
        const TargetData *target;
    };
    std::vector<Source> sources;
};

// Columns, one a step, and rows between the given bounds, to which counts are added.
class HeatmapGrid
{
public:
    // A column a step, centred on its time.
    HeatmapGrid(TimeRange range, std::int64_t stepMs, const std::set<double> &bounds);

    // Adds to the rows that (lower, upper] covers, in proportion to their share of it; an infinite
    // bucket goes to its outermost row. The column's other rows become known.
    void add(std::int64_t timeMs, double lower, double upper, double count);
    void markKnown(std::int64_t timeMs);
    Heatmap take() { return std::move(m_map); }

private:
    void know(int column);

    Heatmap m_map;
};

// Distance of two samples: the targets' step, else the smallest that occurs.
std::int64_t stepOf(const HeatmapInput &input);

Heatmap classicHeatmap(const HeatmapInput &input);    // series with an `le` label
Heatmap nativeHeatmap(const HeatmapInput &input);     // series of histogram samples
Heatmap namedHeatmap(const HeatmapInput &input);      // a row a series, by its legend
Heatmap calculatedHeatmap(const HeatmapInput &input); // samples counted

} // namespace onex
