// SPDX-License-Identifier: GPL-3.0-or-later
// The words both dialects use for the same things.
#pragma once

#include "models/dashboard/reader.h"

namespace onex {

// "timeseries", "single_stat", "pie_chart" … -> "graph", "stat", "pie"; others as written.
QString kindOf(const QString &written);
bool isDrawnKind(const QString &kind); // graph, stat, pie, heatmap: their queries are sent

// A legend column by its heading: "Last *" -> "lastNotNull", "Name" -> "name".
QString sortColumnOf(const QString &heading);

std::span<const Choice<DrawStyle>> drawStyles();
std::span<const Choice<Interpolation>> interpolations();
std::span<const Choice<Stacking>> stackings();
std::span<const Choice<AxisPlacement>> axisPlacements();
std::span<const Choice<ThresholdStyle>> thresholdStyles();
std::span<const Choice<ShowPoints>> pointChoices();
std::span<const Choice<ColorMode>> colorModes();
std::span<const Choice<TooltipOptions::Mode>> tooltipModes();
std::span<const Choice<TooltipOptions::Sort>> tooltipSorts();
std::span<const Choice<StatOptions::ColorTarget>> colorTargets();
std::span<const Choice<StatOptions::TextMode>> textModes();
std::span<const Choice<StatOptions::Orientation>> orientations();
std::span<const Choice<ValueMapping::Special>> specials();
std::span<const Choice<Target::Format>> formats();

// Of a logarithmic axis with the steps 2, 10, 32 or 1024.
Scale logScale(double base);

// "palette-classic", "continuous-BlPu", "shades" … of Grafana into mode and scheme.
void setColorMode(const QString &mode, FieldOptions &options);

// A base step first, the rest ascending.
void arrange(Thresholds &thresholds);

} // namespace onex
