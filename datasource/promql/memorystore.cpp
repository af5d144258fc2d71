// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/memorystore.h"

#include <algorithm>
#include <numeric>

namespace onex {

using promql::Matcher;

MemoryStore::Id MemoryStore::seriesId(Labels labels)
{
    const auto [place, isNew] = m_ids.try_emplace(std::move(labels), m_series.size());
    if (isNew) {
        m_series.push_back({std::make_shared<const Labels>(place->first), {}, {}});
        m_byName[std::string(place->first.metricName())].push_back(place->second);
    }
    return place->second;
}

void MemoryStore::add(Id id, std::int64_t timeMs, double value)
{
    Kept &series = m_series[id];
    series.isSorted &= series.times.empty() || series.times.back() < timeMs;
    series.hasStaleMarkers |= promql::isStaleMarker(value);
    series.times.push_back(timeMs);
    series.values.push_back(value);
    ++m_sampleCount;
}

void MemoryStore::remove(Id id, TimeRange range)
{
    Kept &series = m_series[id];
    Kept left{series.labels, {}, {}, series.isSorted, series.hasStaleMarkers};
    for (std::size_t i = 0; i < series.times.size(); ++i) {
        if (range.contains(series.times[i]))
            continue;
        left.times.push_back(series.times[i]);
        left.values.push_back(series.values[i]);
    }
    series = std::move(left);
}

void MemoryStore::finish()
{
    m_sampleCount = 0;
    for (Kept &series : m_series) {
        if (!series.isSorted)
            sort(series);
        m_sampleCount += series.times.size();
    }
    for (auto &[name, ids] : m_byName)
        std::ranges::sort(ids, {},
                          [this](Id id) -> const Labels & { return *m_series[id].labels; });
}

// Of samples at the same time the last one that came.
void MemoryStore::sort(Kept &series)
{
    std::vector<std::size_t> order(series.times.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&series](std::size_t a, std::size_t b) {
        return series.times[a] < series.times[b];
    });
    Kept sorted{series.labels, {}, {}, true, series.hasStaleMarkers};
    for (const std::size_t i : order) {
        if (!sorted.times.empty() && sorted.times.back() == series.times[i]) {
            sorted.values.back() = series.values[i];
            continue;
        }
        sorted.times.push_back(series.times[i]);
        sorted.values.push_back(series.values[i]);
    }
    series = std::move(sorted);
}

std::optional<TimeRange> MemoryStore::range() const
{
    std::optional<TimeRange> range;
    for (const Kept &series : m_series) {
        if (series.times.empty())
            continue;
        const TimeRange own{series.times.front(), series.times.back()};
        range
            = range ? TimeRange{std::min(range->from, own.from), std::max(range->to, own.to)} : own;
    }
    return range;
}

// Those of the metric, where one is asked for; null: all.
const std::vector<MemoryStore::Id> *MemoryStore::candidates(
    const std::vector<Matcher> &matchers) const
{
    static const std::vector<Id> kNone;
    for (const Matcher &matcher : matchers) {
        if (matcher.name() != "__name__" || matcher.op() != Matcher::Op::Equal)
            continue;
        const auto named = m_byName.find(matcher.value());
        return named != m_byName.end() ? &named->second : &kNone;
    }
    return nullptr;
}

Result<std::vector<promql::StoredSeries>> MemoryStore::select(const std::vector<Matcher> &matchers,
                                                              std::int64_t fromMs,
                                                              std::int64_t toMs,
                                                              const std::stop_token &) const
{
    std::vector<promql::StoredSeries> found;
    const auto take = [&](const Kept &series) {
        const auto first = std::ranges::lower_bound(series.times, fromMs);
        const bool isAsked = first != series.times.end() && *first <= toMs
            && std::ranges::all_of(matchers, [&series](const Matcher &one) {
                                 return one.matches(*series.labels);
                             });
        if (isAsked)
            found.push_back(
                {series.labels, {series.times, series.values, series.hasStaleMarkers}, nullptr});
    };
    if (const std::vector<Id> *some = candidates(matchers))
        for (const Id id : *some)
            take(m_series[id]);
    else
        std::ranges::for_each(m_series, take);
    return found;
}

} // namespace onex
