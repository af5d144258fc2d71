// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/fieldoptions.h"

#include "models/dashboard/calcs.h"

#include <algorithm>
#include <array>
#include <functional>

namespace onex {
namespace {

struct Comparison
{
    QLatin1String name;
    std::function<bool(double, double)> holds;
};

const std::array kComparisons{
    Comparison{QLatin1String("lt"), std::less()},
    Comparison{QLatin1String("lte"), std::less_equal()},
    Comparison{QLatin1String("gt"), std::greater()},
    Comparison{QLatin1String("gte"), std::greater_equal()},
    Comparison{QLatin1String("eq"), std::equal_to()},
    Comparison{QLatin1String("neq"), std::not_equal_to()},
};

// {"max", "gte", "0"}: whether the series' maximum is at least zero.
bool holds(const QStringList &condition, const Series &series)
{
    const auto value = reduce(series, condition.value(0));
    const auto comparison = std::ranges::find(kComparisons, condition.value(1), &Comparison::name);
    return value && comparison != kComparisons.end()
        && comparison->holds(*value, condition.value(2).toDouble());
}

} // namespace

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

bool FieldResolver::matches(std::size_t index, const Field &field) const
{
    const Override &rule = m_panel.overrides[index];
    switch (rule.match) {
    case Override::Match::Name:
    case Override::Match::Names: {
        // Tables of several queries call their number columns "Value #A".
        const bool named = rule.arguments.contains(field.name)
            || rule.arguments.contains(QStringLiteral("Value #") + field.refId);
        return named != rule.exclude;
    }
    case Override::Match::Regex:
        return m_patterns[index] && m_patterns[index]->matches(field.name);
    case Override::Match::Type:
        return rule.arguments.contains(QStringLiteral("number"));
    case Override::Match::Target:
        return rule.arguments.contains(field.refId);
    case Override::Match::Value:
        return holds(rule.arguments, field.series);
    }
    return false;
}

FieldOptions FieldResolver::optionsFor(const QString &name, const QString &refId,
                                       const Series &series) const
{
    FieldOptions options = m_panel.defaults;
    for (std::size_t i = 0; i < m_panel.overrides.size(); ++i) {
        if (!matches(i, {name, refId, series}))
            continue;
        const FieldOptions &over = m_panel.overrides[i].options;
        options = merged(std::move(options), over);
        if (over.color && !over.colorMode)
            options.colorMode = ColorMode::Fixed;
    }
    return options;
}

} // namespace onex
