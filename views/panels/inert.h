// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onex {

// Text from outside (a server, a dashboard) made safe for places that guess whether a text is rich:
// tool tips, status tips, message boxes. Everything shows as written; lines wrap, newlines stay.
inline QString inertText(const QString &text)
{
    if (text.isEmpty())
        return {}; // an empty tool tip is none
    QString escaped = text.left(4000).toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return QLatin1String("<span>") + escaped + QLatin1String("</span>");
}

} // namespace onex
