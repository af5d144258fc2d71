// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/statlayout.h"

#include "views/panels/fonts.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr double kAffix = 0.6;    // size of the unit beside its value
constexpr double kMeasured = 100; // widths are measured at this size and scaled
constexpr double kLine = 1.18;    // height of a line of text, in its size
constexpr double kSmallest = 7;
constexpr double kReadable = 9;

// Widths at kMeasured pixels.
struct Widest
{
    double value = 0;
    double name = 0;
};

Widest widestOf(const std::vector<StatCell> &cells, const QFont &font)
{
    const QFontMetricsF names(sized(font, kMeasured, QFont::Normal));
    Widest widest;
    for (const StatCell &cell : cells) {
        widest.value
            = std::max(widest.value, valueWidth(cell.value, font, kMeasured, kMeasured * kAffix));
        widest.name = std::max(widest.name, names.horizontalAdvance(cell.name));
    }
    return widest;
}

struct Grid
{
    int columns = 1, rows = 1;
    double gap = 0;
    QSizeF cell;
};

Grid gridOf(int columns, std::size_t count, QSizeF size)
{
    const int rows = (static_cast<int>(count) + columns - 1) / columns;
    const double gap = count > 60 ? 2 : 4;
    return {columns,
            rows,
            gap,
            {(size.width() - gap * (columns - 1)) / columns,
             (size.height() - gap * (rows - 1)) / rows}};
}

double padding(QSizeF cell)
{
    return std::clamp(std::min(cell.width(), cell.height()) * 0.08, 2.0, 12.0);
}

struct Sizes
{
    double value = 0, name = 0;
    bool beside = false;
};

class Fitter
{
public:
    Fitter(Widest widest, StatTexts texts, double usualPx, bool sparkline)
        : m_widest(widest)
        , m_texts(texts)
        , m_usual(usualPx)
        , m_sparkline(sparkline)
    {
    }

    Sizes fit(QSizeF cell) const
    {
        const double pad = padding(cell);
        const QSizeF room(std::max(cell.width() - 2 * pad, 1.0),
                          std::max(cell.height() - 2 * pad, 1.0));
        if (!m_texts.name || !m_texts.value)
            return single(room);
        const Sizes above = stacked(room), beside = sideBySide(room);
        const Sizes best = beside.value > above.value * 1.15 ? beside : above;
        // A value that cannot be read is worse than a name that is missing.
        return best.value < kReadable && single(room).value > best.value ? single(room) : best;
    }

private:
    double byWidth(double width, double measured) const
    {
        return measured > 0 ? width / measured * kMeasured * 0.99 : 1e6;
    }

    Sizes single(QSizeF room) const
    {
        const double measured = m_texts.value ? m_widest.value : m_widest.name;
        // Room for the sparkline below, where there is some.
        const double share = m_sparkline && room.height() > 50 ? 0.7 : 1.0;
        const double px = std::min(
            {byWidth(room.width(), measured), room.height() * share / kLine, room.height() * 0.62});
        return m_texts.value ? Sizes{px, 0, false} : Sizes{0, px, false};
    }

    Sizes stacked(QSizeF room) const
    {
        const double share = m_sparkline && room.height() > 90 ? 0.75 : 1.0;
        const double height = room.height() * share;
        const double least = std::min(std::max(m_usual * 0.75, kSmallest), room.height() * 0.3);
        double name = std::clamp(height * 0.2, least, m_usual * 1.8);
        name = std::max(std::min(name, byWidth(room.width(), m_widest.name)), least);
        const double value = std::min(
            {byWidth(room.width(), m_widest.value), height / kLine - name, height * 0.62});
        return {value, std::min(name, std::max(value, least)), false};
    }

    Sizes sideBySide(QSizeF room) const
    {
        const double name = std::min(m_usual, room.height() / kLine);
        const double nameWidth = std::min(m_widest.name * name / kMeasured, room.width() * 0.55);
        const double value = std::min({byWidth(room.width() - nameWidth - name, m_widest.value),
                                       room.height() / kLine, m_usual * 2.2});
        return {value, name, true};
    }

    Widest m_widest;
    StatTexts m_texts;
    double m_usual;
    bool m_sparkline;
};

Grid bestGrid(std::size_t count, QSizeF size, StatOptions::Orientation orientation,
              const Fitter &fitter)
{
    if (orientation == StatOptions::Orientation::Horizontal)
        return gridOf(1, count, size);
    if (orientation == StatOptions::Orientation::Vertical)
        return gridOf(static_cast<int>(count), count, size);
    Grid best = gridOf(1, count, size);
    double bestScore = -1;
    for (int columns = 1; columns <= static_cast<int>(count); ++columns) {
        const Grid grid = gridOf(columns, count, size);
        if (static_cast<std::size_t>(columns) * static_cast<std::size_t>(grid.rows - 1) >= count)
            continue; // a row would be empty
        const Sizes sizes = fitter.fit(grid.cell);
        const double filled = static_cast<double>(count) / (columns * grid.rows);
        const double aspect = grid.cell.width() / std::max(grid.cell.height(), 1.0);
        const double shape = 1 / (1 + 0.15 * std::fabs(std::log(aspect / 1.8)));
        const double score = std::max(sizes.value, sizes.name) * std::sqrt(filled) * shape;
        if (score > bestScore) {
            bestScore = score;
            best = grid;
        }
    }
    return best;
}

// The lines of text in the middle of what the sparkline leaves.
void place(StatLayout::Cell &cell, const StatLayout &layout, StatTexts texts, bool sparkline)
{
    const double pad = padding(cell.frame.size());
    const QRectF inner = cell.frame.adjusted(pad, pad, -pad, -pad);
    const double nameHeight = texts.name ? layout.namePx * kLine : 0;
    const double valueHeight = texts.value ? layout.valuePx * kLine : 0;
    if (layout.beside) {
        const QRectF line(inner.left(), inner.center().y() - valueHeight / 2, inner.width(),
                          valueHeight);
        cell.name = line;
        cell.value = line;
    } else {
        const double text = nameHeight + valueHeight;
        const double left = inner.height() - text;
        const double top = inner.top() + std::max(0.0, sparkline ? left * 0.25 : left * 0.5);
        cell.name = {inner.left(), top, inner.width(), nameHeight};
        cell.value = {inner.left(), top + nameHeight, inner.width(), valueHeight};
    }
    const double floor
        = std::min(cell.frame.height() * 0.5,
                   std::max(cell.frame.bottom() - cell.value.bottom(), cell.frame.height() * 0.3));
    cell.sparkline = {cell.frame.left(), cell.frame.bottom() - floor, cell.frame.width(), floor};
}

} // namespace

double valueWidth(const FormattedValue &value, const QFont &font, double valuePx, double affixPx)
{
    const QFontMetricsF large(sized(font, valuePx, QFont::DemiBold));
    const QFontMetricsF small(sized(font, affixPx, QFont::DemiBold));
    return small.horizontalAdvance(value.prefix) + large.horizontalAdvance(value.text)
        + small.horizontalAdvance(value.suffix);
}

StatLayout statLayout(const std::vector<StatCell> &cells, QSizeF size, StatTexts texts,
                      StatOptions::Orientation orientation, const QFont &font)
{
    StatLayout layout;
    if (cells.empty() || size.isEmpty())
        return layout;
    const bool sparkline = std::any_of(
        cells.begin(), cells.end(), [](const StatCell &cell) { return !cell.sparkline.empty(); });
    const double usual = QFontInfo(font).pixelSize();
    const Fitter fitter(widestOf(cells, font), texts, usual, sparkline);
    const Grid grid = bestGrid(cells.size(), size, orientation, fitter);
    const Sizes sizes = fitter.fit(grid.cell);
    layout.valuePx = texts.value ? std::floor(std::max(sizes.value, 1.0)) : 0;
    texts.name = texts.name && sizes.name > 0;
    layout.namePx = texts.name ? std::floor(std::max(sizes.name, std::min(kSmallest, usual))) : 0;
    layout.affixPx = std::floor(layout.valuePx * kAffix);
    layout.beside = sizes.beside;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int column = static_cast<int>(i) % grid.columns;
        const int row = static_cast<int>(i) / grid.columns;
        StatLayout::Cell cell;
        cell.frame = {column * (grid.cell.width() + grid.gap),
                      row * (grid.cell.height() + grid.gap), grid.cell.width(), grid.cell.height()};
        place(cell, layout, texts, sparkline);
        layout.cells.push_back(cell);
    }
    return layout;
}

} // namespace onex
