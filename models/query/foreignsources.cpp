// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/foreignsources.h"

#include "models/query/sourceregistry.h"

#include <QRegularExpression>

namespace onex {
namespace {

class Adopter
{
public:
    Adopter(const DashboardDefinition &dashboard, const SourceRegistry &sources)
        : m_sources(sources)
    {
        for (const VariableDefinition &variable : dashboard.variables)
            m_variables.append(variable.name);
    }

    void adopt(QString &name) const
    {
        if (!m_sources.contains(name) && !mentionsVariable(name))
            name.clear();
    }

    void adopt(std::vector<PanelDefinition> &panels) const
    {
        for (PanelDefinition &panel : panels) {
            adopt(panel.source);
            for (Target &target : panel.targets)
                adopt(target.source);
            adopt(panel.panels);
        }
    }

private:
    bool mentionsVariable(const QString &name) const
    {
        static const QRegularExpression word(QStringLiteral("\\w+"));
        if (!name.contains(u'$') && !name.contains(u"[["))
            return false;
        for (auto words = word.globalMatch(name); words.hasNext();) {
            if (m_variables.contains(words.next().captured()))
                return true;
        }
        return false;
    }

    const SourceRegistry &m_sources;
    QStringList m_variables;
};

} // namespace

void useOwnSources(DashboardDefinition &dashboard, const SourceRegistry &sources)
{
    if (!dashboard.foreignSources)
        return;
    const Adopter adopter(dashboard, sources);
    for (VariableDefinition &variable : dashboard.variables)
        adopter.adopt(variable.source);
    adopter.adopt(dashboard.panels);
}

} // namespace onex
