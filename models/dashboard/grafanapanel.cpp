// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/grafana.h"
#include "models/dashboard/timeexpr.h"
#include "models/dashboard/words.h"

namespace onex {

namespace {

std::optional<GridRect> rectOf(const Node &position)
{
    if (!position.isMap())
        return std::nullopt;
    const auto cells = [&](QStringView key, int missing, int most) {
        return static_cast<int>(
            qBound(0.0, numberOf(position[key]).value_or(missing), double(most)));
    };
    constexpr int kFarDown = 1'000'000;
    return GridRect{cells(u"x", 0, 23), cells(u"y", 0, kFarDown), qMax(1, cells(u"w", 12, 24)),
                    qMax(1, cells(u"h", 9, 1000))};
}

void readKind(const Node &node, PanelDefinition &panel, Problems &problems)
{
    panel.writtenKind = node[u"type"].text;
    if (panel.writtenKind.isEmpty() && node.contains(u"libraryPanel")) {
        addProblem(
            problems, node,
            QStringLiteral("this is a library panel, which the file only names; unlink it in "
                           "Grafana and export the dashboard again"));
        panel.writtenKind = QStringLiteral("library");
    } else if (panel.writtenKind.isEmpty()) {
        addProblem(problems, node,
                   QStringLiteral("the panel has no type; expected timeseries, stat, …"));
        panel.writtenKind = QStringLiteral("unknown");
    }
    panel.kind = kindOf(panel.writtenKind);
}

void readCommon(const Node &node, PanelDefinition &panel, Problems &problems)
{
    readWithin(node[u"id"], panel.id, kPanelIds, problems);
    read(node[u"title"], panel.title, problems);
    read(node[u"description"], panel.description, problems);
    read(node[u"transparent"], panel.transparent, problems);
    panel.rect = rectOf(node[u"gridPos"]);
    panel.source = sourceOf(node[u"datasource"]);
    panel.links = readGrafanaLinks(node[u"links"]);
    panel.repeat = node[u"repeat"].isNull() ? QString() : node[u"repeat"].text;
    panel.repeatVertically = node[u"repeatDirection"].text == u"v";
    readWithin(node[u"maxPerRow"], panel.repeatPerRow, kCopiesPerRow, problems);
}

void readAsking(const Node &node, PanelDefinition &panel, Problems &problems)
{
    read(node[u"interval"], panel.minStep, problems);
    read(node[u"timeFrom"], panel.timeFrom, problems);
    read(node[u"timeShift"], panel.timeShift, problems);
    readGrafanaNumber(node[u"maxDataPoints"], panel.maxDataPoints, kDataPoints, problems);
    panel.targets = readGrafanaTargets(node, problems);
}

void readRow(const Node &node, PanelDefinition &panel)
{
    panel.collapsed = node[u"collapsed"].isTrue();
    for (const Node &item : node[u"panels"].items)
        panel.panels.push_back(readGrafanaPanel(item));
}

void takeHeatmapUnit(const Node &node, PanelDefinition &panel)
{
    const Node &unit = node[u"options"][u"yAxis"][u"unit"];
    const Node &old = node[u"yAxis"][u"format"];
    if (unit.kind == Node::Kind::String)
        panel.defaults.unit = unit.text;
    else if (old.kind == Node::Kind::String)
        panel.defaults.unit = old.text;
}

void reportWhatIsLost(const Node &node, const PanelDefinition &panel, Problems &problems)
{
    if (isForeignSource(node[u"datasource"]))
        addProblem(problems, node[u"datasource"],
                   QStringLiteral("this panel asks a source of type \"%1\"; expected prometheus")
                       .arg(node[u"datasource"][u"type"].text));
    if (!isDrawnKind(panel.kind))
        return;
    for (const Node &item : node[u"transformations"].items)
        if (!item[u"disabled"].isTrue())
            addProblem(
                problems, item,
                QStringLiteral("the transformation \"%1\" is not applied: the panel shows what its "
                               "queries return; compute it in the query")
                    .arg(item[u"id"].text));
    if (panel.targets.empty() && problems.isEmpty())
        addProblem(problems, node,
                   QStringLiteral("the panel has no query; expected targets with expr"));
}

} // namespace

PanelDefinition readGrafanaPanel(const Node &node)
{
    PanelDefinition panel;
    Problems problems;
    if (!node.isMap())
        wrongType(problems, node, QStringLiteral("a panel: a map with title, type and targets"));
    readKind(node, panel, problems);
    readCommon(node, panel, problems);
    if (panel.kind == u"row") {
        readRow(node, panel);
    } else {
        readAsking(node, panel, problems);
        readFieldConfig(node[u"fieldConfig"], panel, problems);
        readPanelOptions(node, panel, problems);
    }
    if (panel.kind == u"heatmap")
        takeHeatmapUnit(node, panel);
    if (panel.writtenKind == u"graph")
        readOldGraph(node, panel, problems);
    if (panel.writtenKind == u"singlestat")
        readSinglestat(node, panel, problems);
    reportWhatIsLost(node, panel, problems);
    panel.problems = problems.take();
    return panel;
}

// "dashboards" links name tags and no address.
std::vector<Link> readGrafanaLinks(const Node &list)
{
    std::vector<Link> links;
    for (const Node &item : list.items) {
        Problems ignored;
        Link link{item[u"title"].text, {}, {}, false, false};
        if (item[u"url"].kind == Node::Kind::String)
            link.url = item[u"url"].text;
        if (item[u"type"].text == u"dashboards" && item.contains(u"tags"))
            read(item[u"tags"], link.tags, ignored);
        read(item[u"keepTime"], link.keepTime, ignored);
        read(item[u"includeVars"], link.keepVariables, ignored);
        if (!link.url.isEmpty() || !link.tags.isEmpty())
            links.push_back(std::move(link));
    }
    return links;
}

} // namespace onex
