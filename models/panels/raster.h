// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of many samples straight into an image: a series covers in each pixel column the span from
// its lowest to its highest point there. One pass over the samples, one fill a column. The line
// that is in front of the others comes first.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/decimate.h"
#include "models/panels/frontpixels.h"

#include <QColor>

#include <cstddef>
#include <span>
#include <vector>

namespace onex {

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
    double width = 1; // pixels; 0: the fill only, else at least 1
    double fill = 0;  // opacity
};

class Rasteriser
{
public:
    // The pixels' first column is the plot's column `first`. They outlive the rasteriser.
    Rasteriser(FrontPixels &pixels, int first, ColumnMap columns);
    // Behind what was drawn before.
    void draw(const RasterLine &line, const RowMap &rows);

private:
    // Of the columns from m_first - m_margin on, as many on the other side.
    struct Spans
    {
        std::vector<float> top, bottom; // a column; top > bottom: nothing there
    };
    void trace(Spans &spans, const RasterLine &line, std::span<const double> values,
               const RowMap &rows) const;
    void extend(Spans &spans, double x0, double y0, double x1, double y1) const;
    void join(Spans &spans, const RasterLine &line, double x0, double y0, double x1,
              double y1) const;
    std::pair<float, float> widened(int column) const;
    void strokeLine(const RasterLine &line);
    void fillArea(const RasterLine &line);

    FrontPixels &m_pixels;
    int m_first, m_count; // columns
    int m_width = 1;      // of the line, columns
    int m_margin = 0;     // columns that the line reaches to the side
    ColumnMap m_columns;
    Spans m_line, m_base;
};

} // namespace onex
