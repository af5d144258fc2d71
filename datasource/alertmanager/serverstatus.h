// SPDX-License-Identifier: GPL-3.0-or-later
// What an Alertmanager says of itself.
#pragma once

#include "datasource/source/alertsource.h"

#include <cstddef>
#include <string_view>

namespace onex {

// The first route's group_by in a configuration as Alertmanager prints it (YAML in block style).
std::vector<std::string> groupByOf(std::string_view config);

// Which servers gossip with each other, as positions in the list; those that do share alerts and
// silences. Ascending, each position once. A status without a name is a group of its own.
std::vector<std::vector<std::size_t>> gossipGroups(const std::vector<ServerStatus> &servers);

} // namespace onex
