// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/reduced.h"

#include "models/dashboard/calcs.h"
#include "models/dashboard/regex.h"

#include <algorithm>

namespace onex {
namespace {

std::vector<const DisplaySeries *> chosen(const QString &fields,
                                          const std::vector<DisplaySeries> &all)
{
    const auto pattern = Regex::compile(fields);
    const bool filtered = !fields.isEmpty() && pattern.has_value();
    std::vector<const DisplaySeries *> kept;
    for (const DisplaySeries &one : all)
        if (!one.options.hideFromGraph.value_or(false) && one.series->histograms.empty()
            && (!filtered || pattern->matches(one.name)))
            kept.push_back(&one);
    return kept;
}

} // namespace

std::vector<ReducedValue> reducedValues(const ReduceOptions &options,
                                        const std::vector<DisplaySeries> &all, std::size_t most)
{
    if (options.limit > 0)
        most = std::min(most, static_cast<std::size_t>(options.limit));
    const bool last = calcOf(options.calc) == QStringLiteral("lastNotNull");
    std::vector<ReducedValue> values;
    const auto add = [&](const ReducedValue &value) {
        if (values.size() < most)
            values.push_back(value);
    };
    for (const DisplaySeries *one : chosen(options.fields, all)) {
        if (!options.allValues)
            add({one, reduce(*one->series, options.calc), last ? one->endedMs : 0});
        else
            for (const double value : one->series->values)
                add({one, value});
    }
    return values;
}

} // namespace onex
