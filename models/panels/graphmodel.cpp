// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphmodel.h"

#include "models/panels/colors.h"
#include "models/panels/decimate.h"
#include "models/panels/extent.h"
#include "models/panels/stack.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace onex {
namespace {

// Samples that are not the server's own: mirrored, filled with zeros, in a logarithm, stacked.
struct Samples
{
    std::vector<std::int64_t> times;
    std::vector<double> values, base;
};

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

std::int64_t gapLimit(std::int64_t stepMs, const FieldOptions &options)
{
    return std::max(stepMs + stepMs / 2, options.spanNullsMs.value_or(0));
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

// A zero at every step of `range` that has no sample.
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

class SceneBuilder
{
public:
    SceneBuilder(std::vector<DisplaySeries> display, TimeRange range)
        : m_range(range)
    {
        m_scene.display = std::move(display);
    }

    GraphScene build(const std::vector<bool> &shown)
    {
        chooseAxes();
        for (std::size_t i = 0; i < m_scene.display.size(); ++i) {
            if ((i >= shown.size() || shown[i]) && isDrawn(m_scene.display[i]))
                add(i);
        }
        stackGroups();
        fillBelow();
        for (GraphSeries &series : m_scene.series)
            scale(series);
        spreadBars();
        return std::move(m_scene);
    }

private:
    static bool isDrawn(const DisplaySeries &series)
    {
        return !series.options.hideFromGraph.value_or(false);
    }

    // Axes are chosen from all series, so that they stay when one is switched off.
    void chooseAxes()
    {
        std::optional<QString> leftUnit;
        for (const DisplaySeries &series : m_scene.display) {
            const bool right = isRight(series, leftUnit);
            if (!right && !leftUnit)
                leftUnit = series.options.unit.value_or(QString());
            m_right.push_back(right);
            if (isDrawn(series))
                describeAxis(right ? m_scene.right : m_scene.left, series.options);
        }
    }

    static bool isRight(const DisplaySeries &series, const std::optional<QString> &leftUnit)
    {
        const AxisPlacement placement = series.options.axis.value_or(AxisPlacement::Auto);
        if (placement != AxisPlacement::Auto)
            return placement == AxisPlacement::Right;
        return leftUnit && series.options.unit.value_or(QString()) != *leftUnit;
    }

    static void describeAxis(AxisSpec &axis, const FieldOptions &options)
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

    void add(std::size_t index)
    {
        const DisplaySeries &display = m_scene.display[index];
        GraphSeries series = plainSeries(display, index);
        series.right = m_right[index];
        if (display.options.nullAsZero.value_or(false))
            fillWithZeros(series, m_range);
        if (display.options.negativeY.value_or(false))
            mirror(series);
        m_scene.samples += series.times.size();
        m_scene.series.push_back(std::move(series));
    }

    void stackGroups()
    {
        using Key = std::tuple<bool, QString, Stacking, DrawStyle>;
        std::map<Key, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < m_scene.series.size(); ++i) {
            const FieldOptions &options = m_scene.display[m_scene.series[i].source].options;
            const Stacking stacking = options.stacking.value_or(Stacking::None);
            if (stacking != Stacking::None) {
                const QString group = options.stackGroup.value_or(QStringLiteral("A"));
                groups[{m_scene.series[i].right, group, stacking, m_scene.series[i].style}]
                    .push_back(i);
            }
        }
        for (const auto &[key, members] : groups)
            stackGroup(members, std::get<Stacking>(key) == Stacking::Percent);
    }

    void stackGroup(const std::vector<std::size_t> &members, bool percent)
    {
        std::vector<StackInput> inputs;
        for (const std::size_t i : members) {
            const GraphSeries &series = m_scene.series[i];
            inputs.push_back({series.times, series.values, series.maxGapMs});
        }
        Stack stack = stacked(inputs, percent);
        for (std::size_t layer = 0; layer < members.size(); ++layer) {
            Stack::Layer &values = stack.layers[layer];
            own(m_scene.series[members[layer]],
                {stack.times, std::move(values.top), std::move(values.base)});
        }
    }

    void fillBelow()
    {
        for (GraphSeries &series : m_scene.series) {
            const auto lower = m_scene.display[series.source].options.fillBelowTo;
            const GraphSeries *other = lower ? named(*lower) : nullptr;
            if (!other || other == &series)
                continue;
            const StackInput edge{other->times, other->values, other->maxGapMs};
            Samples samples = copyOf(series);
            samples.base = valuesAt(edge, samples.times);
            own(series, std::move(samples));
        }
    }

    const GraphSeries *named(const QString &name) const
    {
        const auto it = std::find_if(
            m_scene.series.begin(), m_scene.series.end(),
            [&](const GraphSeries &series) { return m_scene.display[series.source].name == name; });
        return it == m_scene.series.end() ? nullptr : &*it;
    }

    void scale(GraphSeries &series)
    {
        const Scale kind = m_scene.axisOf(series).scale;
        if (kind == Scale::Linear)
            return;
        Samples samples = copyOf(series);
        for (double &value : samples.values)
            value = toScale(kind, value);
        for (double &value : samples.base)
            value = toScale(kind, value);
        own(series, std::move(samples));
    }

    void spreadBars()
    {
        int slots = 0;
        for (GraphSeries &series : m_scene.series) {
            if (series.style == DrawStyle::Bars && series.base.empty())
                series.barSlot = slots++;
        }
        for (GraphSeries &series : m_scene.series) {
            if (series.style == DrawStyle::Bars && series.base.empty())
                series.barSlots = slots;
        }
    }

    GraphScene m_scene;
    TimeRange m_range;
    std::vector<bool> m_right; // as display
};

ThresholdMarks marksOf(const FieldOptions &defaults, const Theme &theme)
{
    ThresholdMarks marks;
    marks.style = defaults.thresholdStyle.value_or(ThresholdStyle::Off);
    marks.thresholds = defaults.thresholds.value_or(defaultThresholds());
    marks.min = defaults.min;
    marks.max = defaults.max;
    for (const ThresholdStep &step : marks.thresholds.steps)
        marks.colors.push_back(namedColor(step.color, theme));
    return marks;
}

std::optional<Extent> seriesExtent(const GraphSeries &series, TimeRange range)
{
    const IndexRange seen = visibleSamples(series.times, range);
    auto extent = extentOf(series.values.subspan(seen.begin, seen.size()));
    if (!series.base.empty())
        extent = united(extent, extentOf(series.base.subspan(seen.begin, seen.size())));
    return extent;
}

} // namespace

GraphScenePtr graphScene(std::vector<DisplaySeries> display, const std::vector<bool> &shown,
                         const FieldOptions &defaults, TimeRange range, const Theme &theme)
{
    SceneBuilder builder(std::move(display), range);
    auto scene = std::make_shared<GraphScene>(builder.build(shown));
    scene->thresholds = marksOf(defaults, theme);
    if (!scene->left.used && !scene->right.used)
        scene->left.used = true;
    return scene;
}

std::optional<Extent> dataExtent(const GraphScene &scene, bool right, TimeRange range)
{
    std::optional<Extent> extent;
    for (const GraphSeries &series : scene.series) {
        if (series.right == right)
            extent = united(extent, seriesExtent(series, range));
    }
    if (extent) {
        const Scale kind = right ? scene.right.scale : scene.left.scale;
        extent = Extent{fromScale(kind, extent->min), fromScale(kind, extent->max)};
    }
    return extent;
}

} // namespace onex
