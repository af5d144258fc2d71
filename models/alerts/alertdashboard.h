// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/livealert.h"
#include "models/dashboard/definition.h"

namespace onex {

// A dashboard of one graph: the expression of the alert's rule, an hour to each side of its
// beginning, but not beyond nowMs.
DashboardDefinition alertDashboard(const LiveAlert &alert, std::int64_t nowMs);

} // namespace onex
