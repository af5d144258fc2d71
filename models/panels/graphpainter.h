// SPDX-License-Identifier: GPL-3.0-or-later
// One series with QPainter: smooth lines, steps, areas, bars, points, dashes.
#pragma once

#include "models/panels/graphviewport.h"

#include <QPainter>

namespace onex {

void paintSeries(QPainter &painter, const GraphScene &scene, const GraphSeries &series,
                 const GraphViewport &view);

} // namespace onex
