// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphaxisspecs.h"

namespace onex {
namespace {

bool isRight(const DisplaySeries &series, const std::optional<QString> &leftUnit)
{
    const AxisPlacement placement = series.options.axis.value_or(AxisPlacement::Auto);
    if (placement != AxisPlacement::Auto)
        return placement == AxisPlacement::Right;
    return leftUnit && series.options.unit.value_or(QString()) != *leftUnit;
}

void describeAxis(AxisSpec &axis, const FieldOptions &options)
{
    const bool bars = options.drawStyle == DrawStyle::Bars;
    const Stacking stacking = options.stacking.value_or(Stacking::None);
    axis.fromZero = axis.fromZero || bars || stacking != Stacking::None;
    if (axis.label.isEmpty())
        axis.label = options.axisLabel.value_or(QString());
    if (axis.used)
        return;
    axis.used = true;
    axis.scale = options.scale.value_or(Scale::Linear);
    axis.min = options.min;
    axis.max = options.max;
    axis.softMin = options.softMin;
    axis.softMax = options.softMax;
    axis.percent = stacking == Stacking::Percent;
    axis.unit = options.unit.value_or(QString());
    axis.decimals = options.decimals;
}

} // namespace

GraphAxisSpecs graphAxisSpecs(const std::vector<DisplaySeries> &display)
{
    GraphAxisSpecs specs;
    std::optional<QString> leftUnit;
    for (const DisplaySeries &series : display) {
        const bool right = isRight(series, leftUnit);
        if (!right && !leftUnit)
            leftUnit = series.options.unit.value_or(QString());
        specs.isRight.push_back(right);
        if (!series.options.hideFromGraph.value_or(false))
            describeAxis(right ? specs.right : specs.left, series.options);
    }
    specs.left.used = specs.left.used || !specs.right.used;
    return specs;
}

} // namespace onex
