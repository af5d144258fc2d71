// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that say how values look; of a panel for all its series, of an override for some.
#include "models/dashboard/timeexpr.h"
#include "models/dashboard/words.h"
#include "models/dashboard/yamldialect.h"

#include <array>
#include <limits>

namespace onex {

namespace {

template <auto Member, auto Choices>
void choose(const Node &node, FieldOptions &out, Problems &problems)
{
    readChoice(node, out.*Member, Choices(), problems);
}

void readThresholdList(const Node &node, Thresholds &out, Problems &problems)
{
    static constexpr std::array kFields{
        Field<ThresholdStep>{u"value", &into<&ThresholdStep::value>},
        Field<ThresholdStep>{u"color", &into<&ThresholdStep::color>},
    };
    for (const Node &item : node.items) {
        ThresholdStep step;
        readMap(item, step, std::span<const Field<ThresholdStep>>(kFields), problems);
        out.steps.push_back(step);
    }
}

// A list of steps, or a map with the steps, what they are percentages of, and how they are drawn.
void readThresholds(const Node &node, FieldOptions &out, Problems &problems)
{
    Thresholds thresholds;
    readThresholdList(node.isMap() ? node[u"steps"] : node, thresholds, problems);
    if (!node.isList() && !node.isMap())
        wrongType(problems, node, QStringLiteral("a list of {value, color}"));
    for (const Node::Member &member : node.members) {
        if (member.key == u"percentage")
            read(member.value, thresholds.percentage, problems);
        else if (member.key == u"style")
            readChoice(member.value, out.thresholdStyle, thresholdStyles(), problems);
        else if (member.key != u"steps")
            unknownKey(
                member,
                {QStringLiteral("steps"), QStringLiteral("percentage"), QStringLiteral("style")},
                problems);
    }
    arrange(thresholds);
    if (!thresholds.steps.empty())
        out.thresholds = thresholds;
}

void readConnect(const Node &node, FieldOptions &out, Problems &problems)
{
    if (node.kind == Node::Kind::Bool) {
        out.spanNullsMs = node.isTrue() ? std::numeric_limits<std::int64_t>::max() : 0;
    } else if (const auto gap = parseDuration(node.text)) {
        out.spanNullsMs = *gap;
    } else {
        wrongType(problems, node, QStringLiteral("true, false or a duration such as 5m"));
    }
}

constexpr std::array kScales{
    Choice{u"linear", Scale::Linear}, Choice{u"log2", Scale::Log2},
    Choice{u"log10", Scale::Log10},   Choice{u"log", Scale::Log10},
    Choice{u"symlog", Scale::SymLog},
};

void readScale(const Node &node, FieldOptions &out, Problems &problems)
{
    readChoice(node, out.scale, std::span<const Choice<Scale>>(kScales), problems);
}

void readColorMode(const Node &node, FieldOptions &out, Problems &problems)
{
    readChoice(node, out.colorMode, colorModes(), problems);
}

void readColor(const Node &node, FieldOptions &out, Problems &problems)
{
    read(node, out.color, problems);
    if (!out.colorMode)
        out.colorMode = ColorMode::Fixed;
}

void readHide(const Node &node, FieldOptions &out, Problems &problems)
{
    QStringList places;
    read(node, places, problems);
    for (const QString &place : places) {
        if (place == u"legend")
            out.hideFromLegend = true;
        else if (place == u"graph")
            out.hideFromGraph = true;
        else if (place == u"tooltip")
            out.hideFromTooltip = true;
        else
            wrongType(problems, node, QStringLiteral("some of legend, graph, tooltip"));
    }
}

constexpr std::array kFields{
    Field<FieldOptions>{u"unit", &into<&FieldOptions::unit>},
    Field<FieldOptions>{u"decimals", &within<kDecimals, &FieldOptions::decimals>},
    Field<FieldOptions>{u"min", &into<&FieldOptions::min>},
    Field<FieldOptions>{u"max", &into<&FieldOptions::max>},
    Field<FieldOptions>{u"soft_min", &into<&FieldOptions::softMin>},
    Field<FieldOptions>{u"soft_max", &into<&FieldOptions::softMax>},
    Field<FieldOptions>{u"display_name", &into<&FieldOptions::displayName>},
    Field<FieldOptions>{u"no_value", &into<&FieldOptions::noValue>},
    Field<FieldOptions>{u"color_mode", &readColorMode},
    Field<FieldOptions>{u"color", &readColor},
    Field<FieldOptions>{u"color_scheme", &into<&FieldOptions::colorScheme>},
    Field<FieldOptions>{u"thresholds", &readThresholds},
    Field<FieldOptions>{u"threshold_style",
                        &choose<&FieldOptions::thresholdStyle, &thresholdStyles>},
    Field<FieldOptions>{u"mappings", &into<&FieldOptions::mappings>},
    Field<FieldOptions>{u"style", &choose<&FieldOptions::drawStyle, &drawStyles>},
    Field<FieldOptions>{u"interpolation", &choose<&FieldOptions::interpolation, &interpolations>},
    Field<FieldOptions>{u"line_width", &within<kPixels, &FieldOptions::lineWidth>},
    Field<FieldOptions>{u"fill", &within<kPercents, &FieldOptions::fillOpacity>},
    Field<FieldOptions>{u"point_size", &within<kPixels, &FieldOptions::pointSize>},
    Field<FieldOptions>{u"points", &choose<&FieldOptions::showPoints, &pointChoices>},
    Field<FieldOptions>{u"dashes", &into<&FieldOptions::dashes>},
    Field<FieldOptions>{u"connect", &readConnect},
    Field<FieldOptions>{u"null_as_zero", &into<&FieldOptions::nullAsZero>},
    Field<FieldOptions>{u"stacking", &choose<&FieldOptions::stacking, &stackings>},
    Field<FieldOptions>{u"stack_group", &into<&FieldOptions::stackGroup>},
    Field<FieldOptions>{u"axis", &choose<&FieldOptions::axis, &axisPlacements>},
    Field<FieldOptions>{u"axis_label", &into<&FieldOptions::axisLabel>},
    Field<FieldOptions>{u"scale", &readScale},
    Field<FieldOptions>{u"negative_y", &into<&FieldOptions::negativeY>},
    Field<FieldOptions>{u"fill_below_to", &into<&FieldOptions::fillBelowTo>},
    Field<FieldOptions>{u"hide", &readHide},
};

void match(Override &out, Override::Match kind, const Node &node, Problems &problems)
{
    out.match = kind;
    read(node, out.arguments, problems);
}

constexpr std::array kMatchers{
    Field<Override>{u"name",
                    [](const Node &node, Override &out, Problems &problems) {
                        match(out, Override::Match::Name, node, problems);
                    }},
    Field<Override>{u"names",
                    [](const Node &node, Override &out, Problems &problems) {
                        match(out, Override::Match::Names, node, problems);
                    }},
    Field<Override>{u"not_names",
                    [](const Node &node, Override &out, Problems &problems) {
                        match(out, Override::Match::Names, node, problems);
                        out.exclude = true;
                    }},
    Field<Override>{u"regex",
                    [](const Node &node, Override &out, Problems &problems) {
                        match(out, Override::Match::Regex, node, problems);
                    }},
    Field<Override>{u"query",
                    [](const Node &node, Override &out, Problems &problems) {
                        match(out, Override::Match::Target, node, problems);
                    }},
    Field<Override>{u"links", &into<&Override::options, &FieldOptions::links>},
};

} // namespace

std::span<const Field<FieldOptions>> yamlFieldOptions() { return kFields; }

void read(const Node &node, Override &out, Problems &problems)
{
    const std::span<const Field<Override>> matchers(kMatchers);
    const QStringList known = keysOf(matchers) + keysOf(yamlFieldOptions());
    if (!node.isMap()) {
        wrongType(problems, node, QStringLiteral("a map with name, names, regex or query"));
        return;
    }
    repeatedKeys(node, problems);
    for (const Node::Member &member : node.members)
        if (!readField(member, out, matchers, problems)
            && !readField(member, out.options, yamlFieldOptions(), problems))
            unknownKey(member, known, problems);
    if (out.arguments.isEmpty())
        addProblem(problems, node,
                   QStringLiteral("an override needs one of name, names, regex, query"));
}

} // namespace onex
