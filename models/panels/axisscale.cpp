// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/axisscale.h"

#include "models/panels/format.h"
#include "models/panels/ticks.h"

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

// Room above and below the data; none across zero, so that a rate's axis starts at 0.
Extent padded(const AxisSpec &axis, Extent data)
{
    if (data == Extent{0, 0})
        return {0, 1};
    const double span = data.max - data.min;
    const double room = span > 0 ? span * 0.05 : std::max(std::abs(data.max) * 0.1, 1e-12);
    Extent result{data.min - room, data.max + room};
    const bool nearZero = axis.fromZero || data.min < span;
    if (data.min >= 0 && (result.min < 0 || nearZero))
        result.min = 0;
    if (data.max <= 0 && (result.max > 0 || axis.fromZero || -data.max < span))
        result.max = 0;
    return result;
}

// Ends on a half step, so that the outermost marks are close to the frame.
Extent snapped(const AxisSpec &axis, Extent extent, int tickCount)
{
    const double half = niceStep(extent.max - extent.min, tickCount, axis.unit) / 2;
    return {std::floor(extent.min / half + 1e-6) * half,
            std::ceil(extent.max / half - 1e-6) * half};
}

Extent withSoftLimits(const AxisSpec &axis, Extent data)
{
    if (axis.softMin)
        data.min = std::min(data.min, *axis.softMin);
    if (axis.softMax)
        data.max = std::max(data.max, *axis.softMax);
    return data;
}

Extent linearExtent(const AxisSpec &axis, std::optional<Extent> data, int tickCount)
{
    Extent extent{0, axis.percent ? 100. : 1.};
    if (data && axis.percent)
        extent = {data->min < 0 ? -100. : 0., data->max > 0 || data->min >= 0 ? 100. : 0.};
    else if (data)
        extent = snapped(axis, padded(axis, withSoftLimits(axis, *data)), tickCount);
    else
        extent = withSoftLimits(axis, extent);
    extent.min = axis.min.value_or(extent.min);
    extent.max = axis.max.value_or(extent.max);
    if (!axis.min && extent.min >= extent.max)
        extent.min = extent.max - 1;
    return extent;
}

Extent logExtent(const AxisSpec &axis, std::optional<Extent> data)
{
    const Extent values = withSoftLimits(axis, data.value_or(Extent{1, 10}));
    const double high = axis.max.value_or(values.max);
    const double low = axis.min.value_or(values.min);
    const double top = toScale(axis.scale, high > 0 ? high : 1);
    const double foot = low > 0 ? toScale(axis.scale, low) : top - 3;
    const double room = (top - foot) * 0.04;
    return {axis.min && *axis.min > 0 ? foot : foot - room, axis.max ? top : top + room};
}

Extent symlogExtent(const AxisSpec &axis, std::optional<Extent> data)
{
    const Extent values = padded(axis, withSoftLimits(axis, data.value_or(Extent{0, 10})));
    return {toScale(axis.scale, axis.min.value_or(values.min)),
            toScale(axis.scale, axis.max.value_or(values.max))};
}

Extent usable(Extent extent)
{
    const bool finite = std::isfinite(extent.min) && std::isfinite(extent.max);
    if (!finite || !std::isfinite(extent.max - extent.min))
        return {0, 1};
    if (extent.max - extent.min > std::abs(extent.max) * 1e-13 && extent.max > extent.min)
        return extent;
    const double room = std::max(std::abs(extent.min) * 0.1, 0.5);
    return {extent.min, extent.min + room};
}

ValueTicks ticksOf(const AxisSpec &axis, Extent extent, int tickCount)
{
    const double min = fromScale(axis.scale, extent.min);
    const double max = fromScale(axis.scale, extent.max);
    if (isLogarithmic(axis.scale))
        return logTicks(min, max, tickCount, logBase(axis.scale));
    return axis.scale == Scale::SymLog ? symlogTicks(min, max, tickCount)
                                       : linearTicks(min, max, tickCount, axis.unit);
}

} // namespace

bool isLogarithmic(Scale scale) { return scale == Scale::Log2 || scale == Scale::Log10; }
int logBase(Scale scale) { return scale == Scale::Log2 ? 2 : 10; }

double toScale(Scale scale, double value)
{
    switch (scale) {
    case Scale::Linear:
        return value;
    case Scale::Log2:
        return value > 0 ? std::log2(value) : std::nan("");
    case Scale::Log10:
        return value > 0 ? std::log10(value) : std::nan("");
    case Scale::SymLog:
        return std::copysign(std::log10(1 + std::abs(value)), value);
    }
    return value;
}

double fromScale(Scale scale, double position)
{
    switch (scale) {
    case Scale::Linear:
        return position;
    case Scale::Log2:
        return std::exp2(position);
    case Scale::Log10:
        return std::pow(10, position);
    case Scale::SymLog:
        return std::copysign(std::pow(10, std::abs(position)) - 1, position);
    }
    return position;
}

Extent axisExtent(const AxisSpec &axis, std::optional<Extent> data, int tickCount)
{
    if (isLogarithmic(axis.scale))
        return usable(logExtent(axis, data));
    return usable(axis.scale == Scale::SymLog ? symlogExtent(axis, data)
                                              : linearExtent(axis, data, tickCount));
}

std::vector<AxisTick> axisTicks(const AxisSpec &axis, Extent extent, int tickCount)
{
    const ValueTicks ticks = ticksOf(axis, extent, tickCount);
    std::vector<AxisTick> result;
    for (const double value : ticks.values) {
        const double step = ticks.step > 0 ? ticks.step : std::abs(value);
        const QString label = formatTick(
            value, step, axis.percent ? QStringLiteral("percent") : axis.unit, axis.decimals);
        result.push_back({toScale(axis.scale, value), label});
    }
    return result;
}

} // namespace onex
