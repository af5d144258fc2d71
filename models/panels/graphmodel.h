// SPDX-License-Identifier: GPL-3.0-or-later
// A graph's series made ready to draw: stacked, mirrored, on their axes, in the axes' scale.
// Immutable once made: it is shared with the threads that draw.
#pragma once

#include "models/panels/axisscale.h"
#include "models/panels/displayseries.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace onex {

struct GraphSeries
{
    std::size_t source = 0; // in GraphScene::display
    std::span<const std::int64_t> times;
    std::span<const double> values; // scale space; NaN: missing
    std::span<const double> base;   // lower edge of the fill, scale space; empty: zero
    std::int64_t maxGapMs = 0;      // further apart, two samples are not connected
    std::int64_t stepMs = 0;
    bool right = false; // axis

    QColor color;
    DrawStyle style = DrawStyle::Line;
    Interpolation interpolation = Interpolation::Linear;
    ShowPoints points = ShowPoints::Auto;
    double lineWidth = 1;
    double pointSize = 5;
    double fill = 0; // opacity, 0 to 1
    std::vector<double> dashes;
    int barSlot = 0, barSlots = 1; // bars of one time stand side by side

    std::shared_ptr<const void> storage; // of the spans, besides the frame
};

struct ThresholdMarks
{
    ThresholdStyle style = ThresholdStyle::Off;
    Thresholds thresholds;
    std::optional<double> min, max; // of percentage steps; none: the axis' ends
    std::vector<QColor> colors;     // as thresholds.steps
};

struct GraphScene
{
    std::vector<DisplaySeries> display; // all of them, hidden ones too
    std::vector<GraphSeries> series;    // what is drawn, in drawing order
    AxisSpec left, right;
    ThresholdMarks thresholds; // on the left axis
    std::size_t samples = 0;

    const AxisSpec &axisOf(const GraphSeries &s) const { return s.right ? right : left; }
};

using GraphScenePtr = std::shared_ptr<const GraphScene>;

// `shown`: whether a series is drawn, as `display`; options.hideFromGraph wins.
// `range`: what was asked for; missing samples that count as zero are filled in inside it.
GraphScenePtr graphScene(std::vector<DisplaySeries> display, const std::vector<bool> &shown,
                         const FieldOptions &defaults, TimeRange range, const Theme &theme);

// Lowest and highest value on an axis inside `range`. Values, not scale space.
std::optional<Extent> dataExtent(const GraphScene &scene, bool right, TimeRange range);

} // namespace onex
