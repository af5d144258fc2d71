// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "datasource/promql/storage.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace onex {

// Series in memory. Written first, then read: reading takes no locks.
class MemoryStore final : public promql::Storage
{
public:
    using Id = std::size_t;

    // The series with these labels, which is made where there is none.
    Id seriesId(Labels labels);
    // Any order of times; a time that is there already gets the new value.
    void add(Id series, std::int64_t timeMs, double value);
    // Of what was added so far.
    void remove(Id series, TimeRange range);
    // Sorts what came out of order. To be called after the last add() and before anything is read.
    void finish();

    std::size_t seriesCount() const { return m_series.size(); }
    std::size_t sampleCount() const { return m_sampleCount; }
    std::optional<TimeRange> range() const; // of all samples; none: there is none
    const Labels &labels(Id series) const { return *m_series[series].labels; }

    Result<std::vector<promql::StoredSeries>> select(const std::vector<promql::Matcher> &matchers,
                                                     std::int64_t fromMs, std::int64_t toMs,
                                                     const std::stop_token &stop) const override;

private:
    struct Kept
    {
        promql::LabelsPtr labels;
        std::vector<std::int64_t> times;
        std::vector<double> values;
        bool isSorted = true;
        bool hasStaleMarkers = false;
    };
    struct Hash
    {
        std::size_t operator()(const Labels &labels) const { return labels.hash(); }
    };

    static void sort(Kept &series);
    const std::vector<Id> *candidates(const std::vector<promql::Matcher> &matchers) const;

    std::size_t m_sampleCount = 0;
    std::deque<Kept> m_series;
    std::unordered_map<Labels, Id, Hash> m_ids;
    std::map<std::string, std::vector<Id>, std::less<>> m_byName; // of the metric
};

} // namespace onex
