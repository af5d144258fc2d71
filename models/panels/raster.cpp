// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/raster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex {
namespace {

constexpr float kNothing = std::numeric_limits<float>::infinity();
constexpr double kWidest = 64; // columns
constexpr double kFar = 1e6;   // rows; further away than any image, and safe to convert

// How far a line of this width reaches above and below its middle in a column that it rises
// through; never less than about a third of a pixel. 1 / (1 + rise + rise² / 2) is √(1 + rise²) −
// rise to within a fiftieth.
float reach(float rise, float width)
{
    return width * std::max(1 / (1 + rise + rise * rise / 2), 0.35F) / 2;
}

} // namespace

Rasteriser::Rasteriser(FrontPixels &pixels, int first, ColumnMap columns)
    : m_pixels(pixels)
    , m_first(first)
    , m_count(pixels.columns())
    , m_columns(columns)
{
}

void Rasteriser::draw(const RasterLine &line, const RowMap &rows)
{
    m_width = static_cast<int>(std::clamp(std::round(line.width), 1., kWidest));
    m_margin = m_width / 2;
    trace(m_line, line, line.values, rows);
    if (line.width > 0)
        strokeLine(line);
    if (line.fill > 0) {
        if (!line.base.empty())
            trace(m_base, line, line.base, rows);
        fillArea(line);
    }
}

void Rasteriser::trace(Spans &spans, const RasterLine &line, std::span<const double> values,
                       const RowMap &rows) const
{
    const int first = m_first - m_margin, count = m_count + 2 * m_margin;
    spans.top.assign(static_cast<std::size_t>(count), kNothing);
    spans.bottom.assign(static_cast<std::size_t>(count), -kNothing);
    const auto timeOf = [this](int column) { return m_columns.timeAt(column); };
    const IndexRange seen = visibleSamples(line.times, {timeOf(first), timeOf(first + count) + 1});
    bool connected = false;
    std::int64_t lastTime = 0;
    double x0 = 0, y0 = 0;
    for (std::size_t i = seen.begin; i < seen.end; ++i) {
        const std::int64_t time = line.times[i];
        const double row = rows.rowOf(values[i]);
        if (!std::isfinite(row))
            continue;
        const double x1 = m_columns.columnOf(time) - first;
        const double y1 = std::clamp(row, -kFar, kFar);
        if (connected && time - lastTime <= line.maxGapMs)
            join(spans, line, x0, y0, x1, y1);
        else
            extend(spans, x1, y1, x1, y1);
        connected = true;
        lastTime = time;
        x0 = x1;
        y0 = y1;
    }
}

void Rasteriser::join(Spans &spans, const RasterLine &line, double x0, double y0, double x1,
                      double y1) const
{
    if (line.interpolation == Interpolation::StepAfter) {
        extend(spans, x0, y0, x1, y0);
        extend(spans, x1, y0, x1, y1);
    } else if (line.interpolation == Interpolation::StepBefore) {
        extend(spans, x0, y0, x0, y1);
        extend(spans, x0, y1, x1, y1);
    } else {
        extend(spans, x0, y0, x1, y1);
    }
}

// The segment's rows in every column that it crosses. x in columns from the spans' first.
void Rasteriser::extend(Spans &spans, double x0, double y0, double x1, double y1) const
{
    const auto grow = [&spans](int column, double a, double b) {
        const auto c = static_cast<std::size_t>(column);
        spans.top[c] = std::min(spans.top[c], static_cast<float>(std::min(a, b)));
        spans.bottom[c] = std::max(spans.bottom[c], static_cast<float>(std::max(a, b)));
    };
    const int count = static_cast<int>(spans.top.size());
    if (x1 < 0 || x0 >= count)
        return;
    const int first = x0 <= 0 ? 0 : static_cast<int>(x0);
    const int last = x1 >= count ? count - 1 : static_cast<int>(x1);
    const double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    if (first == last && x0 >= 0 && x1 < count) {
        grow(first, y0, y1);
        return;
    }
    double y = x0 < 0 ? y0 - x0 * slope : y0;
    for (int column = first; column <= last; ++column) {
        const double next = column + 1 >= x1 ? y1 : y0 + (column + 1 - x0) * slope;
        grow(column, y, next);
        y = next;
    }
}

// Where a line as wide as this one is in a column: also where the thin one is in the columns beside
// it. Together with reach(), its rise included, that is width * √(1 + rise²) of every slope.
std::pair<float, float> Rasteriser::widened(int column) const
{
    const auto begin = static_cast<std::ptrdiff_t>(column + m_margin - (m_width - 1) / 2);
    const auto top = m_line.top.begin() + begin, bottom = m_line.bottom.begin() + begin;
    if (m_width == 1)
        return {*top, *bottom};
    return {*std::min_element(top, top + m_width), *std::max_element(bottom, bottom + m_width)};
}

void Rasteriser::strokeLine(const RasterLine &line)
{
    const QRgb color = qPremultiply(line.color.rgba());
    const auto width = static_cast<float>(std::max(1., line.width));
    for (int c = 0; c < m_count; ++c) {
        const auto [top, bottom] = widened(c);
        if (top > bottom)
            continue;
        const float extra = reach((bottom - top) / static_cast<float>(m_width), width);
        m_pixels.fill(c, top - extra, bottom + extra, color);
    }
}

void Rasteriser::fillArea(const RasterLine &line)
{
    QColor color = line.color;
    color.setAlphaF(static_cast<float>(color.alphaF() * line.fill));
    const QRgb premultiplied = qPremultiply(color.rgba());
    for (int c = 0; c < m_count; ++c) {
        const auto i = static_cast<std::size_t>(c + m_margin);
        if (m_line.top[i] > m_line.bottom[i])
            continue;
        const float edge = (m_line.top[i] + m_line.bottom[i]) / 2;
        float base = static_cast<float>(line.baseRow);
        if (!line.base.empty())
            base = m_base.top[i] > m_base.bottom[i] ? edge : (m_base.top[i] + m_base.bottom[i]) / 2;
        m_pixels.fill(c, std::min(edge, base), std::max(edge, base), premultiplied);
    }
}

} // namespace onex
