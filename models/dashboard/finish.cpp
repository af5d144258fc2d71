// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/finish.h"

#include <QSet>

#include <algorithm>

namespace onex {

namespace {

// A … Z, AA, AB …
QString letters(int index)
{
    QString text;
    for (++index; index > 0; index = (index - 1) / 26)
        text.prepend(QChar(u'A' + (index - 1) % 26));
    return text;
}

void completeRefIds(std::vector<Target> &targets)
{
    QSet<QString> used;
    std::vector<Target *> unnamed;
    for (Target &target : targets) {
        if (target.refId.isEmpty() || used.contains(target.refId))
            unnamed.push_back(&target);
        else
            used.insert(target.refId);
    }
    int next = 0;
    for (Target *target : unnamed) {
        while (used.contains(letters(next)))
            ++next;
        target->refId = letters(next++);
    }
}

void collect(std::vector<PanelDefinition> &panels, QSet<int> &used,
             std::vector<PanelDefinition *> &unnamed)
{
    for (PanelDefinition &panel : panels) {
        if (panel.id <= 0 || used.contains(panel.id))
            unnamed.push_back(&panel);
        else
            used.insert(panel.id);
        completeRefIds(panel.targets);
        collect(panel.panels, used, unnamed);
    }
}

} // namespace

std::size_t countPanels(const std::vector<PanelDefinition> &panels)
{
    std::size_t count = panels.size();
    for (const PanelDefinition &panel : panels)
        count += countPanels(panel.panels);
    return count;
}

std::size_t countQueries(const std::vector<PanelDefinition> &panels)
{
    std::size_t count = 0;
    for (const PanelDefinition &panel : panels)
        count += panel.targets.size() + countQueries(panel.panels);
    return count;
}

void completeIds(DashboardDefinition &dashboard)
{
    QSet<int> used;
    std::vector<PanelDefinition *> unnamed;
    collect(dashboard.panels, used, unnamed);
    int next = 1;
    for (PanelDefinition *panel : unnamed) {
        while (used.contains(next))
            ++next;
        panel->id = next++;
    }
}

QString slugOf(const QString &title)
{
    const QString lower = title.toLower();
    QString slug;
    for (const QChar c : lower) {
        if (c.isLetterOrNumber() || c == u'_')
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("dashboard") : slug;
}

} // namespace onex
