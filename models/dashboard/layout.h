// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"

#include <optional>
#include <vector>

namespace onex {

// What the layout has to know of a panel or a row.
struct LayoutItem
{
    std::optional<GridRect> rect; // as written; none: in reading order
    QString kind;                 // "row" opens a row that holds what follows, up to the next row
    bool collapsed = false;       // row: what it holds is hidden
};

// A place for each item on a grid 24 wide, or none where it is hidden. Panels with a written place
// fall upward into free space; the others flow in reading order and share their line's width.
std::vector<std::optional<GridRect>> layOut(const std::vector<LayoutItem> &items);

} // namespace onex
