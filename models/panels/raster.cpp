// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/raster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex {
namespace {

constexpr float kNothing = std::numeric_limits<float>::infinity();
constexpr double kFar = 1e6; // rows; further away than any image, and safe to convert

// color * alpha / 255 for the four bytes at once.
QRgb scaled(QRgb color, unsigned alpha)
{
    const unsigned rb = ((color & 0xff00ffU) * alpha + 0x800080U) >> 8;
    const unsigned ag = (((color >> 8) & 0xff00ffU) * alpha + 0x800080U);
    return (rb & 0xff00ffU) | (ag & 0xff00ff00U);
}

void blend(QRgb &pixel, QRgb color, unsigned coverage)
{
    const QRgb source = scaled(color, coverage);
    pixel = source
        + scaled(pixel, static_cast<unsigned>(256 - (qAlpha(source) + (qAlpha(source) >> 7))));
}

// As blend(), for a colour that nothing shines through.
void mix(QRgb &pixel, QRgb color, unsigned coverage)
{
    const unsigned keep = 256 - coverage;
    const unsigned rb = (pixel & 0xff00ffU) * keep + (color & 0xff00ffU) * coverage;
    const unsigned ag = ((pixel >> 8) & 0xff00ffU) * keep + ((color >> 8) & 0xff00ffU) * coverage;
    pixel = ((rb >> 8) & 0xff00ffU) | (ag & 0xff00ff00U);
}

// How far a line of this width reaches above and below its middle in a column that it rises
// through; never less than about a third of a pixel. 1 / (1 + rise + rise² / 2) is √(1 + rise²) −
// rise to within a fiftieth.
float reach(float rise, float width)
{
    return width * std::max(1 / (1 + rise + rise * rise / 2), 0.35F) / 2;
}

unsigned coverageOf(float part)
{
    return static_cast<unsigned>(std::clamp(part, 0.F, 1.F) * 256.F);
}

// One column's rows [top, bottom); the rows at the ends as far as they are covered.
class ColumnPen
{
public:
    ColumnPen(QRgb *column, std::ptrdiff_t stride, int height, QRgb color)
        : m_column(column)
        , m_stride(stride)
        , m_height(height)
        , m_color(color)
        , m_opaque(qAlpha(color) == 255)
    {
    }

    void fill(float top, float bottom) const
    {
        top = std::max(top, 0.F);
        bottom = std::min(bottom, static_cast<float>(m_height));
        if (!(top < bottom))
            return;
        const int first = static_cast<int>(top);
        const int last = static_cast<int>(bottom);
        if (first == last) {
            blendAt(first, bottom - top);
            return;
        }
        blendAt(first, static_cast<float>(first + 1) - top);
        fillRows(first + 1, last);
        if (last < m_height)
            blendAt(last, bottom - static_cast<float>(last));
    }

private:
    void blendAt(int row, float part) const
    {
        QRgb &pixel = m_column[row * m_stride];
        if (m_opaque)
            mix(pixel, m_color, coverageOf(part));
        else
            blend(pixel, m_color, coverageOf(part));
    }

    void fillRows(int from, int to) const
    {
        QRgb *pixel = m_column + from * m_stride;
        for (int row = from; row < to; ++row, pixel += m_stride) {
            if (m_opaque)
                *pixel = m_color;
            else
                blend(*pixel, m_color, 256);
        }
    }

    QRgb *m_column;
    std::ptrdiff_t m_stride;
    int m_height;
    QRgb m_color;
    bool m_opaque;
};

} // namespace

Rasteriser::Rasteriser(RasterTarget target, ColumnMap columns)
    : m_target(target)
    , m_columns(columns)
{
}

void Rasteriser::draw(const RasterLine &line, const RowMap &rows)
{
    trace(m_line, line, line.values, rows);
    if (line.fill > 0) {
        if (!line.base.empty())
            trace(m_base, line, line.base, rows);
        fillArea(line);
    }
    if (line.width > 0)
        strokeLine(line);
}

void Rasteriser::trace(Spans &spans, const RasterLine &line, std::span<const double> values,
                       const RowMap &rows) const
{
    spans.top.assign(static_cast<std::size_t>(m_target.count), kNothing);
    spans.bottom.assign(static_cast<std::size_t>(m_target.count), -kNothing);
    const auto timeOf = [this](int column) {
        return m_columns.from + static_cast<std::int64_t>(column / m_columns.columnsPerMs);
    };
    const IndexRange seen = visibleSamples(
        line.times, {timeOf(m_target.first), timeOf(m_target.first + m_target.count) + 1});
    bool connected = false;
    std::int64_t lastTime = 0;
    double x0 = 0, y0 = 0;
    for (std::size_t i = seen.begin; i < seen.end; ++i) {
        const std::int64_t time = line.times[i];
        const double row = rows.rowOf(values[i]);
        if (!std::isfinite(row))
            continue;
        const double x1 = m_columns.columnOf(time) - m_target.first;
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

// The segment's rows in every column that it crosses. x in columns from the target's first.
void Rasteriser::extend(Spans &spans, double x0, double y0, double x1, double y1) const
{
    const auto grow = [&spans](int column, double a, double b) {
        const auto c = static_cast<std::size_t>(column);
        spans.top[c] = std::min(spans.top[c], static_cast<float>(std::min(a, b)));
        spans.bottom[c] = std::max(spans.bottom[c], static_cast<float>(std::max(a, b)));
    };
    if (x1 < 0 || x0 >= m_target.count)
        return;
    const int first = x0 <= 0 ? 0 : static_cast<int>(x0);
    const int last = x1 >= m_target.count ? m_target.count - 1 : static_cast<int>(x1);
    const double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    if (first == last && x0 >= 0 && x1 < m_target.count) {
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

void Rasteriser::fillArea(const RasterLine &line)
{
    QColor color = line.color;
    color.setAlphaF(static_cast<float>(color.alphaF() * line.fill));
    const QRgb premultiplied = qPremultiply(color.rgba());
    for (int c = 0; c < m_target.count; ++c) {
        const auto i = static_cast<std::size_t>(c);
        if (m_line.top[i] > m_line.bottom[i])
            continue;
        const float edge = (m_line.top[i] + m_line.bottom[i]) / 2;
        float base = static_cast<float>(line.baseRow);
        if (!line.base.empty())
            base = m_base.top[i] > m_base.bottom[i] ? edge : (m_base.top[i] + m_base.bottom[i]) / 2;
        const ColumnPen pen(m_target.pixels + c, m_target.stride, m_target.height, premultiplied);
        pen.fill(std::min(edge, base), std::max(edge, base));
    }
}

void Rasteriser::strokeLine(const RasterLine &line)
{
    const QRgb color = qPremultiply(line.color.rgba());
    const auto width = static_cast<float>(std::max(1., line.width));
    for (int c = 0; c < m_target.count; ++c) {
        const auto i = static_cast<std::size_t>(c);
        const float rise = m_line.bottom[i] - m_line.top[i];
        if (rise < 0)
            continue;
        const float extra = reach(rise, width);
        const ColumnPen pen(m_target.pixels + c, m_target.stride, m_target.height, color);
        pen.fill(m_line.top[i] - extra, m_line.bottom[i] + extra);
    }
}

} // namespace onex
