// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphmodel.h"

#include "models/panels/colors.h"
#include "models/panels/decimate.h"
#include "models/panels/extent.h"
#include "models/panels/graphaxisspecs.h"
#include "models/panels/graphseries.h"
#include "models/panels/stack.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace onex {
namespace {

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
        GraphAxisSpecs axes = graphAxisSpecs(m_scene.display);
        m_scene.left = std::move(axes.left);
        m_scene.right = std::move(axes.right);
        for (std::size_t i = 0; i < m_scene.display.size(); ++i) {
            if ((i >= shown.size() || shown[i]) && isDrawn(m_scene.display[i]))
                add(i, axes.isRight[i]);
        }
        stackGroups();
        fillBelow();
        for (GraphSeries &series : m_scene.series)
            scale(series, m_scene.axisOf(series).scale);
        spreadBars();
        return std::move(m_scene);
    }

private:
    static bool isDrawn(const DisplaySeries &series)
    {
        return !series.options.hideFromGraph.value_or(false);
    }

    void add(std::size_t index, bool right)
    {
        const DisplaySeries &display = m_scene.display[index];
        GraphSeries series = plainSeries(display, index);
        series.right = right;
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
