// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/graphviewport.h"

#include <QPainter>

namespace onex {

// Areas below the series; lines above them.
void paintThresholdAreas(QPainter &painter, const GraphScene &scene, const GraphViewport &view);
void paintThresholdLines(QPainter &painter, const GraphScene &scene, const GraphViewport &view);

} // namespace onex
