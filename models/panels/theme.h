// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace onex {

// The one look of the program, dark and light. Every colour that is painted comes from here or from
// the dashboard's own colours (models/panels/colors.h).
struct Theme
{
    bool dark = true;
    QColor window; // behind the panels
    QColor panel;  // a panel's ground
    QColor border; // around panels, between docks
    QColor grid;   // lines of a graph
    QColor text;
    QColor muted;              // ticks, legends' values, captions
    QColor accent;             // selection, links, focus
    QColor ok, warning, error; // state marks, with a shape or a word beside them
    bool operator==(const Theme &) const = default;
};

Theme darkTheme();
Theme lightTheme();

} // namespace onex
