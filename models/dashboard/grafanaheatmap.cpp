// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/grafana.h"
#include "models/dashboard/timeexpr.h"
#include "models/dashboard/words.h"

namespace onex {

namespace {

void takeNumber(const Node &node, std::optional<double> &out)
{
    if (const auto number = numberOf(node))
        out = *number;
}

Scale scaleOf(const Node &distribution)
{
    if (distribution[u"type"].text == u"symlog")
        return Scale::SymLog;
    if (distribution[u"type"].text != u"log")
        return Scale::Linear;
    return logScale(numberOf(distribution[u"log"]).value_or(2));
}

// {"mode": "count" | "size", "value": "20"}
void readCalculation(const Node &calculation, HeatmapOptions &out, Problems &problems)
{
    const Node &y = calculation[u"yBuckets"];
    if (y[u"mode"].text == u"size")
        takeNumber(y[u"value"], out.yBucketSize);
    else
        readGrafanaNumber(y[u"value"], out.yBuckets, kBuckets, problems);
    if (y.contains(u"scale"))
        out.yScale = scaleOf(y[u"scale"]);
    const Node &x = calculation[u"xBuckets"];
    if (x[u"mode"].text == u"size")
        out.xBucketMs = parseDuration(x[u"value"].text).value_or(0);
}

void readColor(const Node &color, HeatmapOptions &out)
{
    if (color[u"scheme"].kind == Node::Kind::String)
        out.scheme = color[u"scheme"].text;
    out.exponent = numberOf(color[u"exponent"]).value_or(out.exponent);
    if (color[u"scale"].text == u"linear")
        out.exponent = 1;
    out.reverse = color[u"reverse"].isTrue();
    takeNumber(color[u"min"], out.colorMin);
    takeNumber(color[u"max"], out.colorMax);
}

// The panel of before Grafana 9: its settings stand beside the title.
void readOld(const Node &node, HeatmapOptions &out)
{
    if (node.contains(u"dataFormat"))
        out.calculate = node[u"dataFormat"].text != u"tsbuckets";
    QString scheme = node[u"color"][u"colorScheme"].text;
    if (scheme.startsWith(u"interpolate"))
        out.scheme = scheme.mid(11);
    out.exponent = numberOf(node[u"color"][u"exponent"]).value_or(out.exponent);
    const Node &axis = node[u"yAxis"];
    if (const auto base = numberOf(axis[u"logBase"]); base && *base > 1)
        out.yScale = logScale(*base);
    takeNumber(axis[u"min"], out.yMin);
    takeNumber(axis[u"max"], out.yMax);
    if (node[u"legend"].isMap())
        out.showLegend = node[u"legend"][u"show"].isTrue();
}

void readNew(const Node &options, HeatmapOptions &out, Problems &problems)
{
    if (options[u"calculate"].kind == Node::Kind::Bool)
        out.calculate = options[u"calculate"].isTrue();
    readCalculation(options[u"calculation"], out, problems);
    readColor(options[u"color"], out);
    if (options[u"legend"][u"show"].kind == Node::Kind::Bool)
        out.showLegend = options[u"legend"][u"show"].isTrue();
    out.hideBelow = numberOf(options[u"filterValues"][u"le"]).value_or(out.hideBelow);
    readGrafanaNumber(options[u"cellGap"], out.cellGap, kCellGaps, problems);
    const Node &axis = options[u"yAxis"];
    takeNumber(axis[u"min"], out.yMin);
    takeNumber(axis[u"max"], out.yMax);
}

} // namespace

void readHeatmapOptions(const Node &node, HeatmapOptions &out, Problems &problems)
{
    readOld(node, out);
    readNew(node[u"options"], out, problems);
}

} // namespace onex
