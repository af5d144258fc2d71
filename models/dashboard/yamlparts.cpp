// SPDX-License-Identifier: GPL-3.0-or-later
// The smaller maps of a panel: position, legend, reduce, stat, pie, tooltip, mappings, links.
#include "models/dashboard/calcs.h"
#include "models/dashboard/words.h"
#include "models/dashboard/yamldialect.h"

#include <array>

namespace onex {

namespace {

template <typename T>
using Row = Field<T>;

template <typename T, std::size_t N>
void readRows(const Node &node, T &out, const std::array<Field<T>, N> &rows, Problems &problems)
{
    readMap(node, out, std::span<const Field<T>>(rows), problems);
}

constexpr std::array kLink{
    Row<Link>{u"title", &into<&Link::title>},
    Row<Link>{u"url", &into<&Link::url>},
    Row<Link>{u"tags", &into<&Link::tags>},
    Row<Link>{u"keep_time", &into<&Link::keepTime>},
    Row<Link>{u"keep_variables", &into<&Link::keepVariables>},
};

constexpr std::array kRect{
    Row<GridRect>{u"x", &into<&GridRect::x>},
    Row<GridRect>{u"y", &into<&GridRect::y>},
    Row<GridRect>{u"w", &into<&GridRect::w>},
    Row<GridRect>{u"h", &into<&GridRect::h>},
};

void readRange(const Node &node, ValueMapping &out, Problems &problems)
{
    static constexpr std::array kRows{
        Row<ValueMapping>{u"from", &into<&ValueMapping::from>},
        Row<ValueMapping>{u"to", &into<&ValueMapping::to>},
    };
    out.kind = ValueMapping::Kind::Range;
    readRows(node, out, kRows, problems);
}

constexpr std::array kMapping{
    Row<ValueMapping>{u"value",
                      [](const Node &node, ValueMapping &out, Problems &problems) {
                          read(node, out.value, problems);
                      }},
    Row<ValueMapping>{u"range", &readRange},
    Row<ValueMapping>{u"regex",
                      [](const Node &node, ValueMapping &out, Problems &problems) {
                          out.kind = ValueMapping::Kind::Regex;
                          read(node, out.pattern, problems);
                      }},
    Row<ValueMapping>{u"special",
                      [](const Node &node, ValueMapping &out, Problems &problems) {
                          out.kind = ValueMapping::Kind::Special;
                          readChoice(node, out.special, specials(), problems);
                      }},
    Row<ValueMapping>{u"text", &into<&ValueMapping::text>},
    Row<ValueMapping>{u"color", &into<&ValueMapping::color>},
};

void readCalc(const Node &node, QString &out, Problems &problems)
{
    if (const auto calc = calcOf(node.text))
        out = *calc;
    else
        wrongType(problems, node,
                  QStringLiteral("one of last, first, min, max, mean, sum, count, range, "
                                 "delta, diff, stdDev, median, p95"));
}

void readCalcs(const Node &node, LegendOptions &out, Problems &problems)
{
    const auto add = [&](const Node &item) {
        QString calc;
        readCalc(item, calc, problems);
        if (!calc.isEmpty())
            out.calcs += calc;
    };
    out.calcs.clear();
    if (!node.isList())
        add(node);
    for (const Node &item : node.items)
        add(item);
}

constexpr std::array kLegendModes{
    Choice{u"list", LegendOptions::Mode::List},
    Choice{u"table", LegendOptions::Mode::Table},
    Choice{u"hidden", LegendOptions::Mode::Hidden},
};
constexpr std::array kPlaces{Choice{u"bottom", false}, Choice{u"right", true}};

constexpr std::array kLegend{
    Row<LegendOptions>{u"show",
                       [](const Node &node, LegendOptions &out, Problems &problems) {
                           readChoice(node, out.mode,
                                      std::span<const Choice<LegendOptions::Mode>>(kLegendModes),
                                      problems);
                       }},
    Row<LegendOptions>{u"place",
                       [](const Node &node, LegendOptions &out, Problems &problems) {
                           readChoice(node, out.right, std::span<const Choice<bool>>(kPlaces),
                                      problems);
                       }},
    Row<LegendOptions>{u"values", &readCalcs},
    Row<LegendOptions>{u"sort_by",
                       [](const Node &node, LegendOptions &out, Problems &) {
                           out.sortBy = sortColumnOf(node.text);
                       }},
    Row<LegendOptions>{u"descending", &into<&LegendOptions::sortDescending>},
    Row<LegendOptions>{u"text", [](const Node &, LegendOptions &, Problems &) {}},
};

constexpr std::array kTooltip{
    Row<TooltipOptions>{u"mode",
                        [](const Node &node, TooltipOptions &out, Problems &problems) {
                            readChoice(node, out.mode, tooltipModes(), problems);
                        }},
    Row<TooltipOptions>{u"sort",
                        [](const Node &node, TooltipOptions &out, Problems &problems) {
                            readChoice(node, out.sort, tooltipSorts(), problems);
                        }},
};

constexpr std::array kReduce{
    Row<ReduceOptions>{u"calc",
                       [](const Node &node, ReduceOptions &out, Problems &problems) {
                           readCalc(node, out.calc, problems);
                       }},
    Row<ReduceOptions>{u"all_values", &into<&ReduceOptions::allValues>},
    Row<ReduceOptions>{u"limit", &within<kReducedValues, &ReduceOptions::limit>},
    Row<ReduceOptions>{u"fields", &into<&ReduceOptions::fields>},
};

constexpr std::array kStat{
    Row<StatOptions>{u"color",
                     [](const Node &node, StatOptions &out, Problems &problems) {
                         readChoice(node, out.colorTarget, colorTargets(), problems);
                     }},
    Row<StatOptions>{u"text",
                     [](const Node &node, StatOptions &out, Problems &problems) {
                         readChoice(node, out.textMode, textModes(), problems);
                     }},
    Row<StatOptions>{u"orientation",
                     [](const Node &node, StatOptions &out, Problems &problems) {
                         readChoice(node, out.orientation, orientations(), problems);
                     }},
    Row<StatOptions>{u"sparkline", &into<&StatOptions::sparkline>},
};

constexpr std::array kPie{
    Row<PieOptions>{u"donut", &into<&PieOptions::donut>},
    Row<PieOptions>{u"value", &into<&PieOptions::legendValue>},
    Row<PieOptions>{u"percent", &into<&PieOptions::legendPercent>},
    Row<PieOptions>{u"labels", &into<&PieOptions::labels>},
};

} // namespace

void read(const Node &node, Link &out, Problems &problems) { readRows(node, out, kLink, problems); }

void read(const Node &node, ValueMapping &out, Problems &problems)
{
    readRows(node, out, kMapping, problems);
}

void read(const Node &node, GridRect &out, Problems &problems)
{
    GridRect rect;
    readRows(node, rect, kRect, problems);
    const bool fits = rect.x >= 0 && rect.x < 24 && rect.y >= 0 && rect.y < 100'000 && rect.w > 0
        && rect.x + rect.w <= 24 && rect.h > 0 && rect.h <= 1000;
    if (fits)
        out = rect;
    else
        addProblem(problems, node,
                   QStringLiteral("expected a position within 24 columns: x + w at most 24"));
}

void read(const Node &node, LegendOptions &out, Problems &problems)
{
    readRows(node, out, kLegend, problems);
}

void read(const Node &node, TooltipOptions &out, Problems &problems)
{
    if (node.isMap())
        readRows(node, out, kTooltip, problems);
    else
        readChoice(node, out.mode, tooltipModes(), problems);
}

void read(const Node &node, ReduceOptions &out, Problems &problems)
{
    if (node.isMap())
        readRows(node, out, kReduce, problems);
    else
        readCalc(node, out.calc, problems);
}

void read(const Node &node, StatOptions &out, Problems &problems)
{
    readRows(node, out, kStat, problems);
}
void read(const Node &node, PieOptions &out, Problems &problems)
{
    readRows(node, out, kPie, problems);
}

} // namespace onex
