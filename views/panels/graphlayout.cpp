// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphlayout.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr double kEdge = 6;     // free pixels at the outer edges
constexpr double kLabelGap = 8; // between a label and the plot

double widestLabel(const std::vector<AxisTick> &ticks, const QFontMetricsF &metrics)
{
    double width = 0;
    for (const AxisTick &tick : ticks)
        width = std::max(width, metrics.horizontalAdvance(tick.label));
    return std::ceil(width);
}

class Planner
{
public:
    Planner(const GraphScene &scene, TimeRange time, QSize chart, const QFont &font)
        : m_scene(scene)
        , m_chart(chart)
        , m_metrics(font)
    {
        m_layout.time = time;
    }

    GraphLayout plan(double ratio, const QTimeZone &zone)
    {
        const double bottom = m_metrics.height() + kLabelGap;
        const double top = std::ceil(m_metrics.height() / 2) + 1; // half of the topmost label
        const double height = std::max(1., m_chart.height() - bottom - top);
        m_tickCount = std::clamp(static_cast<int>(height / (m_metrics.height() * 2.2)), 3, 12);
        planValues();
        const double left = sideWidth(m_layout.hasLeft, m_layout.left, m_layout.leftTitle);
        const double right = sideWidth(m_layout.hasRight, m_layout.right, m_layout.rightTitle);
        const double width = std::max(1., m_chart.width() - left - right);
        m_layout.plot = QRectF(std::floor(left), top, std::floor(width), std::floor(height));
        planTimes(zone);
        planPicture(ratio);
        return m_layout;
    }

private:
    void planValues()
    {
        m_layout.hasRight = m_scene.right.used;
        m_layout.hasLeft = m_scene.left.used || !m_layout.hasRight;
        m_layout.view.left = extentOn(false);
        m_layout.view.right = extentOn(true);
        if (m_layout.hasLeft)
            m_layout.left = axisTicks(m_scene.left, m_layout.view.left, m_tickCount);
        if (m_layout.hasRight)
            m_layout.right = axisTicks(m_scene.right, m_layout.view.right, m_tickCount);
        const bool roomForTitles = m_chart.width() > 260 && m_chart.height() > 120;
        m_layout.leftTitle = roomForTitles && m_layout.hasLeft ? m_scene.left.label : QString();
        m_layout.rightTitle = roomForTitles && m_layout.hasRight ? m_scene.right.label : QString();
    }

    Extent extentOn(bool right) const
    {
        return axisExtent(right ? m_scene.right : m_scene.left,
                          dataExtent(m_scene, right, m_layout.time), m_tickCount);
    }

    double sideWidth(bool shown, const std::vector<AxisTick> &ticks, const QString &title) const
    {
        if (!shown)
            return kEdge * 2;
        const double titleWidth = title.isEmpty() ? 0 : m_metrics.height() + kEdge;
        return std::max(kEdge * 2, widestLabel(ticks, m_metrics) + kLabelGap + kEdge + titleWidth);
    }

    // Marks as far apart as the widest label needs; one that would stick out of the chart is left
    // out.
    void planTimes(const QTimeZone &zone)
    {
        const int width = static_cast<int>(m_layout.plot.width());
        const auto apart = [this](const QString &label) {
            return static_cast<int>(m_metrics.horizontalAdvance(label) + 3 * kLabelGap);
        };
        int distance = apart(QStringLiteral("00:00"));
        m_layout.times = timeTicks(m_layout.time, zone, width, distance);
        for (const TimeTick &tick : m_layout.times)
            distance = std::max(distance, apart(tick.label));
        m_layout.times = timeTicks(m_layout.time, zone, width, distance);
        const auto sticksOut = [this](const TimeTick &tick) {
            const auto length = static_cast<double>(m_layout.time.length());
            const double part = static_cast<double>(tick.time - m_layout.time.from) / length;
            const double x = m_layout.plot.left() + part * m_layout.plot.width();
            const double half = m_metrics.horizontalAdvance(tick.label) / 2;
            return x - half < 0 || x + half > m_chart.width();
        };
        std::erase_if(m_layout.times, sticksOut);
    }

    void planPicture(double ratio)
    {
        m_layout.view.time = m_layout.time;
        m_layout.view.ratio = ratio;
        m_layout.view.size = (m_layout.plot.size() * ratio).toSize().expandedTo({1, 1});
    }

    const GraphScene &m_scene;
    QSize m_chart;
    QFontMetricsF m_metrics;
    int m_tickCount = 5;
    GraphLayout m_layout;
};

} // namespace

GraphLayout graphLayout(const GraphScene &scene, TimeRange time, QSize chart, double ratio,
                        const QTimeZone &zone, const QFont &font)
{
    return Planner(scene, time, chart, font).plan(ratio, zone);
}

} // namespace onex
