// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace onex {

struct Extent
{
    double min = 0;
    double max = 0;
    bool operator==(const Extent &) const = default;
};

// Lowest and highest finite value; nullopt: there is none.
std::optional<Extent> extentOf(std::span<const double> values);
std::optional<Extent> united(std::optional<Extent> a, std::optional<Extent> b);

} // namespace onex
