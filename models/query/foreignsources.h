// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"

namespace onex {

class SourceRegistry;

// Names and ids that another installation gave its sources, "${DS_…}" among them, mean this one's
// default, unless a source here has that very name or a variable of the dashboard says which.
void useOwnSources(DashboardDefinition &dashboard, const SourceRegistry &sources);

} // namespace onex
