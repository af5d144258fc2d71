// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onex::tsdb {

// Up to 120 samples (and more) of one series. Source: Pelkonen et al., "Gorilla", VLDB 2015;
// Prometheus' own format differs in the size of its fields (Prometheus,
// tsdb/docs/format/chunks.md). Appends what is in [fromMs, toMs]. Fails with BadInput where the
// bits end too early or times do not ascend; what came before is appended.
Result<void> appendXorChunk(std::string_view data, std::int64_t fromMs, std::int64_t toMs,
                            std::vector<std::int64_t> &times, std::vector<double> &values);

// How many samples it says it has.
std::size_t xorChunkSamples(std::string_view data);

// The same bits: of at most 65,535 samples (the first ones), times ascending.
std::string xorChunk(std::span<const std::int64_t> times, std::span<const double> values);

} // namespace onex::tsdb
