// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/heatmap.h"
#include "models/panels/theme.h"

#include <QImage>

#include <array>

namespace onex {

// From a count to its colour.
class HeatmapColors
{
public:
    HeatmapColors(const HeatmapOptions &options, const Heatmap &map, const Theme &theme);

    double low() const { return m_low; } // counts at both ends of the scale
    double high() const { return m_high; }
    QRgb at(double position) const; // along the scale, 0 to 1, as the legend shows it
    QRgb of(double count) const;    // 0: nothing is drawn

private:
    double m_low, m_high, m_exponent, m_hideBelow;
    std::array<QRgb, 256> m_colors;
};

// The cells of `map` over `range`, drawn pixel for pixel. Cells wider and higher than 4 pixels are
// parted by `gap` pixels; where several columns share a pixel the largest count shows.
QImage heatmapImage(const Heatmap &map, TimeRange range, QSize size, const HeatmapColors &colors,
                    int gap);

} // namespace onex
