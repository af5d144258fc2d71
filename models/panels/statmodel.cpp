// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/statmodel.h"

#include "models/panels/celllink.h"
#include "models/panels/colors.h"
#include "models/panels/reduced.h"
#include "models/panels/sparkline.h"
#include "models/panels/valuecolors.h"

namespace onex {
namespace {

constexpr std::size_t kMostCells = 400; // more cannot be read, whatever a query returns

bool isByValue(const FieldOptions &options)
{
    const ColorMode mode = options.colorMode.value_or(ColorMode::Thresholds);
    return mode == ColorMode::Thresholds || mode == ColorMode::Continuous;
}

class CellMaker
{
public:
    CellMaker(const PanelDefinition &panel, const PanelData &data,
              const std::vector<DisplaySeries> &all, const Theme &theme, int sparkPoints)
        : m_panel(panel)
        , m_range(data.range)
        , m_theme(theme)
        , m_colors(all, theme)
        , m_sparkPoints(sparkPoints)
    {
    }

    StatCell cellOf(const ReducedValue &value)
    {
        const DisplaySeries &one = *value.series;
        StatCell cell;
        const MappedValue mapped = mappedValue(value.number, one.options);
        cell.name = one.name;
        cell.number = value.number;
        cell.value = mapped.text;
        cell.color = mapped.color.isEmpty() ? colorOf(value) : namedColor(mapped.color, m_theme);
        cell.endedMs = value.endedMs;
        if (m_panel.stat.sparkline && !m_panel.reduce.allValues)
            cell.sparkline
                = sparkline(*one.series, m_range, gapLimit(one.stepMs, one.options), m_sparkPoints);
        cell.link = cellLink(one, value.number, mapped.text.all());
        return cell;
    }

private:
    QColor colorOf(const ReducedValue &value)
    {
        if (!value.number)
            return m_theme.muted;
        const DisplaySeries &one = *value.series;
        return isByValue(one.options) ? m_colors.of(*value.number, one.options) : one.color;
    }

    const PanelDefinition &m_panel;
    TimeRange m_range;
    const Theme &m_theme;
    ValueColors m_colors;
    int m_sparkPoints;
};

} // namespace

std::vector<StatCell> statCells(const PanelDefinition &panel, const PanelData &data,
                                const Theme &theme, int sparkPoints)
{
    const std::vector<DisplaySeries> all = displaySeries(panel, data, theme);
    CellMaker maker(panel, data, all, theme, sparkPoints);
    std::vector<StatCell> cells;
    for (const ReducedValue &value : reducedValues(panel.reduce, all, kMostCells))
        cells.push_back(maker.cellOf(value));
    return cells;
}

} // namespace onex
