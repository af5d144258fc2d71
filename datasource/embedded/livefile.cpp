// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/livefile.h"

#include "datasource/embedded/batchcode.h"
#include "datasource/sqlite/sqltext.h"
#include "datasource/sqlite/storefile.h"

#include <QLockFile>

#include <array>
#include <set>

namespace onex {
namespace {

constexpr int kApplication = 0x4F4E5853; // "ONXS"
constexpr int kVersion = 1;
const std::string kName = "the store of collected samples";

constexpr std::array kTables{
    "CREATE TABLE series(id INTEGER PRIMARY KEY, labels TEXT NOT NULL)",
    "CREATE TABLE batches(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, data BLOB NOT NULL)",
    "CREATE TABLE windows(id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL)",
    // A window is written in the order of its series, and lost as a whole: both at one place.
    "CREATE TABLE chunks(window INTEGER NOT NULL, series INTEGER NOT NULL, data BLOB NOT NULL,"
    " PRIMARY KEY(window, series)) WITHOUT ROWID",
    "PRAGMA application_id = 1330534483",
    "PRAGMA user_version = 1",
};

constexpr std::array kSettings{
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA journal_size_limit = 16777216",
};

Result<DatabaseOptions> optionsFor(const QString &path)
{
    if (auto file = ensureStoreFile(path, kName); !file)
        return fail(file.error());
    return DatabaseOptions{2000, false, kName, "move it away to begin with an empty one"};
}

Result<void> makeTables(Database &db)
{
    const auto version = db.value("PRAGMA user_version");
    const auto application = db.value("PRAGMA application_id");
    if (!version || !application)
        return fail(version ? application.error() : version.error());
    if (version->toInt() > kVersion)
        return fail(db.error(Error::Kind::BadInput, kName + " was written by a newer program"));
    if (version->toInt() == kVersion && application->toInt() == kApplication)
        return {};
    const auto tables = db.value("SELECT count(*) FROM sqlite_master");
    if (!tables || tables->toInt() > 0)
        return fail(tables ? db.damaged("it is another program's") : tables.error());
    return db.write([&db] { return db.runAll(kTables); });
}

Result<NewSeries> seriesOf(const QSqlQuery &row)
{
    return labelsOf(row.value(1)).map([&row](Labels &&labels) {
        return NewSeries{row.value(0).toLongLong(), std::move(labels)};
    });
}

Result<SeriesId> idOf(const QSqlQuery &row) { return SeriesId{row.value(0).toLongLong()}; }

Result<LiveBatch> batchOf(const QSqlQuery &row)
{
    const QByteArray data = row.value(1).toByteArray();
    return samplesOf({data.constData(), static_cast<std::size_t>(data.size())})
        .map([&row](std::vector<LiveSample> &&samples) {
            return LiveBatch{row.value(0).toLongLong(), std::move(samples)};
        });
}

QByteArray bytesOf(const std::string &text)
{
    return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

Result<std::unique_ptr<LiveFile>> LiveFile::open(const QString &path, int mostPages)
{
    const auto options = optionsFor(path);
    if (!options)
        return fail(options.error());
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(std::chrono::milliseconds{0}); // only where its process is gone
    if (!lock->tryLock())
        return fail(Error::Kind::Unavailable, "another window of this program writes to this file",
                    path.toStdString());
    auto db = Database::open(path, *options);
    if (!db)
        return fail(db.error());
    const auto ready
        = (*db)->runAll(kSettings).and_then([&db] { return makeTables(**db); }).and_then([&] {
              return (*db)->limitPages(mostPages);
          });
    if (!ready)
        return fail(ready.error());
    return std::unique_ptr<LiveFile>(new LiveFile(std::move(lock), *std::move(db)));
}

LiveFile::LiveFile(std::unique_ptr<QLockFile> lock, std::unique_ptr<Database> db)
    : m_lock(std::move(lock))
    , m_db(std::move(db))
{
}

LiveFile::~LiveFile() = default;

Result<void> LiveFile::forgetSeries(const std::vector<LiveBatch> &except)
{
    std::set<SeriesId> kept;
    for (const LiveBatch &batch : except)
        for (const LiveSample &sample : batch.samples)
            kept.insert(sample.series);
    const auto left = m_db->all<SeriesId>(
        "SELECT id FROM series WHERE NOT EXISTS (SELECT 1 FROM windows JOIN chunks"
        " ON chunks.window = windows.id AND chunks.series = series.id)",
        {}, &idOf);
    if (!left)
        return fail(left.error());
    for (const SeriesId id : *left)
        if (!kept.contains(id))
            if (auto gone = m_db->run("DELETE FROM series WHERE id = ?", {number(id)}); !gone)
                return fail(gone.error());
    return {};
}

Result<LiveContents> LiveFile::load()
{
    return m_db->write([this]() -> Result<LiveContents> {
        auto batches
            = m_db->all<LiveBatch>("SELECT time, data FROM batches ORDER BY id", {}, &batchOf);
        if (!batches)
            return fail(batches.error());
        if (auto forgotten = forgetSeries(*batches); !forgotten)
            return fail(forgotten.error());
        auto series
            = m_db->all<NewSeries>("SELECT id, labels FROM series ORDER BY id", {}, &seriesOf);
        if (!series)
            return fail(series.error());
        auto range = m_db->run("SELECT min(first), max(last) FROM windows");
        if (!range)
            return fail(range.error());
        const auto last = m_db->value("SELECT max(id) FROM batches");
        if (!last)
            return fail(last.error());
        LiveContents contents{*std::move(series), *std::move(batches), last->toLongLong(), {}};
        if (range->next() && !range->value(0).isNull())
            contents.range = TimeRange{range->value(0).toLongLong(), range->value(1).toLongLong()};
        return contents;
    });
}

Result<void> LiveFile::write(const std::vector<NewSeries> &series)
{
    for (const NewSeries &one : series) {
        const auto labels = labelsText(one.labels);
        if (!labels)
            return fail(labels.error());
        const auto added = m_db->run("INSERT INTO series VALUES(?, ?)", {number(one.id), *labels});
        if (!added)
            return fail(added.error());
    }
    return {};
}

Result<std::int64_t> LiveFile::write(const std::vector<NewSeries> &series, const LiveBatch &batch)
{
    return m_db->write([&]() -> Result<std::int64_t> {
        if (auto written = write(series); !written)
            return fail(written.error());
        const std::string bytes = batchBytes(batch.samples);
        const auto added = m_db->run("INSERT INTO batches(time, data) VALUES(?, ?)",
                                     {number(batch.timeMs), bytesOf(bytes)});
        if (!added)
            return fail(added.error());
        return added->lastInsertId().toLongLong();
    });
}

Result<void> LiveFile::write(const std::vector<NewSeries> &series, const LiveWindow &window)
{
    return m_db->write([&]() -> Result<void> {
        if (auto written = write(series); !written)
            return written;
        const auto added = m_db->run("INSERT INTO windows(first, last) VALUES(?, ?)",
                                     {number(window.range.from), number(window.range.to)});
        if (!added)
            return fail(added.error());
        auto insert = m_db->prepared("INSERT INTO chunks VALUES(?, ?, ?)");
        if (!insert)
            return fail(insert.error());
        insert->bindValue(0, added->lastInsertId());
        for (const LiveChunk &chunk : window.chunks) {
            insert->bindValue(1, number(chunk.series));
            insert->bindValue(2, bytesOf(chunk.bits));
            if (!insert->exec())
                return m_db->ended(*insert);
        }
        return m_db->change("DELETE FROM batches WHERE id <= ?", {number(window.lastBatch)})
            .map([](int) {});
    });
}

Result<std::int64_t> LiveFile::bytes() const
{
    const auto bytes = m_db->value("SELECT (page_count - freelist_count) * page_size"
                                   " FROM pragma_page_count, pragma_freelist_count,"
                                   " pragma_page_size");
    return bytes.map([](const QVariant &value) { return std::int64_t{value.toLongLong()}; });
}

Result<std::optional<std::int64_t>> LiveFile::keep(std::int64_t fromMs, std::int64_t mostBytes)
{
    return m_db->write([&]() -> Result<std::optional<std::int64_t>> {
        for (;;) {
            auto oldest = m_db->run("SELECT id, first, last FROM windows ORDER BY id LIMIT 1");
            if (!oldest)
                return fail(oldest.error());
            if (!oldest->next())
                return std::nullopt;
            const QVariant id = oldest->value(0);
            const std::int64_t first = oldest->value(1).toLongLong();
            const auto size = bytes();
            if (!size)
                return fail(size.error());
            if (oldest->value(2).toLongLong() >= fromMs && *size <= mostBytes)
                return first;
            const auto gone
                = m_db->change("DELETE FROM chunks WHERE window = ?", {id}).and_then([&](int) {
                      return m_db->change("DELETE FROM windows WHERE id = ?", {id});
                  });
            if (!gone)
                return fail(gone.error());
        }
    });
}

namespace {

using Chunks = std::vector<std::vector<std::string>>;

// Point by point: a window's series stand in order, but few of them are asked for.
Result<void> readWindow(const Database &db, QSqlQuery &chunk, const std::vector<SeriesId> &series,
                        const std::stop_token &stop, Chunks &chunks)
{
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "cancelled");
        chunk.bindValue(1, number(series[i]));
        if (!chunk.exec())
            return db.ended(chunk);
        if (chunk.next())
            chunks[i].push_back(chunk.value(0).toByteArray().toStdString());
    }
    return {};
}

} // namespace

Result<Chunks> readLiveChunks(const QString &path, const std::vector<SeriesId> &series,
                              TimeRange range, const std::stop_token &stop)
{
    auto opened = Database::open(path, {2000, true, kName, {}});
    if (!opened)
        return fail(opened.error());
    Database &db = **opened;
    return db.read([&]() -> Result<Chunks> {
        auto windows = db.run("SELECT id FROM windows WHERE last >= ? AND first <= ? ORDER BY id",
                              {number(range.from), number(range.to)});
        if (!windows)
            return fail(windows.error());
        auto chunk = db.prepared("SELECT data FROM chunks WHERE window = ? AND series = ?");
        if (!chunk)
            return fail(chunk.error());
        Chunks chunks(series.size());
        while (windows->next()) {
            chunk->bindValue(0, windows->value(0));
            if (auto done = readWindow(db, *chunk, series, stop, chunks); !done)
                return fail(done.error());
        }
        return db.ended(*windows).map([&chunks] { return std::move(chunks); });
    });
}

} // namespace onex
