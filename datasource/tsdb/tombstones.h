// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "datasource/core/timerange.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace onex::tsdb {

// What was deleted, by series. Source: Prometheus, tsdb/docs/format/tombstones.md.
using Tombstones = std::unordered_map<std::uint64_t, std::vector<TimeRange>>;
Result<Tombstones> readTombstones(std::string_view bytes);

} // namespace onex::tsdb
