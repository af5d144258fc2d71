// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of many samples straight into an image: a series covers in each pixel column the span from
// its lowest to its highest point there. One pass over the samples, one fill a column.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/decimate.h"

#include <QColor>

#include <cstddef>
#include <span>
#include <vector>

namespace onex {

// Columns [first, first + count) of an image of premultiplied ARGB.
struct RasterTarget
{
    QRgb *pixels = nullptr;    // row 0, column `first`
    std::ptrdiff_t stride = 0; // pixels a row
    int first = 0, count = 0, height = 0;
};

// y = offset - value * scale, in pixels from the top.
struct RowMap
{
    double offset = 0, scale = 1;
    double rowOf(double value) const { return offset - value * scale; }
};

struct RasterLine
{
    std::span<const std::int64_t> times;
    std::span<const double> values; // not finite: missing
    std::span<const double> base;   // as values; empty: baseRow
    double baseRow = 0;
    std::int64_t maxGapMs = 0;
    Interpolation interpolation = Interpolation::Linear; // Smooth is drawn as Linear
    QColor color;
    double width = 1; // pixels; 0: the fill only
    double fill = 0;  // opacity
};

class Rasteriser
{
public:
    Rasteriser(RasterTarget target, ColumnMap columns);
    void draw(const RasterLine &line, const RowMap &rows);

private:
    struct Spans
    {
        std::vector<float> top, bottom; // a column; top > bottom: nothing there
    };
    void trace(Spans &spans, const RasterLine &line, std::span<const double> values,
               const RowMap &rows) const;
    void extend(Spans &spans, double x0, double y0, double x1, double y1) const;
    void join(Spans &spans, const RasterLine &line, double x0, double y0, double x1,
              double y1) const;
    void fillArea(const RasterLine &line);
    void strokeLine(const RasterLine &line);

    RasterTarget m_target;
    ColumnMap m_columns;
    Spans m_line, m_base;
};

} // namespace onex
