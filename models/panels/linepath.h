// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between the points of a line: straight pieces, steps or curves.
#pragma once

#include "models/dashboard/definition.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

namespace onex {

void strokeLine(QPainter &painter, const QPolygonF &line, Interpolation interpolation);

// Between a line and another of as many points.
QPainterPath areaBetween(const QPolygonF &line, const QPolygonF &base, Interpolation interpolation);

} // namespace onex
