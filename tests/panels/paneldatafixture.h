// SPDX-License-Identifier: GPL-3.0-or-later
// Panel data written down in a few words.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/paneldata.h"

#include <utility>
#include <vector>

namespace onex::test {

constexpr std::int64_t kStart = 1'700'000'000'000; // a multiple of every step used here
constexpr std::int64_t kStep = 10'000;

// One sample a step from kStart on.
inline Series seriesOf(Labels labels, std::vector<double> values)
{
    Series series;
    series.labels = std::move(labels);
    for (std::size_t i = 0; i < values.size(); ++i)
        series.times.push_back(kStart + static_cast<std::int64_t>(i) * kStep);
    series.values = std::move(values);
    return series;
}

inline TargetData targetOf(QString refId, QString legend, std::vector<Series> series)
{
    TargetData target;
    target.refId = std::move(refId);
    target.expr = QStringLiteral("up");
    target.legend = std::move(legend);
    target.stepMs = kStep;
    Frame frame;
    frame.series = std::move(series);
    target.frame = std::make_shared<const Frame>(std::move(frame));
    return target;
}

inline PanelData dataOf(std::vector<TargetData> targets, std::int64_t steps = 10)
{
    PanelData data;
    data.state = PanelState::Ready;
    data.range = {kStart, kStart + steps * kStep};
    data.targets = std::move(targets);
    return data;
}

inline PanelData dataOf(std::vector<Series> series, const QString &legend = {},
                        std::int64_t steps = 10)
{
    return dataOf(std::vector{targetOf(QStringLiteral("A"), legend, std::move(series))}, steps);
}

inline PanelDefinition panelOf(const QString &kind)
{
    PanelDefinition panel;
    panel.kind = kind;
    Target target;
    target.refId = QStringLiteral("A");
    panel.targets.push_back(target);
    return panel;
}

} // namespace onex::test
