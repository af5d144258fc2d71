// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/definition.h"

#include <utility>

namespace onex {

namespace {

template <typename T>
void take(std::optional<T> &base, const std::optional<T> &over)
{
    if (over)
        base = over;
}

void takeValues(FieldOptions &base, const FieldOptions &over)
{
    take(base.unit, over.unit);
    take(base.decimals, over.decimals);
    take(base.min, over.min);
    take(base.max, over.max);
    take(base.softMin, over.softMin);
    take(base.softMax, over.softMax);
    take(base.displayName, over.displayName);
    take(base.noValue, over.noValue);
    take(base.colorMode, over.colorMode);
    take(base.color, over.color);
    take(base.colorScheme, over.colorScheme);
    take(base.thresholds, over.thresholds);
    take(base.mappings, over.mappings);
    take(base.links, over.links);
}

void takeDrawing(FieldOptions &base, const FieldOptions &over)
{
    take(base.drawStyle, over.drawStyle);
    take(base.interpolation, over.interpolation);
    take(base.lineWidth, over.lineWidth);
    take(base.fillOpacity, over.fillOpacity);
    take(base.pointSize, over.pointSize);
    take(base.showPoints, over.showPoints);
    take(base.dashes, over.dashes);
    take(base.spanNullsMs, over.spanNullsMs);
    take(base.nullAsZero, over.nullAsZero);
    take(base.stacking, over.stacking);
    take(base.stackGroup, over.stackGroup);
    take(base.axis, over.axis);
    take(base.axisLabel, over.axisLabel);
    take(base.scale, over.scale);
    take(base.thresholdStyle, over.thresholdStyle);
    take(base.negativeY, over.negativeY);
    take(base.fillBelowTo, over.fillBelowTo);
    take(base.hideFromLegend, over.hideFromLegend);
    take(base.hideFromGraph, over.hideFromGraph);
    take(base.hideFromTooltip, over.hideFromTooltip);
}

} // namespace

FieldOptions merged(FieldOptions base, const FieldOptions &over)
{
    takeValues(base, over);
    takeDrawing(base, over);
    return base;
}

} // namespace onex
