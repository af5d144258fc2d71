// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/async.h"
#include "datasource/source/rules.h"

#include <functional>
#include <stop_token>

namespace onex {

// The rules as soon as each was evaluated once: before, an alert that goes on would look like one
// that is over. `rules` is not called any more once a stop was requested. Error: Unavailable, after
// some seconds; Cancelled.
Async<std::vector<RuleGroup>> evaluatedRules(std::function<std::vector<RuleGroup>()> rules,
                                             std::stop_token stop);

} // namespace onex
