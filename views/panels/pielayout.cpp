// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/pielayout.h"

#include "models/panels/ended.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace onex {
namespace {

constexpr double kMargin = 6;
constexpr double kColumnGap = 14;
constexpr double kMark = 16; // colour mark and the space behind it
constexpr double kScrollBar = 8;
constexpr double kWidestName = 260;
constexpr double kLeastCircle = 0.6; // of the height

void measureColumns(PieLayout &layout, const PieModel &model, const PieOptions &options,
                    const QFontMetricsF &metrics)
{
    double name = 0, value = 0, percent = 0;
    for (const PieSlice &slice : model.slices) {
        const QString mark = endedMark(slice.endedMs);
        const double gap = mark.isEmpty() ? 0 : kColumnGap;
        name = std::max(name, metrics.horizontalAdvance(slice.name + mark) + gap);
        value = std::max(value, metrics.horizontalAdvance(slice.value.all()));
        percent = std::max(percent, metrics.horizontalAdvance(slice.percent));
    }
    layout.name = std::min(name, kWidestName) + kMark;
    layout.value = options.legendValue ? value + kColumnGap : 0;
    layout.percent = options.legendPercent ? percent + kColumnGap : 0;
    layout.rowHeight = std::ceil(metrics.height() * 1.35);
}

double neededWidth(const PieLayout &layout)
{
    return layout.name + layout.value + layout.percent + kScrollBar;
}

// Columns that do not fit: names give way first, then the values, then the percentages.
void squeeze(PieLayout &layout, double width, const QFontMetricsF &metrics)
{
    const double least = kMark + metrics.averageCharWidth() * 6;
    const double room = width - kScrollBar;
    if (room - layout.value - layout.percent < least)
        layout.value = 0;
    if (room - layout.value - layout.percent < least)
        layout.percent = 0;
    layout.name = std::min(layout.name, room - layout.value - layout.percent);
}

// The legend gets what it needs as long as the circle keeps most of the height; the circle takes
// the rest.
void placeBeside(PieLayout &layout, QSizeF size, const QFontMetricsF &metrics)
{
    const double gap = kMargin * 2;
    squeeze(layout, size.width() - gap - size.height() * kLeastCircle, metrics);
    const double width = neededWidth(layout);
    const double side = std::min(size.height(), size.width() - width - gap);
    const double left = std::max(0.0, (size.width() - side - gap - width) / 2);
    layout.circle = {left, (size.height() - side) / 2, side, side};
    layout.legend = {left + side + gap, 0, width, size.height()};
}

void placeBelow(PieLayout &layout, QSizeF size, int wantedRows, const QFontMetricsF &metrics)
{
    squeeze(layout, size.width(), metrics);
    const double most = std::max(size.height() * 0.45, size.height() - size.width() - kMargin);
    const double height = std::min(wantedRows * layout.rowHeight, most);
    const double side = std::min(size.width(), size.height() - height - kMargin);
    const double top = (size.height() - side - kMargin - height) / 2;
    layout.circle = {(size.width() - side) / 2, top, side, side};
    const double width = std::min(neededWidth(layout), size.width());
    layout.legend = {(size.width() - width) / 2, top + side + kMargin, width, height};
}

void splitOffNote(PieLayout &layout, bool noted)
{
    if (noted && layout.legend.height() >= 2 * layout.rowHeight) {
        layout.note = layout.legend;
        layout.note.setTop(layout.legend.bottom() - layout.rowHeight);
        layout.legend.setBottom(layout.note.top());
    }
    layout.rows = static_cast<int>(layout.legend.height() / layout.rowHeight + 1e-6);
}

// Rows and note in the middle beside the circle rather than at its top.
void centre(PieLayout &layout, int slices)
{
    const double used = std::min(slices, layout.rows) * layout.rowHeight + layout.note.height();
    const double free = layout.legend.height() + layout.note.height() - used;
    layout.legend.setTop(layout.legend.top() + free / 2);
    layout.legend.setHeight(used - layout.note.height());
    if (!layout.note.isEmpty())
        layout.note.moveTop(layout.legend.bottom());
}

} // namespace

PieLayout pieLayout(const PieModel &model, const PanelDefinition &definition, QSizeF size,
                    const QFontMetricsF &metrics)
{
    PieLayout layout;
    const QSizeF inside(size.width() - 2 * kMargin, size.height() - 2 * kMargin);
    const auto slices = static_cast<int>(model.slices.size());
    measureColumns(layout, model, definition.pie, metrics);
    const bool roomy = std::min(inside.width(), inside.height()) >= 48
        && std::max(inside.width(), inside.height()) >= 110;
    const bool hidden = definition.legend.mode == LegendOptions::Mode::Hidden || !roomy;
    const bool noted = !pieNote(model).isEmpty();
    const bool beside = inside.width() >= inside.height() * 1.25;
    if (hidden || (slices == 0 && !noted)) {
        const double side = std::min(inside.width(), inside.height());
        layout.circle = {(inside.width() - side) / 2, (inside.height() - side) / 2, side, side};
    } else if (beside) {
        placeBeside(layout, inside, metrics);
    } else {
        placeBelow(layout, inside, slices + (noted ? 1 : 0), metrics);
    }
    layout.circle.translate(kMargin, kMargin);
    if (layout.legend.isEmpty())
        return layout;
    layout.legend.translate(kMargin, kMargin);
    splitOffNote(layout, noted);
    if (beside)
        centre(layout, slices);
    return layout;
}

QPainterPath slicePath(const QRectF &circle, double hole, double start, double share)
{
    const double from = 90 - start * 360, sweep = -share * 360; // Qt: degrees, anticlockwise
    QPainterPath path;
    const double inner = circle.width() / 2 * hole;
    const QRectF inside(circle.center() - QPointF(inner, inner), QSizeF(2 * inner, 2 * inner));
    if (share >= 1) {
        path.addEllipse(circle);
        if (hole > 0)
            path.addEllipse(inside);
        return path;
    }
    path.arcMoveTo(circle, from);
    path.arcTo(circle, from, sweep);
    if (hole > 0)
        path.arcTo(inside, from + sweep, -sweep);
    else
        path.lineTo(circle.center());
    path.closeSubpath();
    return path;
}

int sliceAt(const PieModel &model, const QRectF &circle, double hole, QPointF at)
{
    const QPointF from = at - circle.center();
    const double radius = std::hypot(from.x(), from.y());
    if (radius > circle.width() / 2 || radius < circle.width() / 2 * hole)
        return -1;
    double turn = std::atan2(from.x(), -from.y()) / (2 * std::numbers::pi);
    if (turn < 0)
        turn += 1;
    for (std::size_t i = 0; i < model.slices.size(); ++i) {
        turn -= model.slices[i].share;
        if (turn < 0)
            return static_cast<int>(i);
    }
    return -1;
}

QString pieNote(const PieModel &model)
{
    QStringList parts;
    if (model.negative > 0)
        parts += QCoreApplication::translate("PieView", "%n negative left out", nullptr,
                                             model.negative);
    if (model.notNumbers > 0)
        parts += QCoreApplication::translate("PieView", "%n without a number left out", nullptr,
                                             model.notNumbers);
    return parts.join(QLatin1String(", "));
}

} // namespace onex
