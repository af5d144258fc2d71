// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/filename.h"

#include <QRegularExpression>

namespace onex {

QString fileNameOf(const QString &title, const QString &suffix)
{
    static const QRegularExpression unsafe(QStringLiteral("[^\\w.-]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    QString name = title.simplified().left(80);
    name.replace(unsafe, QStringLiteral("-"));
    return (name.isEmpty() ? QStringLiteral("panel") : name) + suffix;
}

} // namespace onex
