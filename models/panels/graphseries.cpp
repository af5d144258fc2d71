// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphseries.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex {
namespace {

std::int64_t typicalStep(std::span<const std::int64_t> times)
{
    std::vector<std::int64_t> steps;
    for (std::size_t i = 1; i < std::min<std::size_t>(times.size(), 64); ++i)
        steps.push_back(times[i] - times[i - 1]);
    if (steps.empty())
        return std::numeric_limits<std::int32_t>::max();
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

void styleSeries(GraphSeries &out, const DisplaySeries &display)
{
    const FieldOptions &options = display.options;
    out.color = display.color;
    out.style = options.drawStyle.value_or(DrawStyle::Line);
    out.interpolation = options.interpolation.value_or(Interpolation::Linear);
    out.points = options.showPoints.value_or(ShowPoints::Auto);
    out.lineWidth = std::clamp(options.lineWidth.value_or(1), 0., 20.);
    out.pointSize = std::clamp(options.pointSize.value_or(5), 1., 40.);
    out.fill = std::clamp(options.fillOpacity.value_or(0), 0, 100) / 100.;
    out.dashes = options.dashes.value_or(std::vector<double>{});
}

} // namespace

GraphSeries plainSeries(const DisplaySeries &display, std::size_t source)
{
    GraphSeries out;
    out.source = source;
    out.times = display.series->times;
    out.values = display.series->values;
    out.stepMs = display.stepMs > 0 ? display.stepMs : typicalStep(out.times);
    out.maxGapMs = gapLimit(out.stepMs, display.options);
    styleSeries(out, display);
    return out;
}

void own(GraphSeries &series, Samples samples)
{
    const auto storage = std::make_shared<const Samples>(std::move(samples));
    series.times = storage->times;
    series.values = storage->values;
    series.base = storage->base;
    series.storage = storage;
}

Samples copyOf(const GraphSeries &series)
{
    return {{series.times.begin(), series.times.end()},
            {series.values.begin(), series.values.end()},
            {series.base.begin(), series.base.end()}};
}

void mirror(GraphSeries &series)
{
    Samples samples = copyOf(series);
    for (double &value : samples.values)
        value = -value;
    own(series, std::move(samples));
}

void fillWithZeros(GraphSeries &series, TimeRange range)
{
    constexpr std::int64_t kMostSteps = 20'000;
    if (series.times.empty() || series.stepMs <= 0 || range.length() / series.stepMs > kMostSteps)
        return;
    Samples samples;
    const auto add = [&samples](std::int64_t time, double value) {
        samples.times.push_back(time);
        samples.values.push_back(value);
    };
    const std::int64_t phase = series.times[0] - range.from;
    std::int64_t time = range.from + ((phase % series.stepMs) + series.stepMs) % series.stepMs;
    for (std::size_t i = 0; i < series.times.size(); ++i) {
        for (; time < series.times[i]; time += series.stepMs)
            add(time, 0);
        add(series.times[i], std::isfinite(series.values[i]) ? series.values[i] : 0);
        time = std::max(time, series.times[i] + series.stepMs);
    }
    for (; time <= range.to; time += series.stepMs)
        add(time, 0);
    own(series, std::move(samples));
}

void scale(GraphSeries &series, Scale kind)
{
    if (kind == Scale::Linear)
        return;
    Samples samples = copyOf(series);
    for (std::vector<double> *column : {&samples.values, &samples.base})
        for (double &value : *column)
            value = toScale(kind, value);
    own(series, std::move(samples));
}

} // namespace onex
