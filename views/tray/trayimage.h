// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notices/summary.h"

#include <QIcon>

namespace onex {

// The program's icon while nobody is needed; otherwise the worst severity's shape and colour with
// the number of those that need somebody, large enough for 16 pixels. A question mark where it is
// not known. The same on light and dark panels, for nobody says which it is.
QIcon trayIcon(const AlertSummary &summary);

} // namespace onex
