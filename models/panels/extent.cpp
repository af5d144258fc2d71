// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/extent.h"

#include <algorithm>
#include <limits>

namespace onex {

std::optional<Extent> extentOf(std::span<const double> values)
{
    constexpr double kMost = std::numeric_limits<double>::max();
    double min = kMost, max = -kMost;
    bool any = false;
    // Comparisons with NaN are false, so it falls through; so do infinities.
    for (const double value : values) {
        const bool finite = value <= kMost && value >= -kMost;
        any |= finite;
        min = finite && value < min ? value : min;
        max = finite && value > max ? value : max;
    }
    return any ? std::optional(Extent{min, max}) : std::nullopt;
}

std::optional<Extent> united(std::optional<Extent> a, std::optional<Extent> b)
{
    if (!a || !b)
        return a ? a : b;
    return Extent{std::min(a->min, b->min), std::max(a->max, b->max)};
}

} // namespace onex
