// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/storage.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace onex::tsdb {

struct ChunkRef
{
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;
    std::uint64_t ref = 0; // upper half: number of the file of chunks, lower half: byte in it
};

struct IndexedSeries
{
    std::uint64_t id = 0; // by which tombstones name it
    promql::LabelsPtr labels;
    std::vector<ChunkRef> chunks; // by time
};

// The series of a block, from its index of version 2. Source: Prometheus,
// tsdb/docs/format/index.md. Fails with BadInput and the byte that is wrong.
Result<std::vector<IndexedSeries>> readIndex(std::string_view bytes);

} // namespace onex::tsdb
