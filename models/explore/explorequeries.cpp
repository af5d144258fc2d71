// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/explore/explorequeries.h"

namespace onex {

DashboardDefinition exploreDashboard(const QStringList &queries, const QString &source,
                                     const QString &from, const QString &to)
{
    DashboardDefinition dashboard;
    dashboard.uid = kExploreUid;
    dashboard.from = from;
    dashboard.to = to;
    PanelDefinition &panel = dashboard.panels.emplace_back();
    panel.id = 1;
    panel.kind = panel.writtenKind = QStringLiteral("graph");
    panel.source = source;
    panel.rect = GridRect{0, 0, 24, 12};
    for (qsizetype i = 0; i < queries.size(); ++i) {
        if (queries[i].trimmed().isEmpty())
            continue;
        Target &target = panel.targets.emplace_back();
        target.refId = QChar(u'A' + static_cast<char16_t>(i % 26));
        target.expr = queries[i].trimmed();
    }
    QStringList titles;
    for (const Target &target : panel.targets)
        titles += target.expr.simplified();
    dashboard.title = panel.title = titles.join(QStringLiteral("  ·  "));
    return dashboard;
}

QStringList withNewest(const QStringList &history, const QStringList &run, int most)
{
    QStringList all;
    for (const QString &query : run + history)
        if (const QString text = query.trimmed(); !text.isEmpty() && !all.contains(text))
            all.append(text);
    return all.mid(0, most);
}

} // namespace onex
