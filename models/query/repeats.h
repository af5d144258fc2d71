// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variables.h"

#include <QString>

#include <vector>

namespace onex {

struct ShownPanel
{
    PanelDefinition definition; // texts as written; rect where it is shown with every row open
    Variables variables;        // with the value it is repeated for
    QString key;                // the same panel and value has the same key after every change
};

inline constexpr std::size_t kMostPanels = 500;

// The panels of a dashboard in reading order: rows and panels repeated for each value of their
// variable, what a collapsed row holds behind it. Ids are unique; a first copy keeps the written
// one.
std::vector<ShownPanel> expandRepeats(const std::vector<PanelDefinition> &panels,
                                      const Variables &variables);

} // namespace onex
