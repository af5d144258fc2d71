// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/graphviewport.h"

#include <QImage>

#include <atomic>

namespace onex {

// The picture of a plot area, transparent where nothing is drawn. Many samples are rasterised in
// strips on all cores. Any thread. A null image: `cancelled` became true.
QImage graphImage(const GraphScene &scene, const GraphViewport &view,
                  const std::atomic<bool> *cancelled = nullptr);

// Whether the scene is drawn by the rasteriser rather than with QPainter.
bool isDense(const GraphScene &scene, const GraphViewport &view);

} // namespace onex
