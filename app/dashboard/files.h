// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace onex {

// Writes all or nothing; the error says why (full disk, no permission).
Result<void> saveFile(const QString &path, const QByteArray &bytes);

// Where the dashboards that ship with the program are: beside an installed program in
// share/onex-dashboard/dashboards, or in the source tree that it was built from.
QString bundledDashboards();

// Alert rules that ship with the program in the same way: the specification's, and this machine's.
QStringList bundledRules();

// The user's own: $XDG_DATA_HOME/onex/dashboards.
QString userDashboards();

// $XDG_STATE_HOME/onex/state.sqlite: what this program must not lose.
QString stateFile();

// live.sqlite beside it: what this program collects itself.
QString collectedFile();

} // namespace onex
