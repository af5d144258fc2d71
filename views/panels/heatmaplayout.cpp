// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/heatmaplayout.h"

#include "models/panels/columnmap.h"
#include "models/panels/format.h"
#include "models/panels/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr int kEdge = 6; // between the texts and the border
constexpr int kGap = 6;  // between the texts and what they belong to
constexpr int kBarHeight = 8;
constexpr int kWidestBar = 260;

QString boundText(double bound, const FieldOptions &options)
{
    return formatValue(bound, options.unit.value_or(QString()), options.decimals).all();
}

// Bucket bounds are where a server put them: all are candidates, in the middle of names instead.
std::vector<HeatmapMark> rowCandidates(const Heatmap &map, const FieldOptions &options)
{
    const std::vector<double> edges = rowEdges(map);
    std::vector<HeatmapMark> marks;
    for (std::size_t i = 0; i < map.rowNames.size(); ++i)
        marks.push_back({(edges[i] + edges[i + 1]) / 2, map.rowNames[i]});
    for (std::size_t i = 0; i < map.bounds.size(); ++i)
        marks.push_back({edges[i], boundText(map.bounds[i], options)});
    return marks;
}

// Round numbers on a scale that has them.
std::vector<HeatmapMark> valueCandidates(const Heatmap &map, const FieldOptions &options, int most)
{
    const QString unit = options.unit.value_or(QString());
    std::vector<HeatmapMark> marks;
    if (map.axis == Heatmap::Axis::Linear) {
        const ValueTicks ticks = linearTicks(map.bounds.front(), map.bounds.back(), most, unit);
        for (const double value : ticks.values)
            marks.push_back(
                {axisPosition(map, value), formatTick(value, ticks.step, unit, options.decimals)});
        return marks;
    }
    const auto finite = std::find_if(map.bounds.rbegin(), map.bounds.rend(),
                                     [](double bound) { return std::isfinite(bound); });
    const auto positive = std::find_if(map.bounds.begin(), map.bounds.end(),
                                       [](double bound) { return bound > 0; });
    for (const double value : logTicks(*positive, *finite, most, map.logBase).values)
        marks.push_back({axisPosition(map, value), boundText(value, options)});
    return marks;
}

// The largest regular selection that fits: all, every second, every third … The uppermost always
// stays.
std::vector<HeatmapMark> thinned(const std::vector<HeatmapMark> &all, double minDistance)
{
    for (std::size_t every = 1; every <= all.size(); ++every) {
        std::vector<HeatmapMark> kept;
        for (std::size_t back = 0; back < all.size(); back += every)
            kept.push_back(all[all.size() - 1 - back]);
        std::reverse(kept.begin(), kept.end());
        const auto crowded = std::adjacent_find(
            kept.begin(), kept.end(), [minDistance](const HeatmapMark &a, const HeatmapMark &b) {
                return std::fabs(b.at - a.at) < minDistance;
            });
        if (crowded == kept.end())
            return kept;
    }
    return {};
}

class Planner
{
public:
    Planner(const Heatmap &map, const PanelDefinition &definition, QSize size,
            const QFontMetricsF &metrics)
        : m_map(map)
        , m_definition(definition)
        , m_size(size)
        , m_metrics(metrics)
        , m_line(static_cast<int>(std::ceil(metrics.height())))
    {
    }

    HeatmapLayout plan(TimeRange range, const HeatmapColors &colors, const QTimeZone &zone)
    {
        const bool axes = m_size.height() > 5 * m_line && m_size.width() > 140;
        const bool bar = m_definition.heatmap.showLegend && m_size.height() > 8 * m_line
            && m_size.width() > 160;
        const int top = kEdge + (axes ? m_line / 2 : 0);
        int bottom = m_size.height() - kEdge;
        if (bar)
            bottom -= m_line + kBarHeight + kGap * 2;
        if (axes)
            bottom -= m_line + 3;
        m_layout.plot = QRect(QPoint(kEdge, top), QPoint(m_size.width() - kEdge - 1, bottom - 1));
        if (axes)
            planValues();
        if (axes)
            planTimes(range, zone);
        if (bar)
            planBar(colors);
        return m_layout;
    }

private:
    void planValues()
    {
        const int height = m_layout.plot.height();
        const int most = std::clamp(height * 2 / (m_line * 3), 3, 12);
        const bool scale = m_map.axis != Heatmap::Axis::Ordinal && m_map.bounds.size() > 1;
        std::vector<HeatmapMark> marks = scale ? valueCandidates(m_map, m_definition.defaults, most)
                                               : rowCandidates(m_map, m_definition.defaults);
        for (HeatmapMark &mark : marks)
            mark.at = m_layout.plot.top() + (1 - mark.at) * height;
        m_layout.values = thinned(marks, m_line * 1.05);
        double widest = 0;
        for (const HeatmapMark &mark : m_layout.values)
            widest = std::max(widest, m_metrics.horizontalAdvance(mark.text));
        widest = std::min(widest, m_size.width() * 0.4);
        m_layout.plot.setLeft(kEdge + static_cast<int>(std::ceil(widest)) + kGap);
    }

    void planTimes(TimeRange range, const QTimeZone &zone)
    {
        const QRect &plot = m_layout.plot;
        const ColumnMap columns = ColumnMap::across(range, plot.width(), plot.left());
        for (const TimeTick &tick : timeTicks(range, zone, plot.width())) {
            const double at = columns.columnOf(tick.time);
            const double half = m_metrics.horizontalAdvance(tick.label) / 2;
            if (at - half >= 0 && at + half <= m_size.width())
                m_layout.times.push_back({at, tick.label});
        }
    }

    void planBar(const HeatmapColors &colors)
    {
        const QRect &plot = m_layout.plot;
        const int top = m_size.height() - kEdge - m_line - kBarHeight - 2;
        m_layout.bar = QRect(plot.left(), top, std::min(plot.width(), kWidestBar), kBarHeight);
        const double span = colors.high() - colors.low();
        const int most = std::clamp(m_layout.bar.width() / 45, 1, 5);
        const ValueTicks ticks = linearTicks(colors.low(), colors.high(), most);
        double free = 0; // right end of the last label
        for (const double value : ticks.values) {
            const QString text = formatTick(value, ticks.step, QString());
            const double half = m_metrics.horizontalAdvance(text) / 2;
            const double at
                = m_layout.bar.left() + (value - colors.low()) / span * m_layout.bar.width();
            if (at - half < free || at + half > m_size.width())
                continue;
            m_layout.counts.push_back({at, text});
            free = at + half + 8;
        }
    }

    const Heatmap &m_map;
    const PanelDefinition &m_definition;
    QSize m_size;
    const QFontMetricsF &m_metrics;
    int m_line;
    HeatmapLayout m_layout;
};

} // namespace

HeatmapLayout heatmapLayout(const Heatmap &map, const PanelDefinition &definition, TimeRange range,
                            const HeatmapColors &colors, const QTimeZone &zone, QSize size,
                            const QFontMetricsF &metrics)
{
    if (map.isEmpty() || range.length() <= 0 || size.isEmpty())
        return {};
    return Planner(map, definition, size, metrics).plan(range, colors, zone);
}

QString rowText(const Heatmap &map, int row, const FieldOptions &options)
{
    const auto index = static_cast<std::size_t>(row);
    if (map.bounds.empty())
        return index < map.rowNames.size() ? map.rowNames[index] : QString();
    const double low = map.bounds[index], high = map.bounds[index + 1];
    if (std::isinf(high))
        return QCoreApplication::translate("HeatmapView", "above %1").arg(boundText(low, options));
    if (std::isinf(low))
        return QCoreApplication::translate("HeatmapView", "up to %1").arg(boundText(high, options));
    return boundText(low, options) + QStringLiteral(" – ") + boundText(high, options);
}

QString countText(const Heatmap &map, double count)
{
    if (std::isnan(count))
        return QCoreApplication::translate("HeatmapView", "no data");
    if (map.calculated)
        return QCoreApplication::translate("HeatmapView", "%n samples", nullptr,
                                           static_cast<int>(count));
    return formatValue(count, QString()).all();
}

} // namespace onex
