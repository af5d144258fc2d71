// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/axisscale.h"
#include "models/panels/displayseries.h"

namespace onex {

// The two value axes of a graph and who is on which. Chosen from all series, so that they stay when
// one is switched off.
struct GraphAxisSpecs
{
    AxisSpec left, right;
    std::vector<bool> isRight; // as the series
};

GraphAxisSpecs graphAxisSpecs(const std::vector<DisplaySeries> &display);

} // namespace onex
