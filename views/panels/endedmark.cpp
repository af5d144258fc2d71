// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/endedmark.h"

#include <QPainter>

#include <algorithm>

namespace onex {
namespace {

constexpr double kGap = 8;

} // namespace

QRectF paintEndedMark(QPainter &painter, const QRectF &where, const QString &name,
                      const QString &mark, const QColor &color)
{
    if (mark.isEmpty())
        return where;
    const QFontMetricsF metrics(painter.font());
    const auto taken
        = [&metrics](const QString &text) { return metrics.horizontalAdvance(text) + kGap; };
    const double named = std::min(metrics.horizontalAdvance(name), where.width() / 2);
    const QString shown = named + taken(mark) <= where.width() ? mark : mark.left(1);
    painter.setPen(color);
    painter.drawText(where, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return where.adjusted(0, 0, -taken(shown), 0);
}

} // namespace onex
