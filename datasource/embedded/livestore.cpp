// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/livestore.h"

#include "datasource/embedded/livefile.h"
#include "datasource/tsdb/xorchunk.h"

#include <algorithm>

namespace onex {

using promql::Matcher;

namespace {

struct Column
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
};

void widen(std::optional<TimeRange> &range, TimeRange by)
{
    range = range ? TimeRange{std::min(range->from, by.from), std::max(range->to, by.to)} : by;
}

bool overlap(TimeRange a, TimeRange b) { return a.from <= b.to && b.from <= a.to; }

// What is not newer than the column's end was there already.
Result<void> appendChunk(std::string_view bits, TimeRange range, Column &to)
{
    const std::int64_t from = to.times.empty() ? range.from : to.times.back() + 1;
    return tsdb::appendXorChunk(bits, std::max(range.from, from), range.to, to.times, to.values);
}

Result<void> appendChunks(const std::vector<std::string_view> &all, TimeRange range, Column &to)
{
    std::size_t samples = 0;
    for (const std::string_view bits : all)
        samples += tsdb::xorChunkSamples(bits);
    to.times.reserve(samples);
    to.values.reserve(samples);
    for (const std::string_view bits : all)
        if (auto done = appendChunk(bits, range, to); !done)
            return done;
    return {};
}

// The series' chunk; null where it has none.
const LiveChunk *chunkOf(const LiveWindow &window, SeriesId series)
{
    const auto chunk = std::ranges::lower_bound(window.chunks, series, {}, &LiveChunk::series);
    return chunk != window.chunks.end() && chunk->series == series ? &*chunk : nullptr;
}

void appendHead(const Column &head, Column &to)
{
    const auto first = to.times.empty() ? head.times.begin()
                                        : std::ranges::upper_bound(head.times, to.times.back());
    const auto skipped = first - head.times.begin();
    to.times.insert(to.times.end(), first, head.times.end());
    to.values.insert(to.values.end(), head.values.begin() + skipped, head.values.end());
}

std::size_t bytesOf(const LiveWindow &window)
{
    std::size_t bytes = 0;
    for (const LiveChunk &chunk : window.chunks)
        bytes += sizeof(LiveChunk) + chunk.bits.size();
    return bytes;
}

} // namespace

// As of one moment. Later samples of what is read from the file afterwards are there twice.
struct LiveStore::Found
{
    std::vector<SeriesId> ids; // ascending; of the others at the same place
    std::vector<promql::LabelsPtr> labels;
    std::vector<Column> heads;
    std::vector<std::shared_ptr<const LiveWindow>> windows;
    bool isInFile = false;
};

LiveStore::LiveStore(const LiveLimits &limits)
    : m_limits(limits)
{
}

LiveStore::~LiveStore() = default;

Result<void> LiveStore::keepIn(const QString &path)
{
    auto file = LiveFile::open(path, m_limits.filePages);
    if (!file)
        return fail(file.error());
    auto contents = (*file)->load();
    if (!contents)
        return fail(contents.error());
    m_file = *std::move(file);
    const std::lock_guard guard(m_mutex);
    m_path = path;
    m_filed = contents->range;
    for (NewSeries &series : contents->series)
        know(std::move(series));
    for (const LiveBatch &batch : contents->batches)
        take(batch);
    m_lastBatch = contents->lastBatch;
    return {};
}

void LiveStore::know(NewSeries series)
{
    m_lastId = std::max(m_lastId, series.id);
    m_byName[std::string(series.labels.metricName())].push_back(series.id);
    m_series[series.id].labels = std::make_shared<const Labels>(series.labels);
    m_ids.emplace(std::move(series.labels), series.id);
}

SeriesId LiveStore::seriesId(const Labels &labels)
{
    const std::lock_guard guard(m_mutex);
    const auto known = m_ids.find(labels);
    if (known != m_ids.end())
        return known->second;
    const NewSeries added{m_lastId + 1, labels};
    know(added);
    m_unwritten.push_back(added);
    return added.id;
}

void LiveStore::take(const LiveBatch &batch)
{
    for (const LiveSample &sample : batch.samples) {
        const auto known = m_series.find(sample.series);
        if (known == m_series.end() || known->second.lastMs >= batch.timeMs)
            continue;
        Series &series = known->second;
        series.times.push_back(batch.timeMs);
        series.values.push_back(sample.value);
        series.lastMs = batch.timeMs;
        ++m_headSamples;
    }
    if (!m_headFrom || batch.timeMs < *m_headFrom)
        m_headFrom = batch.timeMs;
}

Result<void> LiveStore::append(const LiveBatch &batch)
{
    {
        const std::lock_guard guard(m_mutex);
        take(batch);
    }
    Result<void> written = write(batch);
    Result<void> sealed = sealIfDue(batch.timeMs);
    if (written && sealed) // there may be room again for what waits
        sealed = writeWindows();
    const std::lock_guard guard(m_mutex);
    m_problem = !written ? std::optional(written.error())
        : !sealed        ? std::optional(sealed.error())
                         : std::nullopt;
    return written ? sealed : written;
}

Result<void> LiveStore::append(const std::vector<LiveBatch> &batches)
{
    {
        const std::lock_guard guard(m_mutex);
        for (const LiveBatch &batch : batches)
            take(batch);
    }
    return seal();
}

Result<void> LiveStore::write(const LiveBatch &batch)
{
    if (!m_file) {
        m_unwritten.clear();
        return {};
    }
    return m_file->write(m_unwritten, batch).map([this](std::int64_t number) {
        m_unwritten.clear();
        m_lastBatch = number;
    });
}

Result<void> LiveStore::sealIfDue(std::int64_t nowMs)
{
    {
        const std::lock_guard guard(m_mutex);
        const bool isOld = m_headFrom && nowMs - *m_headFrom >= m_limits.windowMs;
        if (!isOld && m_headSamples < m_limits.headSamples)
            return {};
    }
    return seal().and_then([&]() -> Result<void> {
        if (!m_file)
            return {};
        const auto oldest = m_file->keep(nowMs - m_limits.keepMs, m_limits.keepBytes);
        if (!oldest)
            return fail(oldest.error());
        const auto bytes = m_file->bytes();
        const std::lock_guard guard(m_mutex);
        m_fileBytes = bytes.value_or(m_fileBytes);
        if (*oldest && m_filed)
            m_filed->from = **oldest;
        return {};
    });
}

LiveWindow LiveStore::makeWindow()
{
    LiveWindow window;
    window.lastBatch = m_lastBatch;
    std::optional<TimeRange> range;
    for (auto &[id, series] : m_series) {
        if (series.times.empty())
            continue;
        widen(range, {series.times.front(), series.times.back()});
        window.chunks.push_back({id, tsdb::xorChunk(series.times, series.values)});
        series.times = {};
        series.values = {};
    }
    std::ranges::sort(window.chunks, {}, &LiveChunk::series);
    window.range = range.value_or(TimeRange{});
    m_headSamples = 0;
    m_headFrom.reset();
    return window;
}

Result<void> LiveStore::seal()
{
    {
        const std::lock_guard guard(m_mutex);
        auto window = std::make_shared<const LiveWindow>(makeWindow());
        if (!window->chunks.empty())
            m_windows.push_back(std::move(window));
    }
    return writeWindows();
}

// Those that have waited for longest first.
Result<void> LiveStore::writeWindows()
{
    for (;;) {
        std::shared_ptr<const LiveWindow> window;
        {
            const std::lock_guard guard(m_mutex);
            std::size_t bytes = 0;
            for (const auto &one : m_windows)
                bytes += bytesOf(*one);
            for (; bytes > m_limits.windowBytes && m_windows.size() > 1;
                 m_windows.erase(m_windows.begin()))
                bytes -= bytesOf(*m_windows.front());
            if (m_windows.empty() || !m_file)
                return {};
            window = m_windows.front();
        }
        if (auto written = m_file->write(m_unwritten, *window); !written)
            return written;
        m_unwritten.clear();
        const std::lock_guard guard(m_mutex);
        m_windows.erase(m_windows.begin());
        widen(m_filed, window->range);
    }
}

LiveStatus LiveStore::status() const
{
    const std::lock_guard guard(m_mutex);
    LiveStatus status{m_series.size(), m_headSamples, m_fileBytes, m_headFrom, m_problem};
    if (!m_windows.empty())
        status.oldestMs = m_windows.front()->range.from;
    if (m_filed)
        status.oldestMs = m_filed->from;
    return status;
}

template <typename Take>
void LiveStore::forEachCandidate(const std::vector<Matcher> &matchers, Take take) const
{
    for (const Matcher &matcher : matchers) {
        if (matcher.name() != "__name__" || matcher.op() != Matcher::Op::Equal)
            continue;
        const auto named = m_byName.find(matcher.value());
        if (named != m_byName.end())
            for (const SeriesId id : named->second)
                take(id, m_series.at(id));
        return;
    }
    for (const auto &[id, series] : m_series)
        take(id, series);
}

LiveStore::Found LiveStore::find(const std::vector<Matcher> &matchers, TimeRange range) const
{
    const std::lock_guard guard(m_mutex);
    std::vector<std::pair<SeriesId, const Series *>> matching;
    forEachCandidate(matchers, [&](SeriesId id, const Series &series) {
        if (std::ranges::all_of(
                matchers, [&series](const Matcher &one) { return one.matches(*series.labels); }))
            matching.emplace_back(id, &series);
    });
    std::ranges::sort(matching);
    Found found;
    for (const auto &match : matching) {
        const Series &series = *match.second;
        const auto first = std::ranges::lower_bound(series.times, range.from);
        const auto last = std::ranges::upper_bound(series.times, range.to);
        const auto valueAt = [&series](auto time) {
            return series.values.begin() + (time - series.times.begin());
        };
        found.ids.push_back(match.first);
        found.labels.push_back(series.labels);
        found.heads.push_back({{first, last}, {valueAt(first), valueAt(last)}});
    }
    for (const auto &window : m_windows)
        if (overlap(window->range, range))
            found.windows.push_back(window);
    found.isInFile = m_filed && overlap(*m_filed, range);
    return found;
}

Result<std::vector<promql::StoredSeries>> LiveStore::select(const std::vector<Matcher> &matchers,
                                                            std::int64_t fromMs, std::int64_t toMs,
                                                            const std::stop_token &stop) const
{
    const TimeRange range{fromMs, toMs};
    const Found found = find(matchers, range);
    Result<std::vector<std::vector<std::string>>> filed;
    if (found.isInFile)
        filed = readLiveChunks(m_path, found.ids, range, stop);
    if (!filed)
        return fail(filed.error());
    std::vector<promql::StoredSeries> all;
    for (std::size_t i = 0; i < found.ids.size(); ++i) {
        std::vector<std::string_view> chunks;
        if (found.isInFile)
            chunks.assign((*filed)[i].begin(), (*filed)[i].end());
        for (const auto &window : found.windows)
            if (const LiveChunk *chunk = chunkOf(*window, found.ids[i]))
                chunks.push_back(chunk->bits);
        const auto column = std::make_shared<Column>();
        if (auto done = appendChunks(chunks, range, *column); !done)
            return fail(done.error());
        appendHead(found.heads[i], *column);
        if (column->times.empty())
            continue;
        const bool hasStale = std::ranges::any_of(column->values, &promql::isStaleMarker);
        all.push_back({found.labels[i], {column->times, column->values, hasStale}, column});
    }
    return all;
}

} // namespace onex
