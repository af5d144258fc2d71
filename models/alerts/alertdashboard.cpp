// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertdashboard.h"

#include <algorithm>

namespace onex {
namespace {

constexpr std::int64_t kHour = 3'600'000;

PanelDefinition panelOf(const LiveAlert &alert)
{
    PanelDefinition panel;
    panel.id = 1;
    panel.kind = panel.writtenKind = QStringLiteral("graph");
    panel.title = alert.expression;
    panel.description = alert.summary();
    panel.source = alert.sources.value(0);
    panel.rect = GridRect{0, 0, 24, 14};
    Target &target = panel.targets.emplace_back();
    target.refId = QStringLiteral("A");
    target.expr = alert.expression;
    return panel;
}

} // namespace

DashboardDefinition alertDashboard(const LiveAlert &alert, std::int64_t nowMs)
{
    DashboardDefinition dashboard;
    dashboard.uid = QLatin1String("alert:") + alert.id;
    dashboard.title = alert.name();
    dashboard.description = alert.summary();
    dashboard.from = QString::number(alert.sinceMs - kHour);
    dashboard.to = QString::number(std::min(alert.sinceMs + kHour, nowMs));
    dashboard.panels.push_back(panelOf(alert));
    return dashboard;
}

} // namespace onex
