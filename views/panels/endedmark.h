// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace onex {

// Beside a name, that its series ended (endedMark() of models/panels/ended.h), at the right end of
// `where`: the sign alone where the words would leave the name less than half and less than it
// needs. What is left is the name's.
QRectF paintEndedMark(QPainter &painter, const QRectF &where, const QString &name,
                      const QString &mark, const QColor &color);

} // namespace onex
