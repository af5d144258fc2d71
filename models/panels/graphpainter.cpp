// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphpainter.h"

#include "models/panels/colors.h"
#include "models/panels/decimate.h"
#include "models/panels/linepath.h"

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr double kFar = 30'000; // pixels; further out, QPainter's fixed-point raster overflows

// The samples of one connected stretch: upper line and, of the same length, lower line.
struct Stretch
{
    QPolygonF line, base;
};
using Stretches = std::vector<Stretch>;

// foot: the row on which what has no base stands.
Stretches stretchesOf(const GraphSeries &series, const GraphViewport &view, double foot)
{
    const ColumnMap columns = view.columns();
    const RowMap rows = view.rows(series.right);
    const auto point = [](double x, double y) {
        return QPointF(std::clamp(x, -kFar, kFar), std::clamp(y, -kFar, kFar));
    };
    const IndexRange seen = visibleSamples(series.times, view.time);
    Stretches result;
    for (const Run &run : decimated(series.times, series.values, seen, columns, view.size.width(),
                                    series.maxGapMs)) {
        Stretch &stretch = result.emplace_back();
        for (const std::size_t i : run) {
            const double x = columns.columnOf(series.times[i]);
            const bool based = !series.base.empty() && std::isfinite(series.base[i]);
            stretch.line.append(point(x, rows.rowOf(series.values[i])));
            stretch.base.append(point(x, based ? rows.rowOf(series.base[i]) : foot));
        }
    }
    return result;
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

void paintPoints(QPainter &painter, const QPolygonF &points, const QColor &color, double size)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const QPointF &point : points)
        painter.drawEllipse(point, size / 2, size / 2);
}

bool wantsPoints(const GraphSeries &series, const Stretches &stretches, const GraphViewport &view)
{
    if (series.style == DrawStyle::Points || series.points == ShowPoints::Always)
        return true;
    qsizetype drawn = 0;
    for (const Stretch &stretch : stretches)
        drawn += stretch.line.size();
    const double room = view.size.width() / static_cast<double>(std::max<qsizetype>(1, drawn));
    return series.points == ShowPoints::Auto && room > 4 * series.pointSize * view.ratio;
}

// A sample without connected neighbours has no line; it shows as a dot.
QPolygonF lonePoints(const Stretches &stretches)
{
    QPolygonF points;
    for (const Stretch &stretch : stretches) {
        if (stretch.line.size() == 1)
            points.append(stretch.line.first());
    }
    return points;
}

void paintLine(QPainter &painter, const GraphSeries &series, const GraphViewport &view,
               const Stretches &stretches)
{
    const QColor area = withAlpha(series.color, series.color.alphaF() * series.fill);
    for (const Stretch &stretch : stretches) {
        if (series.fill > 0 && stretch.line.size() > 1)
            painter.fillPath(areaBetween(stretch.line, stretch.base, series.interpolation), area);
    }
    if (series.lineWidth > 0) {
        painter.setPen(linePen(series, view.ratio));
        painter.setBrush(Qt::NoBrush);
        for (const Stretch &stretch : stretches) {
            if (stretch.line.size() > 1)
                strokeLine(painter, stretch.line, series.interpolation);
        }
    }
    const double dot = std::max(series.lineWidth, 2.) * view.ratio;
    if (!wantsPoints(series, stretches, view))
        paintPoints(painter, lonePoints(stretches), series.color, dot);
}

void paintBars(QPainter &painter, const GraphSeries &series, const GraphViewport &view,
               const Stretches &stretches)
{
    const double room = static_cast<double>(series.stepMs) * view.columns().columnsPerMs;
    const double group = std::max(1., room * 0.8);
    const double width = std::max(1., group / series.barSlots);
    const double opacity = series.fill > 0 ? series.fill : 1;
    painter.setPen(width > 4 * view.ratio ? QPen(series.color, series.lineWidth * view.ratio)
                                          : QPen(Qt::NoPen));
    painter.setBrush(withAlpha(series.color, series.color.alphaF() * opacity));
    for (const Stretch &stretch : stretches) {
        for (qsizetype i = 0; i < stretch.line.size(); ++i) {
            const double left = stretch.line[i].x() - group / 2 + series.barSlot * width;
            const QPointF top(left, stretch.line[i].y()), foot(left + width, stretch.base[i].y());
            painter.drawRect(QRectF(top, foot).normalized());
        }
    }
}

} // namespace

void paintSeries(QPainter &painter, const GraphScene &scene, const GraphSeries &series,
                 const GraphViewport &view)
{
    const Stretches stretches = stretchesOf(series, view, baseRow(scene, series, view));
    painter.setRenderHint(QPainter::Antialiasing, series.style != DrawStyle::Bars);
    if (series.style == DrawStyle::Bars)
        paintBars(painter, series, view, stretches);
    if (series.style == DrawStyle::Line)
        paintLine(painter, series, view, stretches);
    if (series.style != DrawStyle::Bars && wantsPoints(series, stretches, view)) {
        for (const Stretch &stretch : stretches)
            paintPoints(painter, stretch.line, series.color, series.pointSize * view.ratio);
    }
}

} // namespace onex
