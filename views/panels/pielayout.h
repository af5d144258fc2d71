// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/piemodel.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace onex {

// Where the circle and the legend's columns are. Rows of the legend are counted from the first that
// is scrolled into view.
struct PieLayout
{
    QRectF circle;
    QRectF legend; // empty: hidden, or no room
    double rowHeight = 0;
    int rows = 0;                            // that fit
    double name = 0, value = 0, percent = 0; // widths of the columns; 0: not shown
    QRectF note;                             // line below the legend, for what was left out
};

PieLayout pieLayout(const PieModel &model, const PanelDefinition &definition, QSizeF size,
                    const QFontMetricsF &metrics);

// Outline of a slice that begins at `start` and has `share` of the circle, both 0 to 1, clockwise
// from twelve o'clock.
QPainterPath slicePath(const QRectF &circle, double hole, double start, double share);

// The slice under a point; -1: none.
int sliceAt(const PieModel &model, const QRectF &circle, double hole, QPointF at);

QString pieNote(const PieModel &model); // "2 negative values are left out"; empty: nothing was

} // namespace onex
