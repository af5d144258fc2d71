// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/memorystore.h"

#include <string_view>
#include <unordered_map>

namespace onex::tsdb {

class ByteCursor;

// Records of a write-ahead log, one after the other, as samples in memory. Source: Prometheus,
// tsdb/docs/format/wal.md and head_chunks.md. What a damaged record holds is left out.
class LogReplay
{
public:
    // Samples at and before that are left out.
    explicit LogReplay(std::int64_t afterMs)
        : m_afterMs(afterMs)
    {
    }

    void take(std::string_view record);
    // A file of chunks of the head, after the records that say whose they are. Fails with BadInput
    // where it is damaged; what came before is taken.
    Result<void> takeChunks(std::string_view file);
    bool hasHistograms() const { return m_hasHistograms; } // native ones, which were left out
    std::shared_ptr<MemoryStore> finish();                 // without what was deleted

private:
    void takeSeries(ByteCursor &bytes);
    void takeSamples(ByteCursor &bytes);
    void takeDeleted(ByteCursor &bytes);
    Result<void> takeChunk(ByteCursor &bytes, std::string_view file);

    std::int64_t m_afterMs;
    std::shared_ptr<MemoryStore> m_store = std::make_shared<MemoryStore>();
    std::unordered_map<std::uint64_t, MemoryStore::Id> m_ids; // by the log's number of a series
    std::vector<std::pair<MemoryStore::Id, TimeRange>> m_deleted;
    bool m_hasHistograms = false;
};

} // namespace onex::tsdb
