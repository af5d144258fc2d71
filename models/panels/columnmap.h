// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace onex {

// Times on a plot: the one way from a moment to its column and back.
struct ColumnMap
{
    std::int64_t from = 0; // ms, at column `first`
    double columnsPerMs = 1;
    double first = 0;

    // The range over `width` columns.
    static ColumnMap across(TimeRange range, double width, double first = 0)
    {
        const auto length = static_cast<double>(std::max<std::int64_t>(1, range.length()));
        return {range.from, width / length, first};
    }

    double columnOf(std::int64_t time) const
    {
        return first + static_cast<double>(time - from) * columnsPerMs;
    }
    std::int64_t timeAt(double column) const
    {
        return from + std::llround((column - first) / columnsPerMs);
    }
};

} // namespace onex
