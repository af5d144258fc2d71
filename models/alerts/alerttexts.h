// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the cells of the alert pane.
#pragma once

#include "models/alerts/alertgroups.h"

#include <QVariant>

namespace onex {

QString alertColumnTitle(AlertColumn column);

// role: DisplayRole, ToolTipRole, TextAlignmentRole, AccessibleTextRole, AlertModel's. Plain text.
QVariant alertData(const LiveAlert &alert, const Labels &shared, AlertColumn column, int role,
                   std::int64_t nowMs);
QVariant groupData(const AlertGroup &group, AlertColumn column, int role);

} // namespace onex
