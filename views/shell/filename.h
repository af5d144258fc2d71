// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onex {

// What a file may be called that holds something with this title.
QString fileNameOf(const QString &title, const QString &suffix);

} // namespace onex
