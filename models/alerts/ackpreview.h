// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/livealert.h"

#include <vector>

namespace onex {

// The alerts beside the chosen ones that silences of exactly the chosen ones' labels match too:
// those that have the same labels and more.
std::vector<LiveAlertPtr> alsoMatched(const std::vector<LiveAlertPtr> &chosen,
                                      const std::vector<LiveAlertPtr> &all);

} // namespace onex
