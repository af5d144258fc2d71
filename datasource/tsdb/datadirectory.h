// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/tsdb/block.h"
#include "datasource/tsdb/head.h"

#include <map>
#include <optional>

namespace onex::tsdb {

// A Prometheus data directory, a snapshot of one, or one block: read where it lies, decoded as far
// as queries ask. What is in no block yet, the write-ahead log, is read into memory.
class DataDirectory final : public promql::Storage
{
public:
    // Fails where there is neither a block nor a log in it that can be read.
    static Result<std::shared_ptr<const DataDirectory>> open(const std::string &folder);

    std::optional<TimeRange> range() const;
    std::size_t seriesCount() const { return m_series.size(); }
    std::size_t sampleCount() const { return m_samples; }
    // Why some of it is not there; none: it is whole.
    const std::optional<Error> &damage() const { return m_damage; }

    Result<std::vector<promql::StoredSeries>> select(const std::vector<promql::Matcher> &matchers,
                                                     std::int64_t fromMs, std::int64_t toMs,
                                                     const std::stop_token &stop) const override;

private:
    struct Part // of a series: what one block has of it, or the log
    {
        const Block *block; // null: the log
        const IndexedSeries *series;
        promql::StoredSeries logged{};
    };
    struct Known
    {
        promql::LabelsPtr labels;
        std::vector<Part> parts; // by time
    };

    void add(std::shared_ptr<const Block> block);
    void add(const Head &head);
    static Result<promql::StoredSeries> decoded(const Known &known, TimeRange range);

    std::vector<std::shared_ptr<const Block>> m_blocks; // by time
    std::shared_ptr<const MemoryStore> m_log;           // null: there is none
    std::map<Labels, Known> m_series;
    std::size_t m_samples = 0;
    std::optional<Error> m_damage;
};

bool isDataDirectory(const std::string &folder);

} // namespace onex::tsdb
