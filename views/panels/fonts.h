// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include <algorithm>

namespace onex {

inline QFont sized(QFont font, double px, QFont::Weight weight)
{
    font.setPixelSize(std::max(1, static_cast<int>(px)));
    font.setWeight(weight);
    return font;
}

// For what stands beside the panel's subject: axes, legends.
inline QFont smaller(QFont font)
{
    font.setPointSizeF(std::max(7., font.pointSizeF() * 0.9));
    return font;
}

} // namespace onex
