// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/grafana.h"
#include "models/dashboard/regex.h"
#include "models/dashboard/words.h"

#include <array>

namespace onex {

namespace {

constexpr std::array kMatchers{
    Choice{u"byName", Override::Match::Name},    Choice{u"byNames", Override::Match::Names},
    Choice{u"byRegexp", Override::Match::Regex}, Choice{u"byRegexpOrNames", Override::Match::Regex},
    Choice{u"byType", Override::Match::Type},    Choice{u"byFrameRefID", Override::Match::Target},
    Choice{u"byValue", Override::Match::Value},
};

void unsupported(const QString &id, const Node &at, Problems &problems)
{
    addProblem(problems, at, QStringLiteral("the property \"%1\" has no effect here").arg(id));
}

void readDefaults(const Node &defaults, FieldOptions &out, bool isDrawn, Problems &problems)
{
    for (const Node::Member &member : defaults.members) {
        if (member.key == u"custom") {
            for (const Node::Member &custom : member.value.members) {
                const QString id = QStringLiteral("custom.") + custom.key;
                if (!readFieldProperty(id, custom.value, out, problems) && isDrawn)
                    unsupported(id, custom.value, problems);
            }
        } else if (!readFieldProperty(member.key, member.value, out, problems) && isDrawn) {
            unsupported(member.key, member.value, problems);
        }
    }
}

void readArguments(const Node &options, Override &out, Problems &problems)
{
    if (out.match == Override::Match::Value) {
        out.arguments = {options[u"reducer"].text, options[u"op"].text, options[u"value"].text};
    } else if (options.isMap()) { // byNames: {mode, names, prefix}
        out.exclude = options[u"mode"].text == u"exclude";
        read(options[u"names"], out.arguments, problems);
        if (options.contains(u"pattern"))
            out.arguments = QStringList{options[u"pattern"].text};
    } else {
        read(options, out.arguments, problems);
    }
}

// False where the override could never be applied.
bool readMatcher(const Node &matcher, Override &out, Problems &problems)
{
    const auto match
        = chosen(matcher[u"id"].text, std::span<const Choice<Override::Match>>(kMatchers));
    if (!match) {
        wrongType(problems, matcher.contains(u"id") ? matcher[u"id"] : matcher,
                  QStringLiteral("a matcher: one of ")
                      + wordsOf(std::span<const Choice<Override::Match>>(kMatchers)));
        return false;
    }
    out.match = *match;
    readArguments(matcher[u"options"], out, problems);
    if (out.match != Override::Match::Regex)
        return true;
    const auto regex = Regex::compile(out.arguments.value(0));
    if (!regex)
        addProblem(problems, matcher[u"options"], QString::fromStdString(regex.error().message));
    return regex.has_value();
}

void readOverride(const Node &node, PanelDefinition &panel, Problems &problems)
{
    Override result;
    if (!readMatcher(node[u"matcher"], result, problems))
        return;
    for (const Node &property : node[u"properties"].items) {
        const QString id = property[u"id"].text;
        if (!readFieldProperty(id, property[u"value"], result.options, problems)
            && isDrawnKind(panel.kind))
            unsupported(id, property, problems);
    }
    panel.overrides.push_back(std::move(result));
}

} // namespace

void readFieldConfig(const Node &config, PanelDefinition &panel, Problems &problems)
{
    readDefaults(config[u"defaults"], panel.defaults, isDrawnKind(panel.kind), problems);
    for (const Node &node : config[u"overrides"].items)
        readOverride(node, panel, problems);
}

Thresholds readGrafanaThresholds(const Node &node)
{
    Thresholds thresholds;
    thresholds.percentage = node[u"mode"].text == u"percentage";
    for (const Node &item : node[u"steps"].items)
        thresholds.steps.push_back({numberOf(item[u"value"]), item[u"color"].text});
    arrange(thresholds);
    return thresholds;
}

} // namespace onex
