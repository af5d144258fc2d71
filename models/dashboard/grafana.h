// SPDX-License-Identifier: GPL-3.0-or-later
// Dashboards as Grafana writes them, old and new, level by level. Keys that this program has no use
// for are passed over; what it should have understood and did not is a Problem.
#pragma once

#include "models/dashboard/reader.h"

namespace onex {

// The bare object or {"dashboard": …}. `uid` where the file has none.
DashboardDefinition readGrafanaDashboard(const Node &root, const QString &uid);

PanelDefinition readGrafanaPanel(const Node &node);
std::vector<Target> readGrafanaTargets(const Node &panel, Problems &problems);
std::vector<VariableDefinition> readGrafanaVariables(const Node &list, Problems &problems);
std::vector<Link> readGrafanaLinks(const Node &list);

// fieldConfig: {defaults, overrides}.
void readFieldConfig(const Node &config, PanelDefinition &panel, Problems &problems);
// "unit", "custom.lineWidth" … False: not known.
bool readFieldProperty(const QString &id, const Node &value, FieldOptions &out, Problems &problems);
// New and old value mappings.
std::vector<ValueMapping> readGrafanaMappings(const Node &list, Problems &problems);
Thresholds readGrafanaThresholds(const Node &node);

// Texts that are no number ("auto", "") stand for none.
template <typename T>
void readGrafanaNumber(const Node &node, T &out, const Bounds &bounds, Problems &problems)
{
    if (numberOf(node))
        readWithin(node, out, bounds, problems);
}

// What only the kinds "graph" and "singlestat" of old files have.
void readOldGraph(const Node &node, PanelDefinition &panel, Problems &problems);
void readSinglestat(const Node &node, PanelDefinition &panel, Problems &problems);
// options: legend, tooltip, reduceOptions, text, colours, pie, heatmap.
void readPanelOptions(const Node &node, PanelDefinition &panel, Problems &problems);
void readHeatmapOptions(const Node &node, HeatmapOptions &out, Problems &problems);

// A source by uid or name; empty for the default and for the mixed one.
QString sourceOf(const Node &datasource);
// Whether another kind of source than Prometheus is meant.
bool isForeignSource(const Node &datasource);

} // namespace onex
