// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QPalette>
#include <QString>

class QApplication;

namespace onex {

// Gives every widget of the program the theme's look: style, palette and style sheet. May be called
// again at any time to change from dark to light.
void applyTheme(QApplication &application, const Theme &theme);

QPalette paletteOf(const Theme &theme);
QString styleSheetOf(const Theme &theme);

// `share` of `over` on `ground`, 0 to 1: how hover and pressed shades are made.
QColor mixed(const QColor &ground, const QColor &over, double share);
// What can be read on a ground of that colour.
QColor inkOn(const QColor &ground);
// Ground of line edits, lists and pop-ups: a little apart from the panels' ground.
QColor fieldColor(const Theme &theme);

} // namespace onex
