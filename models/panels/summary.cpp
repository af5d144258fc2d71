// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/summary.h"

namespace onex {

DataSummary summaryOf(const PanelData &data)
{
    DataSummary summary;
    for (const TargetData &target : data.targets) {
        if (!target.frame)
            continue;
        summary.series += static_cast<int>(target.frame->series.size());
        for (const Series &series : target.frame->series) {
            summary.points
                += static_cast<std::int64_t>(series.values.size() + series.histograms.size());
            summary.extent = united(summary.extent, extentOf(series.values));
        }
    }
    return summary;
}

} // namespace onex
