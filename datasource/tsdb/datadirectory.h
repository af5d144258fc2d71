// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/tsdb/block.h"

#include <map>
#include <optional>

namespace onex::tsdb {

// A Prometheus data directory, a snapshot of one, or one block: read where it lies, decoded as far
// as queries ask.
class DataDirectory final : public promql::Storage
{
public:
    // Fails where there is no block in it that can be read.
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
    struct Part // of a series: what one block has of it
    {
        const Block *block;
        const IndexedSeries *series;
    };
    using Parts = std::vector<Part>; // by time

    void add(std::shared_ptr<const Block> block);
    static Result<promql::StoredSeries> decoded(const promql::LabelsPtr &labels, const Parts &parts,
                                                TimeRange range);

    std::vector<std::shared_ptr<const Block>> m_blocks; // by time
    std::map<Labels, Parts> m_series;
    std::size_t m_samples = 0;
    std::optional<Error> m_damage;
};

bool isDataDirectory(const std::string &folder);

} // namespace onex::tsdb
