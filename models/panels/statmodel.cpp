// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/statmodel.h"

#include "models/dashboard/calcs.h"
#include "models/dashboard/regex.h"
#include "models/panels/colors.h"
#include "models/panels/sparkline.h"
#include "models/panels/valuecolors.h"

#include <cmath>

namespace onex {
namespace {

constexpr std::int64_t kLeastEndedMs = 60'000;
constexpr std::size_t kMostCells = 400; // more cannot be read, whatever a query returns

bool isByValue(const FieldOptions &options)
{
    const ColorMode mode = options.colorMode.value_or(ColorMode::Thresholds);
    return mode == ColorMode::Thresholds || mode == ColorMode::Continuous;
}

bool isLast(const QString &calc) { return calc == u"last" || calc == u"lastNotNull"; }

class CellMaker
{
public:
    CellMaker(const PanelDefinition &panel, const PanelData &data,
              const std::vector<DisplaySeries> &all, const Theme &theme, int sparkPoints)
        : m_panel(panel)
        , m_range(data.range)
        , m_knownToMs(std::min(data.range.to, data.receivedMs))
        , m_theme(theme)
        , m_colors(all, theme)
        , m_sparkPoints(sparkPoints)
    {
    }

    StatCell reduced(const DisplaySeries &one)
    {
        StatCell cell = valueCell(one, reduce(*one.series, m_panel.reduce.calc));
        if (m_panel.stat.sparkline)
            cell.sparkline = sparkline(*one.series, m_range, gapMs(one), m_sparkPoints);
        if (isLast(m_panel.reduce.calc) && !one.series->times.empty()) {
            const std::int64_t ended = m_knownToMs - one.series->times.back();
            cell.endedMs = ended > std::max(2 * one.stepMs, kLeastEndedMs) ? ended : 0;
        }
        return cell;
    }

    StatCell valueCell(const DisplaySeries &one, std::optional<double> number)
    {
        StatCell cell;
        const MappedValue mapped = mappedValue(number, one.options);
        cell.name = one.name;
        cell.number = number;
        cell.value = mapped.text;
        if (!mapped.color.isEmpty())
            cell.color = namedColor(mapped.color, m_theme);
        else if (!number)
            cell.color = m_theme.muted;
        else
            cell.color = isByValue(one.options) ? m_colors.of(*number, one.options) : one.color;
        if (one.options.links && !one.options.links->empty())
            cell.link = one.options.links->front().url;
        return cell;
    }

private:
    static std::int64_t gapMs(const DisplaySeries &one)
    {
        const std::int64_t gap = one.stepMs > 0 ? one.stepMs * 3 / 2 : INT64_MAX;
        return std::max(gap, one.options.spanNullsMs.value_or(0));
    }

    const PanelDefinition &m_panel;
    TimeRange m_range;
    std::int64_t m_knownToMs; // a range such as "today" ends later
    const Theme &m_theme;
    ValueColors m_colors;
    int m_sparkPoints;
};

std::vector<const DisplaySeries *> shown(const PanelDefinition &panel,
                                         const std::vector<DisplaySeries> &all)
{
    const auto fields = Regex::compile(panel.reduce.fields);
    const bool filtered = !panel.reduce.fields.isEmpty() && fields.has_value();
    std::vector<const DisplaySeries *> kept;
    for (const DisplaySeries &one : all)
        if (!one.options.hideFromGraph.value_or(false) && one.series->histograms.empty()
            && (!filtered || fields->matches(one.name)))
            kept.push_back(&one);
    return kept;
}

std::size_t limitOf(const PanelDefinition &panel)
{
    return panel.reduce.limit > 0
        ? std::min(static_cast<std::size_t>(panel.reduce.limit), kMostCells)
        : kMostCells;
}

} // namespace

std::vector<StatCell> statCells(const PanelDefinition &panel, const PanelData &data,
                                const Theme &theme, int sparkPoints)
{
    const std::vector<DisplaySeries> all = displaySeries(panel, data, theme);
    CellMaker maker(panel, data, all, theme, sparkPoints);
    const std::size_t limit = limitOf(panel);
    std::vector<StatCell> cells;
    for (const DisplaySeries *one : shown(panel, all)) {
        if (cells.size() >= limit)
            break;
        if (!panel.reduce.allValues) {
            cells.push_back(maker.reduced(*one));
            continue;
        }
        for (const double value : one->series->values)
            if (cells.size() < limit)
                cells.push_back(maker.valueCell(*one, value));
    }
    return cells;
}

} // namespace onex
