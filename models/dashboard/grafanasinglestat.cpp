// SPDX-License-Identifier: GPL-3.0-or-later
// The singlestat panel of before Grafana 7, as a stat.
#include "models/dashboard/calcs.h"
#include "models/dashboard/grafana.h"
#include "models/dashboard/words.h"

namespace onex {

namespace {

// "80,90" with three colours: below, between, above.
void readThresholds(const Node &node, FieldOptions &out)
{
    const auto &colors = node[u"colors"].items;
    const QStringList limits = node[u"thresholds"].text.split(u',', Qt::SkipEmptyParts);
    if (limits.isEmpty() || colors.empty())
        return;
    Thresholds thresholds;
    thresholds.steps.push_back({std::nullopt, colors[0].text});
    for (qsizetype i = 0; i < limits.size(); ++i) {
        bool ok = false;
        const double limit = limits[i].trimmed().toDouble(&ok);
        const auto index = qMin(static_cast<std::size_t>(i) + 1, colors.size() - 1);
        if (ok)
            thresholds.steps.push_back({limit, colors[index].text});
    }
    arrange(thresholds);
    out.thresholds = std::move(thresholds);
}

void readMappings(const Node &node, FieldOptions &out)
{
    std::vector<ValueMapping> mappings;
    const bool ranges = node[u"mappingType"].text == u"2";
    for (const Node &item : node[ranges ? u"rangeMaps" : u"valueMaps"].items) {
        ValueMapping mapping;
        mapping.text = item[u"text"].text;
        mapping.value = item[u"value"].text;
        if (ranges) {
            mapping.kind = ValueMapping::Kind::Range;
            mapping.from = numberOf(item[u"from"]);
            mapping.to = numberOf(item[u"to"]);
        } else if (mapping.value == u"null") {
            mapping.kind = ValueMapping::Kind::Special;
            mapping.value.clear();
        }
        mappings.push_back(mapping);
    }
    if (!mappings.empty())
        out.mappings = std::move(mappings);
}

void readUnit(const Node &node, FieldOptions &out)
{
    const QString format = node[u"format"].text;
    const QString prefix = node[u"prefix"].text, postfix = node[u"postfix"].text;
    const bool isBare = format.isEmpty() || format == u"none";
    if (isBare && !postfix.trimmed().isEmpty())
        out.unit = QStringLiteral("suffix:") + postfix;
    else if (isBare && !prefix.trimmed().isEmpty())
        out.unit = QStringLiteral("prefix:") + prefix;
    else if (!format.isEmpty())
        out.unit = format;
}

StatOptions::ColorTarget colorTarget(const Node &node)
{
    if (node[u"colorBackground"].isTrue())
        return StatOptions::ColorTarget::Background;
    return node[u"colorValue"].isTrue() ? StatOptions::ColorTarget::Value
                                        : StatOptions::ColorTarget::None;
}

} // namespace

void readSinglestat(const Node &node, PanelDefinition &panel, Problems &problems)
{
    FieldOptions &out = panel.defaults;
    readThresholds(node, out);
    readMappings(node, out);
    readUnit(node, out);
    readGrafanaNumber(node[u"decimals"], out.decimals, kDecimals, problems);
    if (node[u"nullText"].kind == Node::Kind::String)
        out.noValue = node[u"nullText"].text;
    panel.reduce.calc = calcOf(node[u"valueName"].text).value_or(QStringLiteral("mean"));
    if (node[u"valueName"].text == u"name")
        panel.stat.textMode = StatOptions::TextMode::Name;
    panel.stat.colorTarget = colorTarget(node);
    panel.stat.sparkline = node[u"sparkline"][u"show"].isTrue();
    const Node &gauge = node[u"gauge"];
    if (gauge[u"show"].isTrue()) {
        panel.kind = QStringLiteral("gauge");
        out.min = numberOf(gauge[u"minValue"]).value_or(0);
        out.max = numberOf(gauge[u"maxValue"]).value_or(100);
    }
}

} // namespace onex
