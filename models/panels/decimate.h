// SPDX-License-Identifier: GPL-3.0-or-later
// What is worth drawing of a long series: the part that is seen, and of that at most four points a
// pixel column. Source: M4, Jugel et al., "M4: A Visualization-Oriented Time Series Data
// Aggregation", VLDB 2014.
#pragma once

#include "datasource/core/timerange.h"
#include "models/panels/columnmap.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onex {

struct IndexRange
{
    std::size_t begin = 0;
    std::size_t end = 0; // one past the last
    std::size_t size() const { return end - begin; }
    bool operator==(const IndexRange &) const = default;
};

// The samples inside `range` and one more on each side, so that lines reach the edges.
IndexRange visibleSamples(std::span<const std::int64_t> times, TimeRange range);

// Indices of samples that a line connects, ascending.
using Run = std::vector<std::size_t>;

// What to draw: every sample where there are few, else first, lowest, highest and last of each
// column. Samples that are not finite are left out. Where two that follow each other are more than
// maxGapMs apart a new run begins; inside a column nobody would see that.
std::vector<Run> decimated(std::span<const std::int64_t> times, std::span<const double> values,
                           IndexRange samples, const ColumnMap &columns, int columnCount,
                           std::int64_t maxGapMs);

} // namespace onex
