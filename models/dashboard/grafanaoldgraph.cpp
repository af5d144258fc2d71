// SPDX-License-Identifier: GPL-3.0-or-later
// The graph panel of before Grafana 8, whose settings stand beside the title.
#include "models/dashboard/grafana.h"
#include "models/dashboard/words.h"

#include <array>
#include <limits>

namespace onex {

namespace {

constexpr double kFillStep = 10; // old fill counts tenths

// lines, bars and points are switches of their own; where none is written, the defaults hold.
void readSwitches(const Node &node, FieldOptions &out)
{
    const bool bars = node[u"bars"].isTrue(), points = node[u"points"].isTrue();
    const bool noLines = node[u"lines"].kind == Node::Kind::Bool && !node[u"lines"].isTrue();
    if (bars)
        out.drawStyle = DrawStyle::Bars;
    else if (noLines && points)
        out.drawStyle = DrawStyle::Points;
    else if (node[u"lines"].isTrue())
        out.drawStyle = DrawStyle::Line;
    if (points)
        out.showPoints = ShowPoints::Always;
    else if (node.contains(u"points"))
        out.showPoints = ShowPoints::Never;
    if (noLines && !bars && !points && node.contains(u"lines"))
        out.hideFromGraph = true;
}

void readNullMode(const Node &mode, FieldOptions &out)
{
    if (mode.text == u"connected")
        out.spanNullsMs = std::numeric_limits<std::int64_t>::max();
    else if (mode.text == u"null as zero")
        out.nullAsZero = true;
}

// What the panel and each of its seriesOverrides may have.
void readLook(const Node &node, FieldOptions &out, Problems &problems)
{
    readSwitches(node, out);
    readNullMode(node[u"nullPointMode"], out);
    readGrafanaNumber(node[u"linewidth"], out.lineWidth, kPixels, problems);
    if (const auto fill = numberOf(node[u"fill"]))
        out.fillOpacity = static_cast<int>(qBound(0.0, *fill * kFillStep, 100.0));
    if (const auto radius = numberOf(node[u"pointradius"]))
        out.pointSize = qBound(0.0, *radius * 2, double(kPixels.most));
    if (node[u"steppedLine"].isTrue())
        out.interpolation = Interpolation::StepAfter;
    if (node[u"dashes"].isTrue())
        out.dashes = std::vector{numberOf(node[u"dashLength"]).value_or(10),
                                 numberOf(node[u"spaceLength"]).value_or(10)};
}

void readAxis(const Node &axis, FieldOptions &out, Problems &problems)
{
    if (axis[u"format"].kind == Node::Kind::String)
        out.unit = axis[u"format"].text;
    if (const auto min = numberOf(axis[u"min"]))
        out.min = *min;
    if (const auto max = numberOf(axis[u"max"]))
        out.max = *max;
    if (!axis[u"label"].text.isEmpty() && !axis[u"label"].isNull())
        out.axisLabel = axis[u"label"].text;
    if (const auto base = numberOf(axis[u"logBase"]); base && *base > 1)
        out.scale = logScale(*base);
    readGrafanaNumber(axis[u"decimals"], out.decimals, kDecimals, problems);
}

const Node &axisAt(const Node &node, std::size_t index)
{
    static const Node kNone;
    const auto &axes = node[u"yaxes"].items;
    return index < axes.size() ? axes[index] : kNone;
}

void readStacking(const Node &node, FieldOptions &out)
{
    if (node[u"stack"].isTrue())
        out.stacking = node[u"percentage"].isTrue() ? Stacking::Percent : Stacking::Normal;
}

Override named(const QString &alias)
{
    Override result;
    result.match = alias.startsWith(u'/') ? Override::Match::Regex : Override::Match::Name;
    result.arguments = QStringList{alias};
    return result;
}

void readOverrideStack(const Node &stack, FieldOptions &out)
{
    if (stack.kind == Node::Kind::Bool)
        out.stacking = stack.isTrue() ? Stacking::Normal : Stacking::None;
    if (stack.kind == Node::Kind::String) {
        out.stacking = Stacking::Normal;
        out.stackGroup = stack.text;
    }
}

void readSeriesOverride(const Node &node, const Node &rightAxis, PanelDefinition &panel,
                        Problems &problems)
{
    Override result = named(node[u"alias"].text);
    FieldOptions &out = result.options;
    readLook(node, out, problems);
    readOverrideStack(node[u"stack"], out);
    if (node[u"yaxis"].text == u"2") {
        out.axis = AxisPlacement::Right;
        readAxis(rightAxis, out, problems);
    }
    if (!node[u"color"].text.isEmpty()) {
        out.color = node[u"color"].text;
        out.colorMode = ColorMode::Fixed;
    }
    if (node[u"transform"].text == u"negative-Y")
        out.negativeY = true;
    if (node[u"fillBelowTo"].kind == Node::Kind::String)
        out.fillBelowTo = node[u"fillBelowTo"].text;
    if (node[u"legend"].kind == Node::Kind::Bool)
        out.hideFromLegend = !node[u"legend"].isTrue();
    if (node[u"hiddenSeries"].isTrue())
        out.hideFromGraph = true;
    panel.overrides.push_back(std::move(result));
}

void readAliasColors(const Node &colors, PanelDefinition &panel)
{
    for (const Node::Member &member : colors.members) {
        Override result;
        result.arguments = QStringList{member.key};
        result.options.color = member.value.text;
        result.options.colorMode = ColorMode::Fixed;
        panel.overrides.push_back(std::move(result));
    }
}

QString thresholdColor(const Node &node)
{
    const QString mode = node[u"colorMode"].text;
    if (mode == u"warning")
        return QStringLiteral("orange");
    if (mode == u"ok")
        return QStringLiteral("green");
    const QString own
        = node[u"lineColor"].text.isEmpty() ? node[u"fillColor"].text : node[u"lineColor"].text;
    return mode == u"custom" && !own.isEmpty() ? own : QStringLiteral("red");
}

// {"value": 80, "op": "gt", "colorMode": "critical", "line": true, "fill": true}
void readThresholdLines(const Node &list, FieldOptions &out)
{
    Thresholds thresholds;
    QString base = QStringLiteral("transparent");
    bool line = false, fill = false;
    for (const Node &node : list.items) {
        const auto value = numberOf(node[u"value"]);
        if (!value)
            continue;
        const bool below = node[u"op"].text == u"lt";
        if (below)
            base = thresholdColor(node);
        thresholds.steps.push_back(
            {*value, below ? QStringLiteral("transparent") : thresholdColor(node)});
        line = line || node[u"line"].isTrue();
        fill = fill || node[u"fill"].isTrue();
    }
    if (thresholds.steps.empty())
        return;
    thresholds.steps.push_back({std::nullopt, base});
    arrange(thresholds);
    out.thresholds = std::move(thresholds);
    out.thresholdStyle = !fill ? ThresholdStyle::Line
        : line                 ? ThresholdStyle::LineAndArea
                               : ThresholdStyle::Area;
}

struct OldColumn
{
    QStringView key, calc;
};
constexpr std::array kColumns{
    OldColumn{u"min", u"min"},   OldColumn{u"max", u"max"},
    OldColumn{u"avg", u"mean"},  OldColumn{u"current", u"lastNotNull"},
    OldColumn{u"total", u"sum"},
};

void readOldLegend(const Node &legend, LegendOptions &out)
{
    if (!legend.isMap())
        return;
    const bool isHidden = legend[u"show"].kind == Node::Kind::Bool && !legend[u"show"].isTrue();
    out.mode = isHidden                    ? LegendOptions::Mode::Hidden
        : legend[u"alignAsTable"].isTrue() ? LegendOptions::Mode::Table
                                           : LegendOptions::Mode::List;
    out.right = legend[u"rightSide"].isTrue();
    out.calcs.clear();
    for (const OldColumn &column : kColumns)
        if (legend[u"values"].isTrue() && legend[column.key].isTrue())
            out.calcs += column.calc.toString();
    out.sortBy = sortColumnOf(legend[u"sort"].text);
    out.sortDescending = !legend.contains(u"sortDesc") || legend[u"sortDesc"].isTrue();
}

void readOldTooltip(const Node &tooltip, TooltipOptions &out)
{
    if (!tooltip.isMap())
        return;
    const bool isShared = !tooltip.contains(u"shared") || tooltip[u"shared"].isTrue();
    out.mode = isShared ? TooltipOptions::Mode::All : TooltipOptions::Mode::Single;
    const QString sort = tooltip[u"sort"].text;
    out.sort = sort == u"1" ? TooltipOptions::Sort::Ascending
        : sort == u"2"      ? TooltipOptions::Sort::Descending
                            : TooltipOptions::Sort::None;
}

} // namespace

void readOldGraph(const Node &node, PanelDefinition &panel, Problems &problems)
{
    FieldOptions &out = panel.defaults;
    if (!out.fillOpacity)
        out.fillOpacity = static_cast<int>(kFillStep);
    readLook(node, out, problems);
    readAxis(axisAt(node, 0), out, problems);
    readStacking(node, out);
    readGrafanaNumber(node[u"decimals"], out.decimals, kDecimals, problems);
    readThresholdLines(node[u"thresholds"], out);
    readOldLegend(node[u"legend"], panel.legend);
    readOldTooltip(node[u"tooltip"], panel.tooltip);
    readAliasColors(node[u"aliasColors"], panel);
    for (const Node &item : node[u"seriesOverrides"].items)
        readSeriesOverride(item, axisAt(node, 1), panel, problems);
    const Node &mode = node[u"xaxis"][u"mode"];
    if (mode.kind == Node::Kind::String && mode.text != u"time")
        addProblem(problems, mode,
                   QStringLiteral("an x axis of mode \"%1\" is shown over time").arg(mode.text));
}

} // namespace onex
