// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/tail.h"

#include <algorithm>
#include <unordered_map>

namespace onex {

namespace {

using Times = std::vector<std::int64_t>;

// The first and one past the last sample of `held` that stay.
std::pair<std::size_t, std::size_t> keptTimes(const Times &times, std::int64_t from,
                                              std::int64_t until)
{
    const auto first = std::lower_bound(times.begin(), times.end(), from);
    const auto last = std::lower_bound(first, times.end(), until);
    return {static_cast<std::size_t>(first - times.begin()),
            static_cast<std::size_t>(last - times.begin())};
}

template <typename T>
void appendRange(std::vector<T> &to, const std::vector<T> &from,
                 std::pair<std::size_t, std::size_t> range)
{
    to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(range.first),
              from.begin() + static_cast<std::ptrdiff_t>(range.second));
}

void appendKept(Series &merged, const Series &held, std::int64_t from, std::int64_t until,
                const Series *tail)
{
    const auto kept = keptTimes(held.times, from, until);
    const std::size_t count = kept.second - kept.first + (tail ? tail->times.size() : 0);
    merged.times.reserve(count);
    merged.values.reserve(count);
    appendRange(merged.times, held.times, kept);
    appendRange(merged.values, held.values, kept);
    std::copy_if(
        held.histograms.begin(), held.histograms.end(), std::back_inserter(merged.histograms),
        [=](const HistogramSample &sample) { return sample.time >= from && sample.time < until; });
}

void appendTail(Series &merged, const Series &tail)
{
    merged.times.insert(merged.times.end(), tail.times.begin(), tail.times.end());
    merged.values.insert(merged.values.end(), tail.values.begin(), tail.values.end());
    merged.histograms.insert(merged.histograms.end(), tail.histograms.begin(),
                             tail.histograms.end());
}

bool isEmpty(const Series &series) { return series.times.empty() && series.histograms.empty(); }

bool labelsLess(const Series &a, const Series &b) { return a.labels < b.labels; }

// Label sets of the tail that were not met yet.
class TailIndex
{
public:
    explicit TailIndex(const Frame &tail)
        : m_tail(tail)
    {
        m_places.reserve(tail.series.size());
        for (std::size_t i = 0; i < tail.series.size(); ++i)
            m_unique = insert(i) && m_unique;
    }

    bool isUnique() const { return m_unique; }

    const Series *take(const Labels &labels)
    {
        const auto [first, last] = m_places.equal_range(labels.hash());
        const auto found = std::find_if(first, last, [&](const auto &place) {
            return m_tail.series[place.second].labels == labels;
        });
        if (found == last)
            return nullptr;
        const Series *series = &m_tail.series[found->second];
        m_places.erase(found);
        return series;
    }

    std::vector<std::size_t> rest() const
    {
        std::vector<std::size_t> places;
        for (const auto &entry : m_places)
            places.push_back(entry.second);
        std::sort(places.begin(), places.end());
        return places;
    }

private:
    bool insert(std::size_t place)
    {
        const Labels &labels = m_tail.series[place].labels;
        const std::size_t hash = labels.hash();
        const auto [first, last] = m_places.equal_range(hash);
        const bool twice = std::any_of(first, last, [&](const auto &other) {
            return m_tail.series[other.second].labels == labels;
        });
        m_places.emplace(hash, place);
        return !twice;
    }

    const Frame &m_tail;
    std::unordered_multimap<std::size_t, std::size_t> m_places; // hash of the labels -> index
    bool m_unique = true;
};

} // namespace

std::int64_t settledTo(const MetricQuery &query, std::int64_t serverNowMs, std::int64_t scrapeMs,
                       const TailRules &rules)
{
    return std::min(query.range.to, serverNowMs) - std::max(rules.overlapMs, 2 * scrapeMs);
}

std::optional<TimeRange> tailOf(const HeldFrame &held, const MetricQuery &wanted,
                                std::int64_t steadyMs, const TailRules &rules)
{
    const MetricQuery &had = held.query;
    const std::int64_t step = wanted.stepMs;
    if (wanted.instant || had.instant || had.expr != wanted.expr || had.stepMs != step || step <= 0)
        return {};
    if (steadyMs - held.fullAtMs >= rules.fullEveryMs || !isRangeIndependent(wanted.expr))
        return {};
    const TimeRange range = wanted.range;
    if (range.from < had.range.from || range.to < had.range.to
        || (range.from - had.range.from) % step != 0)
        return {};

    // On the grid, after what is settled, and the last two points anyway.
    const std::int64_t settledSteps = (held.settledTo - range.from) / step + 1;
    const std::int64_t from = std::min(range.from + settledSteps * step, had.range.to - step);
    if (from <= range.from + range.length() / 2)
        return {};
    return TimeRange{from, range.to};
}

std::optional<Frame> mergeTail(const Frame &held, const Frame &tail, std::int64_t tailFrom,
                               TimeRange wanted)
{
    if (held.kind != Frame::Kind::Matrix || tail.kind != Frame::Kind::Matrix)
        return {};
    TailIndex fresh(tail);
    if (!fresh.isUnique())
        return {};

    Frame merged;
    merged.warnings = tail.warnings;
    merged.infos = tail.infos;
    merged.series.reserve(held.series.size() + tail.series.size());
    for (const Series &old : held.series) {
        Series series;
        const Series *continued = fresh.take(old.labels);
        appendKept(series, old, wanted.from, tailFrom, continued);
        if (continued)
            appendTail(series, *continued);
        if (isEmpty(series))
            continue;
        series.labels = old.labels;
        merged.series.push_back(std::move(series));
    }
    const std::size_t continuedCount = merged.series.size();
    for (const std::size_t place : fresh.rest())
        merged.series.push_back(tail.series[place]);

    // Where the source sorts, so does this.
    const auto end = merged.series.begin() + static_cast<std::ptrdiff_t>(continuedCount);
    if (std::is_sorted(merged.series.begin(), end, labelsLess)
        && std::is_sorted(end, merged.series.end(), labelsLess))
        std::inplace_merge(merged.series.begin(), end, merged.series.end(), labelsLess);
    return merged;
}

std::size_t sampleCount(const Frame &frame)
{
    std::size_t count = 0;
    for (const Series &series : frame.series) {
        count += series.times.size();
        for (const HistogramSample &sample : series.histograms)
            count += sample.buckets.size();
    }
    return count;
}

} // namespace onex
