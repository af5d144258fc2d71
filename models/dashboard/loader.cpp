// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/loader.h"

#include "models/dashboard/finish.h"
#include "models/dashboard/grafana.h"
#include "models/dashboard/yamldialect.h"

#include <QFileInfo>

#include <array>

namespace onex {

namespace {

using Dashboards = std::vector<DashboardDefinition>;

tl::unexpected<Error> failAt(const Node &node, Error::Kind kind, const QString &message)
{
    return fail(Error{kind, message.toStdString(), {}, node.line, node.column});
}

bool looksLikeJson(const QByteArray &bytes, const QString &fileName)
{
    QByteArrayView text(bytes);
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    text = text.trimmed();
    const bool opens = text.startsWith('{') || text.startsWith('[');
    const bool isYamlFile = fileName.endsWith(u".yaml") || fileName.endsWith(u".yml");
    return fileName.endsWith(u".json") || (opens && !isYamlFile);
}

// The YAML dialect has a query in each panel; Grafana has targets, a schema version or rows.
bool isGrafana(const Node &root)
{
    if (root.contains(u"dashboard") || root.contains(u"schemaVersion") || root.contains(u"rows")
        || root.contains(u"templating") || root.contains(u"__inputs"))
        return true;
    for (const Node &panel : root[u"panels"].items)
        if (panel.contains(u"targets") || panel.contains(u"fieldConfig")
            || panel.contains(u"gridPos"))
            return true;
    return false;
}

// What a file that holds no dashboard is instead, and what to do about it.
QString whatItIs(const Node &root)
{
    const Node &spec = root[u"spec"];
    if (root.contains(u"elements") || spec.contains(u"elements")
        || root[u"apiVersion"].text.startsWith(u"dashboard.grafana.app/v2"))
        return QStringLiteral(
            "this is a dashboard in Grafana's V2 Resource format, which cannot be "
            "read; export it from Grafana again, with the model Classic");
    if (spec[u"panels"].isMap() || root[u"kind"].text == u"PersesDashboard")
        return QStringLiteral("this is a Perses dashboard, which cannot be read; open the Grafana "
                              "dashboard that it was made from, or write its panels as YAML");
    return QStringLiteral("no dashboard here; expected a map with the key dashboards or panels");
}

Result<Dashboards> readYamlMap(const Node &all)
{
    if (!all.isMap())
        return failAt(all, Error::Kind::BadInput,
                      QStringLiteral("dashboards: expected a map of dashboards by name, found %1")
                          .arg(all.describe()));
    Dashboards dashboards;
    for (const Node::Member &member : all.members)
        dashboards.push_back(readYamlDashboard(member.value, member.key));
    return dashboards;
}

Result<Dashboards> readRoot(const Node &root, const QString &uid)
{
    if (root.isMap() && isGrafana(root))
        return Dashboards{readGrafanaDashboard(root, uid)};
    if (isGrafana(root[u"spec"])) { // its V1 Resource
        const QString name = root[u"metadata"][u"name"].text;
        return Dashboards{readGrafanaDashboard(root[u"spec"], name.isEmpty() ? uid : name)};
    }
    if (root.isMap() && root.contains(u"panels"))
        return Dashboards{readYamlDashboard(root, uid)};
    for (const Node::Member &member : root.members)
        if (member.key == u"dashboards")
            return readYamlMap(member.value);
    return failAt(root, Error::Kind::BadInput, whatItIs(root));
}

// What a dashboard has too many of; empty: nothing.
QString excess(const DashboardDefinition &dashboard)
{
    struct Limit
    {
        std::size_t count, most;
        QStringView what;
    };
    const std::array limits{
        Limit{countPanels(dashboard.panels), kMaxPanels, u"panels"},
        Limit{countQueries(dashboard.panels), kMaxQueries, u"queries"},
        Limit{dashboard.variables.size(), kMaxVariables, u"variables"},
    };
    for (const Limit &limit : limits) {
        if (limit.count > limit.most)
            return QStringLiteral("\"%1\" has more than %2 %3")
                .arg(dashboard.title)
                .arg(limit.most)
                .arg(limit.what);
    }
    return {};
}

Result<Dashboards> completed(Dashboards dashboards, const Node &root, const QString &fileName)
{
    for (DashboardDefinition &dashboard : dashboards) {
        if (const QString tooMany = excess(dashboard); !tooMany.isEmpty())
            return failAt(root, Error::Kind::TooLarge, tooMany);
        completeIds(dashboard);
        if (dashboard.uid.isEmpty())
            dashboard.uid = slugOf(dashboard.title);
        dashboard.file = fileName;
    }
    return dashboards;
}

Result<Dashboards> load(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.size() > kMaxDefinitionBytes)
        return fail(Error::Kind::TooLarge, "a definition may have at most 4 MiB");
    const Result<Node> root = looksLikeJson(bytes, fileName) ? parseJson(bytes) : parseYaml(bytes);
    if (!root)
        return fail(root.error());
    const QString base = QFileInfo(fileName).completeBaseName();
    auto dashboards = readRoot(*root, base.isEmpty() ? QString() : slugOf(base));
    if (!dashboards)
        return dashboards;
    return completed(std::move(*dashboards), *root, fileName);
}

} // namespace

Result<Dashboards> loadDashboards(const QByteArray &bytes, const QString &fileName)
{
    auto dashboards = load(bytes, fileName);
    if (!dashboards)
        dashboards.error().origin = fileName.toStdString();
    return dashboards;
}

} // namespace onex
