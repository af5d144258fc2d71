// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "datasource/tsdb/index.h"
#include "datasource/tsdb/mappedfile.h"
#include "datasource/tsdb/tombstones.h"

#include <map>

namespace onex::tsdb {

// Two hours or more of a server's samples: a folder with an index and files of chunks. Nothing is
// written to it.
class Block
{
public:
    // Errors: BadInput, NotFound, naming the file.
    static Result<std::shared_ptr<const Block>> open(const std::string &folder);

    TimeRange range() const { return m_range; }
    const std::vector<IndexedSeries> &series() const { return m_series; }

    std::size_t sampleCount(const IndexedSeries &series) const; // also of those that were deleted

    // Appends the series' samples in the range, but what was deleted. Fails where a chunk is
    // damaged or holds native histograms.
    Result<void> append(const IndexedSeries &series, TimeRange range,
                        std::vector<std::int64_t> &times, std::vector<double> &values) const;

private:
    Result<std::string_view> chunkAt(std::uint64_t ref) const;

    TimeRange m_range;
    std::vector<IndexedSeries> m_series;
    std::vector<std::shared_ptr<const MappedFile>> m_chunks; // files of them, in order
    Tombstones m_deleted;
};

} // namespace onex::tsdb
