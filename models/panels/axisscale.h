// SPDX-License-Identifier: GPL-3.0-or-later
// A value axis: the space in which it is linear, what it spans, where its marks stand.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/extent.h"

#include <QString>

#include <optional>
#include <vector>

namespace onex {

bool isLogarithmic(Scale scale);
int logBase(Scale scale); // of a logarithmic one

// Into the space that is linear in pixels. A logarithm of what is not positive is NaN: not drawn.
double toScale(Scale scale, double value);
double fromScale(Scale scale, double position);

struct AxisSpec
{
    bool used = false;
    Scale scale = Scale::Linear;
    std::optional<double> min, max, softMin, softMax; // values
    bool fromZero = false;                            // bars and stacks stand on zero
    bool percent = false;                             // of a stack
    QString unit;
    std::optional<int> decimals;
    QString label;
    bool operator==(const AxisSpec &) const = default;
};

// What the axis spans, in scale space, for `data` (values; none: nothing to draw) and about
// `tickCount` marks. Never empty: min < max.
Extent axisExtent(const AxisSpec &axis, std::optional<Extent> data, int tickCount);

struct AxisTick
{
    double position = 0; // scale space
    QString label;
    bool operator==(const AxisTick &) const = default;
};

std::vector<AxisTick> axisTicks(const AxisSpec &axis, Extent extent, int tickCount);

} // namespace onex
