// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace onex {

// How well what was typed fits a dashboard; 0: not at all. Every word of `wanted` must be found: in
// the title also as an abbreviation ("plov" is Platform overview), in folder and tags as a part.
int matchScore(const QString &wanted, const QString &title, const QString &folder,
               const QStringList &tags);

} // namespace onex
