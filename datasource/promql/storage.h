// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"
#include "datasource/core/result.h"
#include "datasource/promql/matcher.h"

#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace onex::promql {

using LabelsPtr = std::shared_ptr<const Labels>;

// Samples of one series, times strictly ascending (ms since the epoch). A stale marker says that
// the series has ended there.
struct Samples
{
    std::span<const std::int64_t> times;
    std::span<const double> values;
    bool hasStaleMarkers = false;
};

constexpr std::uint64_t kStaleBits = 0x7FF0000000000002;
inline const double kStaleMarker = std::bit_cast<double>(kStaleBits);
inline bool isStaleMarker(double value)
{
    return std::bit_cast<std::uint64_t>(value) == kStaleBits;
}

struct StoredSeries
{
    LabelsPtr labels; // never null
    Samples samples;
    std::shared_ptr<const void> owner; // of the samples; null: the storage
};

// Where an engine finds samples. Used from one thread at a time a query, from several at once by
// several.
class Storage
{
public:
    virtual ~Storage() = default;

    // Every series that all matchers match, with at least its samples in [fromMs, toMs], in any
    // order; label sets differ.
    virtual Result<std::vector<StoredSeries>> select(const std::vector<Matcher> &matchers,
                                                     std::int64_t fromMs, std::int64_t toMs,
                                                     const std::stop_token &stop) const = 0;
};

} // namespace onex::promql
