// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"

#include <QStringList>

namespace onex {

inline const QString kExploreUid = QStringLiteral("onex:explore");

// A dashboard of one graph with what is written in Explore; empty queries are left out.
DashboardDefinition exploreDashboard(const QStringList &queries, const QString &source,
                                     const QString &from, const QString &to);

// With the newest first, each once, at most so many.
QStringList withNewest(const QStringList &history, const QStringList &run, int most = 50);

} // namespace onex
