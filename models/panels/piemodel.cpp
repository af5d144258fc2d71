// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/piemodel.h"

#include "models/dashboard/calcs.h"
#include "models/dashboard/regex.h"
#include "models/panels/colors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex {
namespace {

constexpr std::size_t kMostSlices = 2000;

PieSlice sliceOf(const DisplaySeries &one, double number, const Theme &theme)
{
    PieSlice slice;
    const MappedValue mapped = mappedValue(number, one.options);
    slice.name = one.name;
    slice.value = mapped.text;
    slice.number = number;
    slice.color = mapped.color.isEmpty() ? one.color : namedColor(mapped.color, theme);
    if (one.options.links && !one.options.links->empty())
        slice.link = one.options.links->front().url;
    return slice;
}

void add(PieModel &model, const DisplaySeries &one, std::optional<double> number,
         const Theme &theme)
{
    if (!number || model.slices.size() >= kMostSlices)
        return;
    if (!std::isfinite(*number))
        ++model.notNumbers;
    else if (*number < 0)
        ++model.negative;
    else
        model.slices.push_back(sliceOf(one, *number, theme));
}

void share(PieModel &model)
{
    for (const PieSlice &slice : model.slices)
        model.total += slice.number;
    for (PieSlice &slice : model.slices) {
        slice.share = model.total > 0 ? slice.number / model.total : 0;
        const bool tiny = slice.share > 0 && slice.share < 0.0005;
        slice.percent
            = tiny ? QStringLiteral("<0.1%") : QString::number(slice.share * 100, 'f', 1) + u'%';
    }
}

bool isShown(const DisplaySeries &one)
{
    return !one.options.hideFromGraph.value_or(false) && one.series->histograms.empty();
}

} // namespace

PieModel pieModel(const PanelDefinition &panel, const PanelData &data, const Theme &theme)
{
    PieModel model;
    const std::vector<DisplaySeries> all = displaySeries(panel, data, theme);
    const auto fields = Regex::compile(panel.reduce.fields);
    const bool filtered = !panel.reduce.fields.isEmpty() && fields.has_value();
    const std::size_t limit = panel.reduce.limit > 0 ? static_cast<std::size_t>(panel.reduce.limit)
                                                     : std::numeric_limits<std::size_t>::max();
    for (const DisplaySeries &one : all) {
        if (model.slices.size() >= limit)
            break;
        if (!isShown(one) || (filtered && !fields->matches(one.name)))
            continue;
        if (!panel.reduce.allValues) {
            add(model, one, reduce(*one.series, panel.reduce.calc), theme);
            continue;
        }
        for (const double value : one.series->values)
            if (model.slices.size() < limit)
                add(model, one, value, theme);
    }
    share(model);
    std::stable_sort(model.slices.begin(), model.slices.end(),
                     [](const PieSlice &a, const PieSlice &b) { return a.number > b.number; });
    if (!all.empty())
        model.totalText = formatValue(model.total, all.front().options.unit.value_or(QString()),
                                      all.front().options.decimals);
    return model;
}

} // namespace onex
