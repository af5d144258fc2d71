// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/heatmapimage.h"

#include "models/panels/colors.h"
#include "models/panels/columnmap.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace onex {
namespace {

// The part of a scale that starts near white is cut, so that the smallest count can be told from
// none.
constexpr double kPaleCut = 0.1;
constexpr double kLastColor = 255; // index

struct Span
{
    int from = 0, to = 0; // pixels or columns, `to` not included
    bool isEmpty() const { return from >= to; }
};

// Pixels of the cell between two edges, less its gap.
Span pixels(double from, double to, int size, int gap)
{
    const auto inside = [size](double place) {
        return static_cast<int>(std::lround(std::clamp(place, 0.0, static_cast<double>(size))));
    };
    const int first = inside(from), last = inside(to);
    const bool hasGap = to - from > 4 && last > first;
    return {first, hasGap ? std::max(first + 1, last - gap) : last};
}

// For every pixel across, which columns are under it; none in a gap.
std::vector<Span> columnsUnder(const Heatmap &map, TimeRange range, int width, int gap)
{
    std::vector<Span> under(static_cast<std::size_t>(width));
    const ColumnMap pixel = ColumnMap::across(range, width);
    for (int column = 0; column < map.columns; ++column) {
        const std::int64_t start = map.firstMs + column * map.columnMs;
        const double from = pixel.columnOf(start), to = pixel.columnOf(start + map.columnMs);
        Span span = pixels(from, to, width, gap);
        if (span.isEmpty() && from >= 0 && from < width)
            span = {static_cast<int>(from), static_cast<int>(from) + 1};
        for (int x = span.from; x < span.to; ++x) {
            Span &columns = under[static_cast<std::size_t>(x)];
            columns = columns.isEmpty() ? Span{column, column + 1} : Span{columns.from, column + 1};
        }
    }
    return under;
}

double largest(const Heatmap &map, Span columns, int row)
{
    double most = std::nan("");
    for (int column = columns.from; column < columns.to; ++column)
        most = std::fmax(most, map.at(column, row));
    return most;
}

} // namespace

HeatmapColors::HeatmapColors(const HeatmapOptions &options, const Heatmap &map, const Theme &theme)
    : m_low(options.colorMin.value_or(0))
    , m_high(options.colorMax.value_or(map.maxCount))
    , m_exponent(options.exponent > 0 ? options.exponent : 1)
    , m_hideBelow(options.hideBelow)
{
    if (!(m_high > m_low))
        m_high = m_low + 1;
    const bool pale = startsPale(options.scheme);
    const bool reverse = options.reverse != (pale && theme.dark);
    for (std::size_t i = 0; i < m_colors.size(); ++i) {
        const double position = static_cast<double>(i) / kLastColor;
        const double cut = pale && !options.reverse && !theme.dark ? kPaleCut : 0;
        m_colors[i] = schemeColor(options.scheme, cut + (1 - cut) * position, reverse).rgb();
    }
}

QRgb HeatmapColors::at(double position) const
{
    if (std::isnan(position)) // limits that are not finite
        return m_colors.front();
    const double curved = std::pow(std::clamp(position, 0.0, 1.0), m_exponent);
    return m_colors[static_cast<std::size_t>(std::lround(curved * kLastColor))];
}

QRgb HeatmapColors::of(double count) const
{
    if (!(count >= m_hideBelow))
        return 0;
    return at((count - m_low) / (m_high - m_low));
}

QImage heatmapImage(const Heatmap &map, TimeRange range, QSize size, const HeatmapColors &colors,
                    int gap)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (map.isEmpty() || size.isEmpty() || range.length() <= 0)
        return image;
    const std::vector<Span> under = columnsUnder(map, range, size.width(), gap);
    const std::vector<double> edges = rowEdges(map);
    for (int row = 0; row < map.rows; ++row) {
        const auto index = static_cast<std::size_t>(row);
        const double top = (1 - edges[index + 1]) * size.height();
        const double bottom = (1 - edges[index]) * size.height();
        const Span lines = pixels(top, bottom, size.height(), gap);
        if (lines.isEmpty())
            continue;
        auto *first = reinterpret_cast<QRgb *>(image.scanLine(lines.from));
        for (std::size_t x = 0; x < under.size(); ++x)
            if (!under[x].isEmpty())
                first[x] = colors.of(largest(map, under[x], row));
        for (int y = lines.from + 1; y < lines.to; ++y)
            std::memcpy(image.scanLine(y), first, static_cast<std::size_t>(image.bytesPerLine()));
    }
    return image;
}

} // namespace onex
