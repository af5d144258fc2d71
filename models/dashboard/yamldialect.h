// SPDX-License-Identifier: GPL-3.0-or-later
// The YAML dialect, level by level; resources/schema/dashboard.schema.json documents it.
#pragma once

#include "models/dashboard/fields.h"

namespace onex {

// {title, panels, …}. `uid` where the map has none itself.
DashboardDefinition readYamlDashboard(const Node &node, const QString &uid);

PanelDefinition readYamlPanel(const Node &node);
std::span<const Field<FieldOptions>> yamlFieldOptions(); // keys of a panel and of an override
std::vector<VariableDefinition> readYamlVariables(const Node &node, Problems &problems);

void read(const Node &node, Link &out, Problems &problems);
void read(const Node &node, ValueMapping &out, Problems &problems);
void read(const Node &node, Target &out, Problems &problems);
void read(const Node &node, Override &out, Problems &problems);
void read(const Node &node, GridRect &out, Problems &problems);
void read(const Node &node, LegendOptions &out, Problems &problems);
void read(const Node &node, TooltipOptions &out, Problems &problems);
void read(const Node &node, ReduceOptions &out, Problems &problems);
void read(const Node &node, StatOptions &out, Problems &problems);
void read(const Node &node, PieOptions &out, Problems &problems);
void read(const Node &node, HeatmapOptions &out, Problems &problems);

// Any list of the above; one element that is wrong does not hide the others.
template <typename T>
void read(const Node &node, std::vector<T> &out, Problems &problems)
{
    if (!node.isList()) {
        wrongType(problems, node, QStringLiteral("a list"));
        return;
    }
    out.clear();
    for (const Node &item : node.items) {
        T value{};
        read(item, value, problems);
        out.push_back(std::move(value));
    }
}

// A duration such as "5m", checked but kept as text; it may hold variables.
void readDuration(const Node &node, QString &out, Problems &problems);

} // namespace onex
