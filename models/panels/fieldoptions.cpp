// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/fieldoptions.h"

namespace onex {

FieldResolver::FieldResolver(const PanelDefinition &panel)
    : m_panel(panel)
{
    m_patterns.resize(panel.overrides.size());
    for (std::size_t i = 0; i < panel.overrides.size(); ++i) {
        const Override &rule = panel.overrides[i];
        if (rule.match != Override::Match::Regex || rule.arguments.isEmpty())
            continue;
        if (auto regex = Regex::compile(rule.arguments.front()))
            m_patterns[i] = std::move(*regex);
    }
}

bool FieldResolver::matches(std::size_t index, const QString &name, const QString &refId) const
{
    const Override &rule = m_panel.overrides[index];
    switch (rule.match) {
    case Override::Match::Name:
    case Override::Match::Names: {
        // Tables of several queries call their number columns "Value #A".
        const bool named = rule.arguments.contains(name)
            || rule.arguments.contains(QStringLiteral("Value #") + refId);
        return named != rule.exclude;
    }
    case Override::Match::Regex:
        return m_patterns[index] && m_patterns[index]->matches(name);
    case Override::Match::Type:
        return rule.arguments.contains(QStringLiteral("number"));
    case Override::Match::Target:
        return rule.arguments.contains(refId);
    case Override::Match::Value:
        return false;
    }
    return false;
}

FieldOptions FieldResolver::optionsFor(const QString &name, const QString &refId) const
{
    FieldOptions options = m_panel.defaults;
    for (std::size_t i = 0; i < m_panel.overrides.size(); ++i) {
        if (!matches(i, name, refId))
            continue;
        const FieldOptions &over = m_panel.overrides[i].options;
        options = merged(std::move(options), over);
        if (over.color && !over.colorMode)
            options.colorMode = ColorMode::Fixed;
    }
    return options;
}

} // namespace onex
