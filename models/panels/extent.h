// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/axisscale.h"
#include "models/panels/decimate.h"

#include <optional>
#include <span>

namespace onex {

// Lowest and highest finite value; nullopt: there is none.
std::optional<Extent> extentOf(std::span<const double> values);
std::optional<Extent> united(std::optional<Extent> a, std::optional<Extent> b);

} // namespace onex
