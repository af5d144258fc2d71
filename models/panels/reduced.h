// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a panel that shows single ones: stat and pie.
#pragma once

#include "models/panels/displayseries.h"

#include <optional>

namespace onex {

struct ReducedValue
{
    const DisplaySeries *series = nullptr; // of those that reducedValues() got
    std::optional<double> number;
    // The number is the last of a series that ended before the range did: by how much.
    std::int64_t endedMs = 0;
};

// A number a series, or one a sample, of the fields that the options name; `most` and the options'
// limit bound how many.
std::vector<ReducedValue> reducedValues(const ReduceOptions &options,
                                        const std::vector<DisplaySeries> &all, std::size_t most);

} // namespace onex
