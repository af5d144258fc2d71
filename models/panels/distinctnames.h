// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/displayseries.h"

namespace onex {

// What series of the same name differ by, behind it: "error (node_b)" where one label tells them
// apart, "error (method=GET, node=b)" where it takes several. A number where their labels do not
// tell them apart.
void makeNamesDistinct(std::vector<DisplaySeries> &all);

} // namespace onex
