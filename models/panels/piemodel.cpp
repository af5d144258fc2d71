// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/piemodel.h"

#include "models/panels/celllink.h"
#include "models/panels/colors.h"
#include "models/panels/reduced.h"

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr std::size_t kMostSlices = 2000;

PieSlice sliceOf(const ReducedValue &value, const Theme &theme)
{
    const DisplaySeries &one = *value.series;
    PieSlice slice;
    const MappedValue mapped = mappedValue(value.number, one.options);
    slice.name = one.name;
    slice.value = mapped.text;
    slice.number = *value.number;
    slice.color = mapped.color.isEmpty() ? one.color : namedColor(mapped.color, theme);
    slice.endedMs = value.endedMs;
    slice.link = cellLink(one, value.number, mapped.text.all());
    return slice;
}

void add(PieModel &model, const ReducedValue &value, const Theme &theme)
{
    if (!value.number)
        return;
    if (!std::isfinite(*value.number))
        ++model.notNumbers;
    else if (*value.number < 0)
        ++model.negative;
    else
        model.slices.push_back(sliceOf(value, theme));
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

} // namespace

PieModel pieModel(const PanelDefinition &panel, const PanelData &data, const Theme &theme)
{
    PieModel model;
    const std::vector<DisplaySeries> all = displaySeries(panel, data, theme);
    for (const ReducedValue &value : reducedValues(panel.reduce, all, kMostSlices))
        add(model, value, theme);
    share(model);
    std::stable_sort(model.slices.begin(), model.slices.end(),
                     [](const PieSlice &a, const PieSlice &b) { return a.number > b.number; });
    if (!all.empty())
        model.totalText = formatValue(model.total, all.front().options.unit.value_or(QString()),
                                      all.front().options.decimals);
    return model;
}

} // namespace onex
