// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"

#include <cstddef>

namespace onex {

// Those inside of rows too.
std::size_t countPanels(const std::vector<PanelDefinition> &panels);
std::size_t countQueries(const std::vector<PanelDefinition> &panels);

// Gives panels the ids, and queries the letters, that the file left out or used twice.
void completeIds(DashboardDefinition &dashboard);

// "ONEX System Overview" -> "onex-system-overview".
QString slugOf(const QString &title);

} // namespace onex
