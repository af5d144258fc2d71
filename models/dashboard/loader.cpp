// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/loader.h"

#include "models/dashboard/finish.h"
#include "models/dashboard/grafana.h"
#include "models/dashboard/yamldialect.h"

#include <QFileInfo>

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

bool isNewerKind(const Node &root)
{
    const Node &spec = root[u"spec"];
    return root.contains(u"elements") || spec.contains(u"elements") || spec.contains(u"panels");
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
    if (root.isMap() && root.contains(u"panels"))
        return Dashboards{readYamlDashboard(root, uid)};
    for (const Node::Member &member : root.members)
        if (member.key == u"dashboards")
            return readYamlMap(member.value);
    if (isNewerKind(root))
        return failAt(
            root, Error::Kind::BadInput,
            QStringLiteral("this is a dashboard of a newer kind (Grafana v2 or Perses), which "
                           "cannot be read yet; expected Grafana's JSON with panels"));
    return failAt(
        root, Error::Kind::BadInput,
        QStringLiteral("no dashboard here; expected a map with the key dashboards or panels"));
}

Result<Dashboards> completed(Dashboards dashboards, const Node &root, const QString &fileName)
{
    for (DashboardDefinition &dashboard : dashboards) {
        if (countPanels(dashboard.panels) > kMaxPanels)
            return failAt(root, Error::Kind::TooLarge,
                          QStringLiteral("\"%1\" has more than %2 panels")
                              .arg(dashboard.title)
                              .arg(kMaxPanels));
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
