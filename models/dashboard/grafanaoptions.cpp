// SPDX-License-Identifier: GPL-3.0-or-later
// The `options` of a panel.
#include "models/dashboard/calcs.h"
#include "models/dashboard/grafana.h"
#include "models/dashboard/words.h"

namespace onex {

namespace {

QStringList calcsOf(const Node &list)
{
    QStringList calcs;
    for (const Node &item : list.items)
        if (const auto calc = calcOf(item.text))
            calcs += *calc;
    return calcs;
}

void readLegend(const Node &legend, LegendOptions &out)
{
    if (!legend.isMap())
        return;
    const QString mode = legend[u"displayMode"].text;
    const bool isHidden = mode == u"hidden"
        || (legend[u"showLegend"].kind == Node::Kind::Bool && !legend[u"showLegend"].isTrue());
    out.mode = isHidden    ? LegendOptions::Mode::Hidden
        : mode == u"table" ? LegendOptions::Mode::Table
                           : LegendOptions::Mode::List;
    out.right = legend[u"placement"].text == u"right";
    out.calcs = calcsOf(legend[u"calcs"]);
    out.sortBy = sortColumnOf(legend[u"sortBy"].text);
    if (legend[u"sortDesc"].kind == Node::Kind::Bool)
        out.sortDescending = legend[u"sortDesc"].isTrue();
}

// A missing tooltip shows one series, as in Grafana.
void readTooltip(const Node &tooltip, TooltipOptions &out)
{
    if (!tooltip.isMap())
        return;
    out.mode = chosen(tooltip[u"mode"].text, tooltipModes()).value_or(TooltipOptions::Mode::Single);
    out.sort = chosen(tooltip[u"sort"].text, tooltipSorts()).value_or(TooltipOptions::Sort::None);
}

void readReduce(const Node &reduce, ReduceOptions &out, Problems &problems)
{
    const QStringList calcs = calcsOf(reduce[u"calcs"]);
    if (!calcs.isEmpty())
        out.calc = calcs.first();
    else if (!reduce[u"calcs"].items.empty())
        addProblem(problems, reduce[u"calcs"],
                   QStringLiteral("the calculation %1 is not known; the last value is shown")
                       .arg(reduce[u"calcs"].items[0].describe()));
    read(reduce[u"values"], out.allValues, problems);
    readWithin(reduce[u"limit"], out.limit, kReducedValues, problems);
    read(reduce[u"fields"], out.fields, problems);
}

void readStat(const Node &options, StatOptions &out)
{
    if (options.contains(u"graphMode"))
        out.sparkline = options[u"graphMode"].text != u"none";
    out.colorTarget = chosen(options[u"colorMode"].text, colorTargets()).value_or(out.colorTarget);
    out.textMode = chosen(options[u"textMode"].text, textModes()).value_or(out.textMode);
    out.orientation
        = chosen(options[u"orientation"].text, orientations()).value_or(out.orientation);
}

void readPie(const Node &options, PieOptions &out, Problems &problems)
{
    out.donut = options[u"pieType"].text == u"donut";
    const Node &values = options[u"legend"][u"values"];
    if (values.isList()) {
        QStringList words;
        read(values, words, problems);
        out.legendValue = words.contains(u"value");
        out.legendPercent = words.contains(u"percent");
    }
    if (options.contains(u"displayLabels"))
        read(options[u"displayLabels"], out.labels, problems);
}

} // namespace

void readPanelOptions(const Node &node, PanelDefinition &panel, Problems &problems)
{
    const Node &options = node[u"options"];
    readLegend(options[u"legend"], panel.legend);
    readTooltip(options[u"tooltip"], panel.tooltip);
    readReduce(options[u"reduceOptions"], panel.reduce, problems);
    if (panel.kind == u"stat")
        readStat(options, panel.stat);
    if (panel.kind == u"pie")
        readPie(options, panel.pie, problems);
    if (panel.kind == u"heatmap")
        readHeatmapOptions(node, panel.heatmap, problems);
}

} // namespace onex
