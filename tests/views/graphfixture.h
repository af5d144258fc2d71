// SPDX-License-Identifier: GPL-3.0-or-later
// Panels and answers for tests of views: what a person would see on a quiet afternoon.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/paneldata.h"

#include <cmath>
#include <memory>
#include <string>

namespace onex::test {

constexpr std::int64_t kStart = 1'777'636'800'000; // 2026-05-01 12:00 UTC
constexpr std::int64_t kStep = 15'000;

inline Series waveSeries(const std::string &name, int number, int samples, double level)
{
    Series series;
    series.labels = Labels{{"__name__", "wave"}, {"instance", name}};
    for (int i = 0; i < samples; ++i) {
        series.times.push_back(kStart + i * kStep);
        const double noise = std::sin(i * 12.9898 + number * 78.233) * 0.15;
        series.values.push_back(level * (number + 2 + std::sin(i * 0.05 + number) + noise));
    }
    return series;
}

inline PanelData waveData(int count, int samples, double level = 1)
{
    auto frame = std::make_shared<Frame>();
    for (int i = 0; i < count; ++i)
        frame->series.push_back(waveSeries("node-" + std::to_string(i + 1), i, samples, level));
    TargetData target;
    target.refId = QStringLiteral("A");
    target.expr = QStringLiteral("wave");
    target.legend = QStringLiteral("{{instance}}");
    target.stepMs = kStep;
    target.frame = frame;
    PanelData data;
    data.state = count > 0 ? PanelState::Ready : PanelState::Empty;
    data.range = {kStart, kStart + (samples - 1) * kStep};
    data.targets.push_back(std::move(target));
    return data;
}

inline PanelDefinition graphPanel()
{
    PanelDefinition panel;
    panel.id = 1;
    panel.title = QStringLiteral("Waves");
    panel.kind = QStringLiteral("graph");
    Target target;
    target.refId = QStringLiteral("A");
    target.expr = QStringLiteral("wave");
    target.legend = QStringLiteral("{{instance}}");
    panel.targets.push_back(target);
    return panel;
}

} // namespace onex::test
