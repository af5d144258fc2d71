// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/extent.h"
#include "models/panels/paneldata.h"

namespace onex {

// What is in an answer, for --diagnostics.
struct DataSummary
{
    int series = 0;
    std::int64_t points = 0; // samples and histograms
    std::optional<Extent> extent;
};

DataSummary summaryOf(const PanelData &data);

} // namespace onex
