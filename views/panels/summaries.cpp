// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/summaries.h"

#include "models/panels/valuecolors.h"

namespace onex {

PanelView::Summary summaryOf(const PanelData &data)
{
    PanelView::Summary summary;
    ValueSpan all;
    for (const TargetData &target : data.targets) {
        if (!target.frame)
            continue;
        summary.series += static_cast<int>(target.frame->series.size());
        for (const Series &series : target.frame->series) {
            summary.points += static_cast<qint64>(series.values.size() + series.histograms.size());
            const ValueSpan one = valueSpanOf(series);
            all.add(one.min);
            all.add(one.max);
        }
    }
    if (!all.isEmpty()) {
        summary.min = all.min;
        summary.max = all.max;
    }
    return summary;
}

} // namespace onex
