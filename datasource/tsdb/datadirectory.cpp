// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/datadirectory.h"

#include "datasource/tsdb/writeaheadlog.h"

#include <algorithm>
#include <filesystem>

namespace onex::tsdb {
namespace {

namespace fs = std::filesystem;

bool isBlock(const fs::path &folder)
{
    std::error_code none;
    return fs::is_regular_file(folder / "index", none) && fs::is_directory(folder / "chunks", none);
}

std::vector<std::string> blocksIn(const fs::path &folder)
{
    if (isBlock(folder))
        return {folder.string()};
    std::vector<std::string> blocks;
    std::error_code none;
    for (const auto &entry : fs::directory_iterator(folder, none))
        if (isBlock(entry.path()))
            blocks.push_back(entry.path().string());
    std::ranges::sort(blocks);
    return blocks;
}

struct Owned
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
};

// Blocks that overlap have the same samples, or others between them.
void merge(Owned &all, const Owned &more)
{
    if (all.times.empty() || more.times.empty() || all.times.back() < more.times.front()) {
        all.times.insert(all.times.end(), more.times.begin(), more.times.end());
        all.values.insert(all.values.end(), more.values.begin(), more.values.end());
        return;
    }
    Owned merged;
    std::size_t i = 0, j = 0;
    while (i < all.times.size() || j < more.times.size()) {
        const bool isFirst
            = j == more.times.size() || (i < all.times.size() && all.times[i] <= more.times[j]);
        const Owned &from = isFirst ? all : more;
        const std::size_t at = isFirst ? i++ : j++;
        if (!merged.times.empty() && merged.times.back() == from.times[at])
            continue;
        merged.times.push_back(from.times[at]);
        merged.values.push_back(from.values[at]);
    }
    all = std::move(merged);
}

void append(Owned &all, const promql::Samples &samples, TimeRange range)
{
    const auto begin = std::ranges::lower_bound(samples.times, range.from);
    const auto end = std::ranges::upper_bound(samples.times, range.to);
    const auto first = begin - samples.times.begin(), last = end - samples.times.begin();
    if (first >= last)
        return;
    all.times.assign(begin, end);
    all.values.assign(samples.values.begin() + first, samples.values.begin() + last);
}

bool accepts(const std::vector<promql::Matcher> &matchers, const Labels &labels)
{
    return std::ranges::all_of(
        matchers, [&labels](const promql::Matcher &one) { return one.matches(labels); });
}

} // namespace

bool isDataDirectory(const std::string &folder)
{
    return !blocksIn(folder).empty() || !segmentsIn(folder).empty();
}

Result<std::shared_ptr<const DataDirectory>> DataDirectory::open(const std::string &folder)
{
    auto directory = std::make_shared<DataDirectory>();
    for (const std::string &path : blocksIn(folder)) {
        auto block = Block::open(path);
        if (block)
            directory->add(*std::move(block));
        else if (!directory->m_damage)
            directory->m_damage = std::move(block.error());
    }
    const auto blocks = directory->range();
    directory->add(readHead(folder, blocks ? blocks->to : INT64_MIN));
    if (!directory->m_blocks.empty() || directory->m_log)
        return directory;
    if (directory->m_damage)
        return fail(*directory->m_damage);
    return fail(Error::Kind::BadInput, "there is no block of a Prometheus data directory here",
                folder);
}

void DataDirectory::add(std::shared_ptr<const Block> block)
{
    for (const IndexedSeries &series : block->series()) {
        Known &known = m_series[*series.labels];
        known.labels = series.labels;
        known.parts.push_back({block.get(), &series});
        std::ranges::sort(known.parts, {},
                          [](const Part &part) { return part.block->range().from; });
        m_samples += block->sampleCount(series);
    }
    m_blocks.push_back(std::move(block));
}

// After every block: what is in one is left out of it.
void DataDirectory::add(const Head &head)
{
    if (!m_damage)
        m_damage = head.damage;
    if (!head.store)
        return;
    const auto all = head.store->select({}, INT64_MIN, INT64_MAX, {});
    if (!all)
        return;
    for (const promql::StoredSeries &series : *all) {
        Known &known = m_series[*series.labels];
        known.labels = series.labels;
        known.parts.push_back({nullptr, nullptr, series});
    }
    m_samples += head.store->sampleCount();
    m_log = head.store;
}

std::optional<TimeRange> DataDirectory::range() const
{
    std::optional<TimeRange> range;
    if (m_log)
        range = m_log->range();
    for (const auto &block : m_blocks) {
        const TimeRange own = block->range();
        range
            = range ? TimeRange{std::min(range->from, own.from), std::max(range->to, own.to)} : own;
    }
    return range;
}

Result<std::vector<promql::StoredSeries>> DataDirectory::select(
    const std::vector<promql::Matcher> &matchers, std::int64_t fromMs, std::int64_t toMs,
    const std::stop_token &stop) const
{
    std::vector<promql::StoredSeries> found;
    for (const auto &[labels, known] : m_series) {
        if (!accepts(matchers, labels))
            continue;
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "query was canceled in query execution");
        auto series = decoded(known, {fromMs, toMs});
        if (!series)
            return fail(std::move(series.error()));
        if (!series->samples.times.empty())
            found.push_back(*std::move(series));
    }
    return found;
}

Result<promql::StoredSeries> DataDirectory::decoded(const Known &known, TimeRange range)
{
    auto all = std::make_shared<Owned>();
    for (const Part &part : known.parts) {
        Owned own;
        if (!part.block)
            append(own, part.logged.samples, range);
        else if (auto done = part.block->append(*part.series, range, own.times, own.values); !done)
            return fail(std::move(done.error()));
        merge(*all, own);
    }
    const bool hasStaleMarkers = std::ranges::any_of(all->values, promql::isStaleMarker);
    return promql::StoredSeries{known.labels, {all->times, all->values, hasStaleMarkers}, all};
}

} // namespace onex::tsdb
