// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/livewindow.h"
#include "datasource/sqlite/database.h"

#include <stop_token>

class QLockFile;

namespace onex {

// What is known of a file that was there.
struct LiveContents
{
    std::vector<NewSeries> series;
    std::vector<LiveBatch> batches; // that are in no window yet, the oldest first
    std::int64_t lastBatch = 0;     // the number of the last of them
    std::optional<TimeRange> range; // of the windows
};

// The store's file: series, windows of chunks, and a journal of batches that are in no window yet.
// What a call did is safe from the program's end at any moment; from a power cut but for the last
// seconds. One program writes; lives in the thread that made it.
class LiveFile final
{
public:
    // Unavailable where another program writes to it. mostPages: fails with NoSpace beyond; 0: as
    // many as fit.
    static Result<std::unique_ptr<LiveFile>> open(const QString &path, int mostPages = 0);
    ~LiveFile();

    // Series that no window and no batch has any more are forgotten. Called once, first.
    Result<LiveContents> load();
    // Series that are new, with a batch, whose number is returned; or with a window, whose batches
    // go.
    Result<std::int64_t> write(const std::vector<NewSeries> &series, const LiveBatch &batch);
    Result<void> write(const std::vector<NewSeries> &series, const LiveWindow &window);
    // Drops whole windows: those that ended before, and the oldest ones beyond that many bytes.
    // What the oldest one left begins with; none: there is none.
    Result<std::optional<std::int64_t>> keep(std::int64_t fromMs, std::int64_t mostBytes);
    Result<std::int64_t> bytes() const; // that are in use

private:
    LiveFile(std::unique_ptr<QLockFile> lock, std::unique_ptr<Database> db);
    Result<void> forgetSeries(const std::vector<LiveBatch> &except);
    Result<void> write(const std::vector<NewSeries> &series);

    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Database> m_db;
};

// The chunks of these series (ascending) that may have samples in the range, the oldest first; in
// any thread.
Result<std::vector<std::vector<std::string>>> readLiveChunks(const QString &path,
                                                             const std::vector<SeriesId> &series,
                                                             TimeRange range,
                                                             const std::stop_token &stop);

} // namespace onex
