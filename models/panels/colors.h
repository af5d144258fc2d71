// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/theme.h"

#include <QColor>
#include <QString>

#include <optional>

namespace onex {

// A colour as dashboards write it: "green", "dark-red", "semi-dark-blue", "light-orange", "text",
// "transparent", "#rgb", "#rrggbb", "#rrggbbaa", "rgb(…)", "rgba(…)". Unknown: theme.muted.
QColor namedColor(const QString &name, const Theme &theme);

// The classic palette's colour of the series at `index`, repeating; and a stable one by name.
QColor paletteColor(int index);
QColor paletteColorByName(const QString &name);

// Position in [0, 1] of a continuous scheme: "GrYlRd", "Oranges", "Spectral", "Blues" … Unknown:
// Oranges.
QColor schemeColor(const QString &scheme, double position, bool reverse = false);

// Whether a scheme's low end is near white: on a dark ground it is drawn the other way round, so
// that little stays close to the ground and much stands out.
bool startsPale(const QString &scheme);

QColor withAlpha(QColor color, double alpha);

// The series at `index` of `count` in shades of one colour.
QColor shadeOf(const QColor &color, int index, int count);

// WCAG 2.1 contrast ratio, 1 to 21; both colours are taken as opaque.
double contrastRatio(const QColor &a, const QColor &b);
// `color` moved towards black or white until it stands out from `ground` by `ratio`.
QColor readableOn(const QColor &ground, QColor color, double ratio = 3.0);
// Near black or near white, whichever reads better on `ground`.
QColor textOn(const QColor &ground);

// The step that `value` falls into; min and max are needed for percentage thresholds.
QColor thresholdColor(const Thresholds &thresholds, double value, double min, double max,
                      const Theme &theme);
Thresholds defaultThresholds(); // base green, from 80 red

} // namespace onex
