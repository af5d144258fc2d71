// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/graphviewport.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace onex {

struct HoverValue
{
    std::size_t series = 0; // in GraphScene::series
    double value = 0;       // as the server sent it, not stacked or mirrored
    double row = 0;         // where it is drawn, pixels of the viewport
};

struct Hover
{
    std::int64_t time = 0;              // of the samples
    std::vector<HoverValue> values;     // sorted as the tooltip shows them
    std::optional<std::size_t> nearest; // in GraphScene::series: the one under the mouse
};

// What the graph shows at the moment nearest to `time`; nullopt: no sample is near.
// mouseRow: nullopt where the mouse is over another panel; then no series is nearest.
std::optional<Hover> hoverAt(const GraphScene &scene, const GraphViewport &view, std::int64_t time,
                             std::optional<double> mouseRow, TooltipOptions::Sort sort);

} // namespace onex
