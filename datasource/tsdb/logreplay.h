// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/memorystore.h"

#include <string_view>
#include <unordered_map>

namespace onex::tsdb {

class ByteCursor;

// Records of a write-ahead log, one after the other, as samples in memory. Source: Prometheus,
// tsdb/docs/format/wal.md. What a damaged record holds is left out.
class LogReplay
{
public:
    // Samples at and before that are left out.
    explicit LogReplay(std::int64_t afterMs)
        : m_afterMs(afterMs)
    {
    }

    void take(std::string_view record);
    bool hasHistograms() const { return m_hasHistograms; } // native ones, which were left out
    std::shared_ptr<MemoryStore> finish();

private:
    void takeSeries(ByteCursor &bytes);
    void takeSamples(ByteCursor &bytes);
    void takeDeleted(ByteCursor &bytes);

    std::int64_t m_afterMs;
    std::shared_ptr<MemoryStore> m_store = std::make_shared<MemoryStore>();
    std::unordered_map<std::uint64_t, MemoryStore::Id> m_ids; // by the log's number of a series
    bool m_hasHistograms = false;
};

} // namespace onex::tsdb
