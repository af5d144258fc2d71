// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace onex {

// Pixels painted from front to back: what comes later is behind what is there. A bit a pixel says
// where nothing shines through any more; under many lines that is soon everywhere, and what is left
// to do for a column is a few words of bits. Columns lie one after the other in memory, as lines
// are painted by columns. Premultiplied ARGB, transparent at first.
class FrontPixels
{
public:
    FrontPixels(int columns, int rows)
        : m_columns(columns)
        , m_rows(rows)
        , m_words((static_cast<std::size_t>(rows) + 63) / 64)
        , m_pixels(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows))
        , m_covered(static_cast<std::size_t>(columns) * m_words)
    {
    }

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }

    // Rows [top, bottom) of a column, those at the ends as far as they are reached.
    void fill(int column, float top, float bottom, QRgb color)
    {
        top = std::max(top, 0.F);
        bottom = std::min(bottom, static_cast<float>(m_rows));
        if (!(top < bottom))
            return;
        const int first = static_cast<int>(top);
        const int last = static_cast<int>(bottom);
        if (first == last) {
            fillPart(column, first, bottom - top, color);
            return;
        }
        fillPart(column, first, static_cast<float>(first + 1) - top, color);
        fillRows(column, first + 1, last, color);
        if (last < m_rows)
            fillPart(column, last, bottom - static_cast<float>(last), color);
    }

    // A picture of the same size, in the same format.
    void putBehind(const QImage &picture);
    // image: of the first pixel; stride: pixels a row.
    void copyTo(QRgb *image, std::ptrdiff_t stride) const;

private:
    // color * alpha / 256 for the four bytes at once.
    static QRgb scaled(QRgb color, unsigned alpha)
    {
        const unsigned rb = ((color & 0xff00ffU) * alpha + 0x800080U) >> 8;
        const unsigned ag = (((color >> 8) & 0xff00ffU) * alpha + 0x800080U);
        return (rb & 0xff00ffU) | (ag & 0xff00ff00U);
    }

    static void putBehind(QRgb &pixel, QRgb color)
    {
        const auto alpha = static_cast<unsigned>(qAlpha(pixel));
        pixel += scaled(color, 256 - alpha - (alpha >> 7));
    }

    std::uint64_t &wordOf(int column, int row)
    {
        return m_covered[static_cast<std::size_t>(column) * m_words
                         + static_cast<std::size_t>(row) / 64];
    }

    std::size_t startOf(int column) const
    {
        return static_cast<std::size_t>(column) * static_cast<std::size_t>(m_rows);
    }
    QRgb *columnAt(int column) { return m_pixels.data() + startOf(column); }
    const QRgb *columnAt(int column) const { return m_pixels.data() + startOf(column); }

    void fillPart(int column, int row, float part, QRgb color)
    {
        const auto coverage = static_cast<unsigned>(std::clamp(part, 0.F, 1.F) * 256.F);
        putBehind(columnAt(column)[row], scaled(color, coverage));
    }

    void fillRows(int column, int from, int to, QRgb color)
    {
        const bool covers = qAlpha(color) == 255;
        QRgb *pixels = columnAt(column);
        for (int row = from; row < to; row = (row / 64 + 1) * 64) {
            const int start = row / 64 * 64;
            std::uint64_t rows = ~std::uint64_t{0} << (row - start);
            if (to - start < 64)
                rows &= ~(~std::uint64_t{0} << (to - start));
            std::uint64_t &covered = wordOf(column, row);
            for (std::uint64_t open = rows & ~covered; open != 0; open &= open - 1)
                putBehind(pixels[start + std::countr_zero(open)], color);
            if (covers)
                covered |= rows;
        }
    }

    int m_columns, m_rows;
    std::size_t m_words; // of bits, a column
    std::vector<QRgb> m_pixels;
    std::vector<std::uint64_t> m_covered;
};

} // namespace onex
