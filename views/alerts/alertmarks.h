// SPDX-License-Identifier: GPL-3.0-or-later
// Severity as a shape and a colour beside the word: nobody has to tell red from orange.
#pragma once

#include "models/alerts/livealert.h"
#include "models/panels/theme.h"

#include <QPainter>

namespace onex {

QColor severityColor(Severity severity, const Theme &theme);
// Critical: a filled disc with an exclamation mark; high: a triangle; medium: a diamond; low: a
// ring; none: a dash. quiet: in outline, for what nobody has to look at now.
void paintSeverity(QPainter &painter, const QRectF &rect, Severity severity, const Theme &theme,
                   bool quiet);

} // namespace onex
