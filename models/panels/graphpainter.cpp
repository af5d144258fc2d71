// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphpainter.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace onex {
namespace {

constexpr double kFar = 30'000; // pixels; further out, QPainter's fixed-point raster overflows

// The samples of one connected stretch: upper line and, of the same length, lower line.
struct Stretch
{
    QPolygonF line, base;
};

class Tracer
{
public:
    Tracer(const GraphSeries &series, const GraphViewport &view, double foot)
        : m_series(series)
        , m_columns(view.columns())
        , m_rows(view.rows(series.right))
        , m_foot(foot)
    {
        const IndexRange seen = visibleSamples(series.times, view.time);
        m_runs = decimated(series.times, series.values, seen, m_columns, view.size.width(),
                           series.maxGapMs);
    }

    const std::vector<Run> &runs() const { return m_runs; }
    std::size_t count() const
    {
        return std::accumulate(m_runs.begin(), m_runs.end(), std::size_t{0},
                               [](std::size_t sum, const Run &run) { return sum + run.size(); });
    }

    QPointF pointAt(std::size_t i) const
    {
        return {std::clamp(m_columns.columnOf(m_series.times[i]), -kFar, kFar),
                std::clamp(m_rows.rowOf(m_series.values[i]), -kFar, kFar)};
    }
    QPointF baseAt(std::size_t i) const
    {
        const bool own = !m_series.base.empty() && std::isfinite(m_series.base[i]);
        const double row = own ? m_rows.rowOf(m_series.base[i]) : m_foot;
        return {pointAt(i).x(), std::clamp(row, -kFar, kFar)};
    }

    std::vector<Stretch> stretches() const
    {
        std::vector<Stretch> result(m_runs.size());
        for (std::size_t run = 0; run < m_runs.size(); ++run) {
            for (const std::size_t i : m_runs[run]) {
                result[run].line.append(pointAt(i));
                result[run].base.append(baseAt(i));
            }
        }
        return result;
    }

private:
    const GraphSeries &m_series;
    ColumnMap m_columns;
    RowMap m_rows;
    double m_foot;
    std::vector<Run> m_runs;
};

QPolygonF steps(const QPolygonF &line, bool after)
{
    QPolygonF result;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (i > 0)
            result.append(after ? QPointF(line[i].x(), line[i - 1].y())
                                : QPointF(line[i - 1].x(), line[i].y()));
        result.append(line[i]);
    }
    return result;
}

// Slopes of a cubic that never overshoots. Source: Fritsch and Butland, "A method for constructing
// local monotone piecewise cubic interpolants", 1984.
std::vector<double> monotoneSlopes(const QPolygonF &line)
{
    const auto secant = [&line](qsizetype i) {
        const double width = line[i + 1].x() - line[i].x();
        return width > 0 ? (line[i + 1].y() - line[i].y()) / width : 0;
    };
    const qsizetype count = line.size();
    std::vector<double> slopes(static_cast<std::size_t>(count), 0);
    for (qsizetype i = 1; i + 1 < count; ++i) {
        const double before = secant(i - 1), behind = secant(i);
        if (before * behind > 0)
            slopes[static_cast<std::size_t>(i)] = 2 * before * behind / (before + behind);
    }
    if (count > 1) {
        slopes.front() = secant(0);
        slopes.back() = secant(count - 2);
    }
    return slopes;
}

void addSmooth(QPainterPath &path, const QPolygonF &line)
{
    const std::vector<double> slopes = monotoneSlopes(line);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const double third = (line[i].x() - line[i - 1].x()) / 3;
        const auto at = static_cast<std::size_t>(i);
        path.cubicTo(line[i - 1] + QPointF(third, third * slopes[at - 1]),
                     line[i] - QPointF(third, third * slopes[at]), line[i]);
    }
}

QPolygonF reversed(QPolygonF line)
{
    std::reverse(line.begin(), line.end());
    return line;
}

void addLine(QPainterPath &path, const QPolygonF &line, Interpolation interpolation, bool backwards)
{
    switch (interpolation) {
    case Interpolation::Smooth:
        addSmooth(path, line);
        break;
    case Interpolation::StepAfter:
    case Interpolation::StepBefore: {
        const bool after = (interpolation == Interpolation::StepAfter) != backwards;
        for (const QPointF &point : steps(line, after))
            path.lineTo(point);
        break;
    }
    case Interpolation::Linear:
        for (const QPointF &point : line)
            path.lineTo(point);
    }
}

QPainterPath areaOf(const Stretch &stretch, Interpolation interpolation)
{
    QPainterPath path(stretch.line.first());
    addLine(path, stretch.line, interpolation, false);
    path.lineTo(stretch.base.last());
    addLine(path, reversed(stretch.base), interpolation, true);
    path.closeSubpath();
    return path;
}

QPen linePen(const GraphSeries &series, double ratio)
{
    QPen pen(series.color, series.lineWidth * ratio);
    pen.setJoinStyle(Qt::BevelJoin); // no spikes at peaks
    pen.setCapStyle(series.dashes.empty() ? Qt::RoundCap : Qt::FlatCap);
    if (series.dashes.empty() || pen.widthF() <= 0)
        return pen;
    QList<qreal> pattern; // of pen widths
    for (const double dash : series.dashes)
        pattern.append(std::max(0.1, dash * ratio / pen.widthF()));
    if (pattern.size() % 2 != 0)
        pattern.append(pattern);
    pen.setDashPattern(pattern);
    return pen;
}

void strokeStretch(QPainter &painter, const Stretch &stretch, const GraphSeries &series)
{
    if (series.interpolation == Interpolation::Smooth) {
        QPainterPath path(stretch.line.first());
        addSmooth(path, stretch.line);
        painter.drawPath(path);
    } else if (series.interpolation == Interpolation::Linear) {
        painter.drawPolyline(stretch.line);
    } else {
        painter.drawPolyline(steps(stretch.line, series.interpolation == Interpolation::StepAfter));
    }
}

void paintPoints(QPainter &painter, const QPolygonF &points, const QColor &color, double size)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const QPointF &point : points)
        painter.drawEllipse(point, size / 2, size / 2);
}

bool wantsPoints(const GraphSeries &series, std::size_t drawn, const GraphViewport &view)
{
    if (series.style == DrawStyle::Points || series.points == ShowPoints::Always)
        return true;
    const double room = view.size.width() / static_cast<double>(std::max<std::size_t>(1, drawn));
    return series.points == ShowPoints::Auto && room > 4 * series.pointSize * view.ratio;
}

// A sample without connected neighbours has no line; it shows as a dot.
QPolygonF lonePoints(const std::vector<Stretch> &stretches)
{
    QPolygonF points;
    for (const Stretch &stretch : stretches) {
        if (stretch.line.size() == 1)
            points.append(stretch.line.first());
    }
    return points;
}

void paintLine(QPainter &painter, const GraphSeries &series, const GraphViewport &view,
               const Tracer &tracer)
{
    const std::vector<Stretch> stretches = tracer.stretches();
    QColor area = series.color;
    area.setAlphaF(static_cast<float>(series.color.alphaF() * series.fill));
    for (const Stretch &stretch : stretches) {
        if (series.fill > 0 && stretch.line.size() > 1)
            painter.fillPath(areaOf(stretch, series.interpolation), area);
    }
    if (series.lineWidth > 0) {
        painter.setPen(linePen(series, view.ratio));
        painter.setBrush(Qt::NoBrush);
        for (const Stretch &stretch : stretches) {
            if (stretch.line.size() > 1)
                strokeStretch(painter, stretch, series);
        }
    }
    const double dot = std::max(series.lineWidth, 2.) * view.ratio;
    if (!wantsPoints(series, tracer.count(), view))
        paintPoints(painter, lonePoints(stretches), series.color, dot);
}

void paintBars(QPainter &painter, const GraphSeries &series, const GraphViewport &view,
               const Tracer &tracer)
{
    const double room = static_cast<double>(series.stepMs) * view.columns().columnsPerMs;
    const double group = std::max(1., room * 0.8);
    const double width = std::max(1., group / series.barSlots);
    QColor fill = series.color;
    fill.setAlphaF(static_cast<float>(series.color.alphaF() * (series.fill > 0 ? series.fill : 1)));
    painter.setPen(width > 4 * view.ratio ? QPen(series.color, series.lineWidth * view.ratio)
                                          : QPen(Qt::NoPen));
    painter.setBrush(fill);
    for (const Stretch &stretch : tracer.stretches()) {
        for (qsizetype i = 0; i < stretch.line.size(); ++i) {
            const double left = stretch.line[i].x() - group / 2 + series.barSlot * width;
            const QPointF top(left, stretch.line[i].y()), foot(left + width, stretch.base[i].y());
            painter.drawRect(QRectF(top, foot).normalized());
        }
    }
}

struct Level
{
    double position; // scale space
    QColor color;
    bool isBase;
};

// The steps, where they are on the left axis; the base, which has no value, reaches to the axis'
// end.
std::vector<Level> levelsOf(const GraphScene &scene, const GraphViewport &view)
{
    const ThresholdMarks &marks = scene.thresholds;
    const double low = marks.min.value_or(fromScale(scene.left.scale, view.left.min));
    const double high = marks.max.value_or(fromScale(scene.left.scale, view.left.max));
    std::vector<Level> levels;
    for (std::size_t i = 0; i < marks.thresholds.steps.size(); ++i) {
        const auto value = marks.thresholds.steps[i].value;
        if (!value) {
            levels.push_back({view.left.min, marks.colors[i], true});
            continue;
        }
        const double at = marks.thresholds.percentage ? low + (high - low) * *value / 100 : *value;
        const double position = toScale(scene.left.scale, at);
        if (std::isfinite(position))
            levels.push_back({position, marks.colors[i], false});
    }
    return levels;
}

} // namespace

ColumnMap GraphViewport::columns() const { return ColumnMap::across(time, size.width()); }

RowMap GraphViewport::rows(bool rightAxis) const
{
    const Extent &extent = rightAxis ? right : left;
    const double scale = size.height() / (extent.max - extent.min);
    return {size.height() + extent.min * scale, scale};
}

double baseRow(const GraphScene &scene, const GraphSeries &series, const GraphViewport &view)
{
    const Extent &extent = series.right ? view.right : view.left;
    const Scale kind = scene.axisOf(series).scale;
    const bool hasZero = kind == Scale::Linear || kind == Scale::SymLog;
    return view.rowOf(series.right, hasZero ? std::clamp(0., extent.min, extent.max) : extent.min);
}

void paintSeries(QPainter &painter, const GraphScene &scene, const GraphSeries &series,
                 const GraphViewport &view)
{
    const Tracer tracer(series, view, baseRow(scene, series, view));
    painter.setRenderHint(QPainter::Antialiasing, series.style != DrawStyle::Bars);
    if (series.style == DrawStyle::Bars)
        paintBars(painter, series, view, tracer);
    if (series.style == DrawStyle::Line)
        paintLine(painter, series, view, tracer);
    if (series.style != DrawStyle::Bars && wantsPoints(series, tracer.count(), view)) {
        for (const Stretch &stretch : tracer.stretches())
            paintPoints(painter, stretch.line, series.color, series.pointSize * view.ratio);
    }
}

void paintThresholdAreas(QPainter &painter, const GraphScene &scene, const GraphViewport &view)
{
    const ThresholdStyle style = scene.thresholds.style;
    if (style != ThresholdStyle::Area && style != ThresholdStyle::LineAndArea)
        return;
    const std::vector<Level> levels = levelsOf(scene, view);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        QColor color = levels[i].color;
        color.setAlphaF(0.12F * color.alphaF());
        const double end = i + 1 < levels.size() ? levels[i + 1].position : view.left.max;
        const double top = std::max(0., view.rowOf(false, end));
        const double bottom
            = std::min<double>(view.size.height(), view.rowOf(false, levels[i].position));
        if (bottom > top)
            painter.fillRect(QRectF(0, top, view.size.width(), bottom - top), color);
    }
}

void paintThresholdLines(QPainter &painter, const GraphScene &scene, const GraphViewport &view)
{
    const ThresholdStyle style = scene.thresholds.style;
    if (style == ThresholdStyle::Off || style == ThresholdStyle::Area)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Level &level : levelsOf(scene, view)) {
        if (level.isBase)
            continue;
        QPen pen(level.color, std::round(view.ratio));
        if (style == ThresholdStyle::Dashed)
            pen.setDashPattern({8, 6});
        painter.setPen(pen);
        const double row = std::floor(view.rowOf(false, level.position));
        if (row >= 0 && row <= view.size.height())
            painter.drawLine(QPointF(0, row), QPointF(view.size.width(), row));
    }
}

} // namespace onex
