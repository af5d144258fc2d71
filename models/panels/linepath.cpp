// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/linepath.h"

#include <algorithm>
#include <vector>

namespace onex {
namespace {

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
        return width != 0 ? (line[i + 1].y() - line[i].y()) / width : 0;
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

} // namespace

void strokeLine(QPainter &painter, const QPolygonF &line, Interpolation interpolation)
{
    if (interpolation == Interpolation::Smooth) {
        QPainterPath path(line.first());
        addSmooth(path, line);
        painter.drawPath(path);
    } else if (interpolation == Interpolation::Linear) {
        painter.drawPolyline(line);
    } else {
        painter.drawPolyline(steps(line, interpolation == Interpolation::StepAfter));
    }
}

QPainterPath areaBetween(const QPolygonF &line, const QPolygonF &base, Interpolation interpolation)
{
    QPainterPath path(line.first());
    addLine(path, line, interpolation, false);
    path.lineTo(base.last());
    addLine(path, reversed(base), interpolation, true);
    path.closeSubpath();
    return path;
}

} // namespace onex
