// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/thresholdpainter.h"

#include "models/panels/colors.h"

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

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

void paintThresholdAreas(QPainter &painter, const GraphScene &scene, const GraphViewport &view)
{
    const ThresholdStyle style = scene.thresholds.style;
    if (style != ThresholdStyle::Area && style != ThresholdStyle::LineAndArea)
        return;
    const std::vector<Level> levels = levelsOf(scene, view);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const QColor color = withAlpha(levels[i].color, 0.12 * levels[i].color.alphaF());
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
