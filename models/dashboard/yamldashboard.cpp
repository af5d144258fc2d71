// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/timeexpr.h"
#include "models/dashboard/yamldialect.h"

#include <QDateTime>

#include <array>

namespace onex {

namespace {

using D = DashboardDefinition;

struct Draft
{
    D dashboard;
    QString source;
};

void readTimeWord(const Node &node, QString &out, Problems &problems)
{
    const auto time = parseTime(node.text, 0, false, QTimeZone::utc());
    if (time)
        out = node.text;
    else
        addProblem(problems, node, QString::fromStdString(time.error().message));
}

constexpr std::array kTime{
    Field<D>{u"from",
             [](const Node &node, D &out, Problems &problems) {
                 readTimeWord(node, out.from, problems);
             }},
    Field<D>{
        u"to",
        [](const Node &node, D &out, Problems &problems) { readTimeWord(node, out.to, problems); }},
};

void readTime(const Node &node, Draft &out, Problems &problems)
{
    readMap(node, out.dashboard, std::span<const Field<D>>(kTime), problems);
}

void readRefresh(const Node &node, Draft &out, Problems &problems)
{
    const bool isOff = node.isNull() || (node.kind == Node::Kind::Bool && !node.isTrue());
    if (isOff)
        out.dashboard.refresh.clear();
    else
        readDuration(node, out.dashboard.refresh, problems);
}

void readPanels(const Node &node, Draft &out, Problems &problems)
{
    if (!node.isList())
        wrongType(problems, node, QStringLiteral("a list of panels"));
    for (const Node &item : node.items)
        out.dashboard.panels.push_back(readYamlPanel(item));
}

constexpr std::array kFields{
    Field<Draft>{u"uid", &into<&Draft::dashboard, &D::uid>},
    Field<Draft>{u"title", &into<&Draft::dashboard, &D::title>},
    Field<Draft>{u"description", &into<&Draft::dashboard, &D::description>},
    Field<Draft>{u"folder", &into<&Draft::dashboard, &D::folder>},
    Field<Draft>{u"tags", &into<&Draft::dashboard, &D::tags>},
    Field<Draft>{u"refresh", &readRefresh},
    Field<Draft>{u"time", &readTime},
    Field<Draft>{u"timezone", &into<&Draft::dashboard, &D::timezone>},
    Field<Draft>{u"source", &into<&Draft::source>},
    Field<Draft>{u"variables",
                 [](const Node &node, Draft &out, Problems &problems) {
                     out.dashboard.variables = readYamlVariables(node, problems);
                 }},
    Field<Draft>{u"panels", &readPanels},
    Field<Draft>{u"links", &into<&Draft::dashboard, &D::links>},
};

void setSource(std::vector<PanelDefinition> &panels, const QString &source)
{
    for (PanelDefinition &panel : panels) {
        if (panel.source.isEmpty())
            panel.source = source;
        setSource(panel.panels, source);
    }
}

} // namespace

DashboardDefinition readYamlDashboard(const Node &node, const QString &uid)
{
    Draft draft;
    draft.dashboard.uid = uid;
    Problems problems;
    readMap(node, draft, std::span<const Field<Draft>>(kFields), problems);
    if (draft.dashboard.title.isEmpty())
        draft.dashboard.title = uid;
    if (node.isMap() && !node.contains(u"panels"))
        addProblem(problems, node, QStringLiteral("panels is missing; expected a list of panels"));
    setSource(draft.dashboard.panels, draft.source);
    draft.dashboard.problems = problems.take();
    return std::move(draft.dashboard);
}

} // namespace onex
