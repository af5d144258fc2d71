// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/grafana.h"
#include "models/dashboard/timeexpr.h"

#include <cmath>

namespace onex {

namespace {

using D = DashboardDefinition;

void readTime(const Node &node, QString &out, Problems &problems)
{
    if (node.isNull())
        return;
    const auto time = parseTime(node.text, 0, false, QTimeZone::utc());
    if (time)
        out = node.text;
    else
        addProblem(problems, node, QString::fromStdString(time.error().message));
}

void readRefresh(const Node &node, QString &out, Problems &problems)
{
    if (node.kind != Node::Kind::String || node.text.isEmpty())
        return; // false: off
    if (parseDuration(node.text))
        out = node.text;
    else
        wrongType(problems, node, QStringLiteral("a duration such as 30s"));
}

// "250px" and 250 are pixels; a cell is 30 high.
int cellsHigh(const Node &height)
{
    QString text = height.text;
    text.remove(QStringLiteral("px"));
    bool ok = false;
    const double cells = text.toDouble(&ok) / 30 + 0.5;
    return ok && std::isfinite(cells) ? static_cast<int>(qBound(3.0, cells, 100.0)) : 8;
}

// The panels of an old row share 12 spans a line; the place is known only once all of them are.
int placeBySpan(std::vector<PanelDefinition> &panels, const Node &row, int top)
{
    const int height = cellsHigh(row[u"height"]);
    int x = 0;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const Node &span = row[u"panels"].items[i][u"span"];
        const int width = 2 * static_cast<int>(qBound(1.0, numberOf(span).value_or(4), 12.0));
        if (x + width > 24) {
            x = 0;
            top += height;
        }
        if (!panels[i].rect)
            panels[i].rect = GridRect{x, top, width, height};
        x += width;
    }
    return panels.empty() ? top : top + height;
}

bool rowsHaveTitles(const Node &rows)
{
    for (const Node &row : rows.items)
        if (row[u"showTitle"].isTrue() || row[u"collapse"].isTrue() || row.contains(u"repeat"))
            return true;
    return false;
}

PanelDefinition headerOf(const Node &row, int top)
{
    PanelDefinition header;
    header.kind = header.writtenKind = QStringLiteral("row");
    header.title = row[u"title"].text;
    header.collapsed = row[u"collapse"].isTrue();
    header.repeat = row[u"repeat"].isNull() ? QString() : row[u"repeat"].text;
    header.rect = GridRect{0, top, 24, 1};
    return header;
}

// Up to schema 14: rows, each with its panels.
void readOldRows(const Node &rows, D &dashboard)
{
    const bool withHeaders = rowsHaveTitles(rows);
    int top = 0;
    for (const Node &row : rows.items) {
        std::vector<PanelDefinition> panels;
        for (const Node &item : row[u"panels"].items)
            panels.push_back(readGrafanaPanel(item));
        auto header = headerOf(row, top);
        top = placeBySpan(panels, row, top + (withHeaders ? 1 : 0));
        if (header.collapsed)
            std::swap(header.panels, panels);
        if (withHeaders)
            dashboard.panels.push_back(std::move(header));
        std::ranges::move(panels, std::back_inserter(dashboard.panels));
    }
}

void readPanels(const Node &node, D &dashboard, Problems &problems)
{
    const Node &panels = node[u"panels"];
    if (!panels.isNull() && !panels.isList())
        wrongType(problems, panels, QStringLiteral("a list of panels"));
    for (const Node &item : panels.items)
        dashboard.panels.push_back(readGrafanaPanel(item));
    readOldRows(node[u"rows"], dashboard);
}

} // namespace

DashboardDefinition readGrafanaDashboard(const Node &root, const QString &uid)
{
    const Node &node = root[u"dashboard"].isMap() ? root[u"dashboard"] : root;
    D dashboard;
    dashboard.foreignSources = true;
    Problems problems;
    read(node[u"uid"], dashboard.uid, problems);
    read(node[u"title"], dashboard.title, problems);
    read(node[u"description"], dashboard.description, problems);
    if (node.contains(u"tags"))
        read(node[u"tags"], dashboard.tags, problems);
    readRefresh(node[u"refresh"], dashboard.refresh, problems);
    readTime(node[u"time"][u"from"], dashboard.from, problems);
    readTime(node[u"time"][u"to"], dashboard.to, problems);
    read(node[u"timezone"], dashboard.timezone, problems);
    dashboard.variables = readGrafanaVariables(node[u"templating"][u"list"], problems);
    dashboard.links = readGrafanaLinks(node[u"links"]);
    readPanels(node, dashboard, problems);
    if (dashboard.uid.isEmpty())
        dashboard.uid = uid;
    if (dashboard.title.isEmpty())
        dashboard.title = dashboard.uid;
    dashboard.problems = problems.take();
    return dashboard;
}

} // namespace onex
