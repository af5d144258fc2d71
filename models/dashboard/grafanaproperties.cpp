// SPDX-License-Identifier: GPL-3.0-or-later
// The properties of fieldConfig, one row each; defaults and overrides have the same.
#include "models/dashboard/grafana.h"
#include "models/dashboard/words.h"

#include <array>
#include <limits>

namespace onex {

namespace {

struct Property
{
    QStringView id;
    void (*read)(const Node &node, FieldOptions &out, Problems &problems);
};

template <auto Member>
void plain(const Node &node, FieldOptions &out, Problems &problems)
{
    read(node, out.*Member, problems);
}

template <auto Member, auto Choices>
void choose(const Node &node, FieldOptions &out, Problems &problems)
{
    if (!node.isNull())
        readChoice(node, out.*Member, Choices(), problems);
}

void readColor(const Node &node, FieldOptions &out, Problems &)
{
    setColorMode(node[u"mode"].text, out);
    const QString color = node[u"fixedColor"].text;
    if (!color.isEmpty())
        out.color = color;
}

void readThresholdsOf(const Node &node, FieldOptions &out, Problems &)
{
    Thresholds thresholds = readGrafanaThresholds(node);
    if (!thresholds.steps.empty())
        out.thresholds = std::move(thresholds);
}

void readMappingsOf(const Node &node, FieldOptions &out, Problems &problems)
{
    auto mappings = readGrafanaMappings(node, problems);
    if (!mappings.empty())
        out.mappings = std::move(mappings);
}

void readLinksOf(const Node &node, FieldOptions &out, Problems &)
{
    auto links = readGrafanaLinks(node);
    if (!links.empty())
        out.links = std::move(links);
}

template <const Bounds &Limits, auto Member>
void number(const Node &node, FieldOptions &out, Problems &problems)
{
    readGrafanaNumber(node, out.*Member, Limits, problems);
}

// A limit that is no number ("auto", "") means none.
template <auto Member>
void limit(const Node &node, FieldOptions &out, Problems &)
{
    if (const auto value = numberOf(node))
        out.*Member = *value;
}

void readLineStyle(const Node &node, FieldOptions &out, Problems &problems)
{
    const QString fill = node[u"fill"].text;
    std::vector<double> dashes;
    for (const Node &item : node[u"dash"].items)
        if (const auto length = numberOf(item))
            dashes.push_back(*length);
    if (fill == u"dash" && dashes.empty())
        dashes = {10, 10};
    else if (fill == u"dot")
        dashes = {0, 10};
    else if (fill == u"solid")
        dashes.clear();
    else if (fill != u"dash" && !fill.isEmpty())
        wrongType(problems, node[u"fill"], QStringLiteral("one of solid, dash, dot"));
    out.dashes = dashes;
}

void readSpanNulls(const Node &node, FieldOptions &out, Problems &)
{
    if (node.kind == Node::Kind::Bool)
        out.spanNullsMs = node.isTrue() ? std::numeric_limits<std::int64_t>::max() : 0;
    else if (const auto ms = numberOf(node); ms && *ms >= 0 && *ms < 1e15)
        out.spanNullsMs = static_cast<std::int64_t>(*ms);
}

void readStacking(const Node &node, FieldOptions &out, Problems &problems)
{
    choose<&FieldOptions::stacking, &stackings>(node[u"mode"], out, problems);
    const Node &group = node[u"group"];
    if (group.kind == Node::Kind::String)
        out.stackGroup = group.text;
    else if (group.kind == Node::Kind::Bool) // false: apart from the others
        out.stackGroup = QStringLiteral("false");
}

void readScale(const Node &node, FieldOptions &out, Problems &problems)
{
    const QString type = node[u"type"].text;
    if (type == u"log")
        out.scale = logScale(numberOf(node[u"log"]).value_or(2));
    else if (type == u"symlog")
        out.scale = Scale::SymLog;
    else if (type == u"linear" || type.isEmpty())
        out.scale = Scale::Linear;
    else
        wrongType(problems, node[u"type"], QStringLiteral("one of linear, log, symlog"));
}

void readHideFrom(const Node &node, FieldOptions &out, Problems &)
{
    const auto set = [&](QStringView key, std::optional<bool> &place) {
        if (node[key].kind == Node::Kind::Bool)
            place = node[key].isTrue();
    };
    set(u"legend", out.hideFromLegend);
    set(u"viz", out.hideFromGraph);
    set(u"graph", out.hideFromGraph);
    set(u"tooltip", out.hideFromTooltip);
}

void readTransform(const Node &node, FieldOptions &out, Problems &problems)
{
    if (node.text == u"negative-Y")
        out.negativeY = true;
    else if (!node.text.isEmpty() && node.text != u"constant" && !node.isNull())
        wrongType(problems, node, QStringLiteral("negative-Y"));
}

constexpr std::array kProperties{
    Property{u"unit", &plain<&FieldOptions::unit>},
    Property{u"decimals", &number<kDecimals, &FieldOptions::decimals>},
    Property{u"min", &limit<&FieldOptions::min>},
    Property{u"max", &limit<&FieldOptions::max>},
    Property{u"displayName", &plain<&FieldOptions::displayName>},
    Property{u"noValue", &plain<&FieldOptions::noValue>},
    Property{u"color", &readColor},
    Property{u"thresholds", &readThresholdsOf},
    Property{u"mappings", &readMappingsOf},
    Property{u"links", &readLinksOf},
    Property{u"custom.drawStyle", &choose<&FieldOptions::drawStyle, &drawStyles>},
    Property{u"custom.lineInterpolation", &choose<&FieldOptions::interpolation, &interpolations>},
    Property{u"custom.lineWidth", &number<kPixels, &FieldOptions::lineWidth>},
    Property{u"custom.fillOpacity", &number<kPercents, &FieldOptions::fillOpacity>},
    Property{u"custom.pointSize", &number<kPixels, &FieldOptions::pointSize>},
    Property{u"custom.showPoints", &choose<&FieldOptions::showPoints, &pointChoices>},
    Property{u"custom.lineStyle", &readLineStyle},
    Property{u"custom.spanNulls", &readSpanNulls},
    Property{u"custom.stacking", &readStacking},
    Property{u"custom.axisPlacement", &choose<&FieldOptions::axis, &axisPlacements>},
    Property{u"custom.axisLabel", &plain<&FieldOptions::axisLabel>},
    Property{u"custom.axisSoftMin", &limit<&FieldOptions::softMin>},
    Property{u"custom.axisSoftMax", &limit<&FieldOptions::softMax>},
    Property{u"custom.scaleDistribution", &readScale},
    Property{u"custom.thresholdsStyle",
             [](const Node &node, FieldOptions &out, Problems &problems) {
                 choose<&FieldOptions::thresholdStyle, &thresholdStyles>(node[u"mode"], out,
                                                                         problems);
             }},
    Property{u"custom.transform", &readTransform},
    Property{u"custom.fillBelowTo", &plain<&FieldOptions::fillBelowTo>},
    Property{u"custom.hideFrom", &readHideFrom},
};

// Finer points of a look that this program draws in its own way, and what only tables have.
constexpr std::array kPassedOver{
    u"description",
    u"displayNameFromDS",
    u"filterable",
    u"writeable",
    u"path",
    u"fieldMinMax",
    u"nullValueMode",
    u"type",
    u"custom.axisBorderShow",
    u"custom.axisCenteredZero",
    u"custom.axisColorMode",
    u"custom.axisGridShow",
    u"custom.axisWidth",
    u"custom.barAlignment",
    u"custom.barMaxWidth",
    u"custom.barWidthFactor",
    u"custom.gradientMode",
    u"custom.insertNulls",
    u"custom.lineColor",
    u"custom.fillColor",
    u"custom.pointColor",
    u"custom.pointSymbol",
    u"custom.showValues",
    u"custom.align",
    u"custom.hidden",
    u"custom.hideHeader",
    u"custom.width",
    u"custom.minWidth",
    u"custom.displayMode",
    u"custom.cellOptions",
    u"custom.filterable",
    u"custom.inspect",
    u"custom.wrapText",
    u"custom.footer",
    u"actions",
    u"unitScale",
    u"filter",
    u"custom.neutral",
};

} // namespace

bool readFieldProperty(const QString &id, const Node &value, FieldOptions &out, Problems &problems)
{
    for (const Property &property : kProperties) {
        if (property.id == id) {
            property.read(value, out, problems);
            return true;
        }
    }
    return std::ranges::any_of(kPassedOver,
                               [&](const char16_t *known) { return id == QStringView(known); });
}

} // namespace onex
