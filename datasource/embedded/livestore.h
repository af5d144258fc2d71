// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/livewindow.h"
#include "datasource/promql/storage.h"

#include <QString>

#include <mutex>
#include <optional>
#include <unordered_map>

namespace onex {

class LiveFile;

struct LiveLimits
{
    std::int64_t keepMs = 7LL * 24 * 3600 * 1000;
    std::int64_t keepBytes = 512LL << 20; // of the file
    std::int64_t windowMs = 3600 * 1000;  // samples are in chunks after that long
    std::size_t headSamples = 4'000'000;  // or as soon as there are so many
    std::size_t windowBytes = 128UL
        << 20;         // of chunks that could not be written; then the oldest go
    int filePages = 0; // 0: as many as fit
};

struct LiveStatus
{
    std::size_t series = 0;
    std::size_t headSamples = 0;
    std::int64_t fileBytes = 0;
    std::optional<std::int64_t> oldestMs; // none: nothing was collected yet
    std::optional<Error> problem;         // why nothing is written to the file at present
};

// The samples that this program collects: the newest in memory, the others in chunks in a file.
// What writes is called in one thread; select() and status() in any, and wait for no disk but
// their own reading. Where the file cannot be written, or there is none, chunks stay in memory.
class LiveStore final : public promql::Storage
{
public:
    explicit LiveStore(const LiveLimits &limits = {});
    ~LiveStore() override;

    // Keeps what is appended there, and knows what is there already. To be called first.
    Result<void> keepIn(const QString &path);

    SeriesId seriesId(const Labels &labels);
    // One sample a series; what is not newer than the last one of its series is left out. An error
    // is the file's: the samples are in memory all the same.
    Result<void> append(const LiveBatch &batch);
    // Many at once, which are safe only when this returns.
    Result<void> append(const std::vector<LiveBatch> &batches);
    // Makes chunks of everything.
    Result<void> seal();

    LiveStatus status() const;
    Result<std::vector<promql::StoredSeries>> select(const std::vector<promql::Matcher> &matchers,
                                                     std::int64_t fromMs, std::int64_t toMs,
                                                     const std::stop_token &stop) const override;

private:
    struct Series
    {
        promql::LabelsPtr labels;
        std::vector<std::int64_t> times; // in no chunk yet
        std::vector<double> values;
        std::int64_t lastMs = INT64_MIN;
    };
    struct Hash
    {
        std::size_t operator()(const Labels &labels) const { return labels.hash(); }
    };
    struct Found;

    void know(NewSeries series);
    void take(const LiveBatch &batch);
    LiveWindow makeWindow();
    Result<void> write(const LiveBatch &batch);
    Result<void> writeWindows();
    Result<void> sealIfDue(std::int64_t nowMs);
    Found find(const std::vector<promql::Matcher> &matchers, TimeRange range) const;
    template <typename Take>
    void forEachCandidate(const std::vector<promql::Matcher> &matchers, Take take) const;

    const LiveLimits m_limits;
    QString m_path;                   // of the file; empty: there is none
    std::unique_ptr<LiveFile> m_file; // of the appending thread
    std::vector<NewSeries> m_unwritten;
    std::int64_t m_lastBatch = 0;

    mutable std::mutex m_mutex; // of everything below
    std::unordered_map<SeriesId, Series> m_series;
    std::unordered_map<Labels, SeriesId, Hash> m_ids;
    std::unordered_map<std::string, std::vector<SeriesId>> m_byName; // of the metric
    SeriesId m_lastId = 0;
    std::size_t m_headSamples = 0;
    std::optional<std::int64_t> m_headFrom;
    std::vector<std::shared_ptr<const LiveWindow>> m_windows; // that are not in the file
    std::optional<TimeRange> m_filed;                         // what the file's windows are of
    std::int64_t m_fileBytes = 0;
    std::optional<Error> m_problem;
};

} // namespace onex
