// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/archivereader.h"

#include "datasource/archive/archivetables.h"
#include "datasource/sqlite/sqltext.h"
#include "datasource/tsdb/xorchunk.h"

#include <QSqlRecord>

#include <nlohmann/json.hpp>

namespace onex {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kMagic{"SQLite format 3\0", 16};

class Reader
{
public:
    Reader(const Database &db, const OpenOptions &options)
        : m_db(db)
        , m_options(options)
    {
    }

    // What is damaged does not keep the other parts from being read.
    Result<ReadArchive> read()
    {
        const auto chunks = m_db.value("SELECT count(*) FROM chunks");
        m_chunks = chunks ? chunks->toLongLong() : 0;
        using Read = Result<void> (Reader::*)(const QSqlQuery &row);
        constexpr std::pair<ArchivePart, Read> kReads[] = {
            {ArchivePart::Meta, &Reader::meta},     {ArchivePart::Dashboards, &Reader::dashboard},
            {ArchivePart::Notes, &Reader::note},    {ArchivePart::Alerts, &Reader::alert},
            {ArchivePart::Series, &Reader::series}, {ArchivePart::Chunks, &Reader::chunk}};
        for (const auto &[part, take] : kReads) {
            const auto done = readPart(part, take);
            if (!done && done.error().kind != Error::Kind::BadInput)
                return fail(done.error());
            if (!done)
                note(done.error());
        }
        m_read.store->finish();
        return std::move(m_read);
    }

private:
    void note(const Error &error)
    {
        if (!m_read.damage)
            m_read.damage = error;
    }

    // A row that is damaged does not keep the others from being read.
    Result<void> readPart(ArchivePart part, Result<void> (Reader::*take)(const QSqlQuery &))
    {
        auto rows = m_db.run(tableOf(part).select);
        if (!rows)
            return fail(rows.error());
        PartChecksum sum;
        const int columns = rows->record().count();
        while (rows->next()) {
            QVariantList row;
            for (int i = 0; i < columns; ++i)
                row.append(rows->value(i));
            sum.add(row);
            const auto taken = (this->*take)(*rows);
            if (!taken && taken.error().kind != Error::Kind::BadInput)
                return taken;
            if (!taken)
                note(taken.error());
        }
        return m_db.ended(*rows).and_then([&] { return verifyChecksum(m_db, part, sum); });
    }

    Result<void> meta(const QSqlQuery &row)
    {
        Provenance &from = m_read.content.provenance;
        const QString name = row.value(0).toString();
        const QVariant value = row.value(1);
        if (name == QLatin1String("source"))
            from.source = utf8Of(value);
        else if (name == QLatin1String("queries"))
            return json(value, from.queries);
        else if (name == QLatin1String("from"))
            from.range.from = value.toLongLong();
        else if (name == QLatin1String("to"))
            from.range.to = value.toLongLong();
        else if (name == QLatin1String("author"))
            from.author = utf8Of(value);
        else if (name == QLatin1String("created"))
            from.createdMs = value.toLongLong();
        else if (name == QLatin1String("program"))
            from.program = utf8Of(value);
        return {}; // a later program may write more
    }

    Result<void> dashboard(const QSqlQuery &row)
    {
        ArchivedDashboard one{utf8Of(row.value(0)), utf8Of(row.value(1)), utf8Of(row.value(2)), {}};
        auto read = json(row.value(3), one.variables);
        m_read.content.dashboards.push_back(std::move(one));
        return read;
    }

    Result<void> note(const QSqlQuery &row)
    {
        m_read.content.notes.push_back(
            {row.value(0).toLongLong(), utf8Of(row.value(1)), utf8Of(row.value(2))});
        return {};
    }

    Result<void> alert(const QSqlQuery &row)
    {
        auto labels = labelsOf(row.value(2));
        if (!labels)
            return fail(m_db.damaged(labels.error().message));
        AlertTransition one;
        one.timeMs = row.value(0).toLongLong();
        one.alertId = utf8Of(row.value(1));
        one.labels = *std::move(labels);
        one.fromState = utf8Of(row.value(3));
        one.toState = utf8Of(row.value(4));
        one.startsMs = row.value(5).toLongLong();
        if (!row.value(6).isNull())
            one.value = row.value(6).toDouble();
        one.summary = utf8Of(row.value(7));
        one.source = utf8Of(row.value(8));
        one.by = utf8Of(row.value(9));
        m_read.content.alerts.push_back(std::move(one));
        return {};
    }

    Result<void> series(const QSqlQuery &row)
    {
        auto labels = labelsOf(row.value(0));
        m_ids.push_back(labels ? std::optional(m_read.store->seriesId(*std::move(labels)))
                               : std::nullopt); // its chunks are of nobody
        return labels ? Result<void>() : fail(m_db.damaged(labels.error().message));
    }

    Result<void> chunk(const QSqlQuery &row)
    {
        if (m_options.stop.stop_requested())
            return fail(Error::Kind::Cancelled, "cancelled");
        const qlonglong number = row.value(0).toLongLong();
        if (number < 1 || static_cast<std::size_t>(number) > m_ids.size()
            || !m_ids[static_cast<std::size_t>(number - 1)])
            return fail(m_db.damaged("samples belong to no series"));
        const QByteArray bits = row.value(1).toByteArray();
        std::vector<std::int64_t> times;
        std::vector<double> values;
        const auto decoded
            = tsdb::appendXorChunk({bits.constData(), static_cast<std::size_t>(bits.size())},
                                   INT64_MIN, INT64_MAX, times, values);
        const auto id = *m_ids[static_cast<std::size_t>(number - 1)];
        for (std::size_t i = 0; i < times.size(); ++i)
            m_read.store->add(id, times[i], values[i]);
        if (!decoded)
            return fail(m_db.damaged(decoded.error().message));
        if (m_read.store->sampleCount() > m_options.mostSamples)
            return fail(Error::Kind::TooLarge,
                        "there are more than " + std::to_string(m_options.mostSamples)
                            + " samples");
        ++m_done;
        if (m_options.progress)
            m_options.progress(m_done, std::max(m_chunks, m_done));
        return {};
    }

    template <typename T>
    Result<void> json(const QVariant &text, T &value)
    {
        try {
            value = Json::parse(utf8Of(text)).get<T>();
            return {};
        } catch (const Json::exception &) {
            return fail(m_db.damaged("what should be JSON is none"));
        }
    }

    const Database &m_db;
    const OpenOptions &m_options;
    ReadArchive m_read;
    std::vector<std::optional<MemoryStore::Id>> m_ids; // by the rows' order
    std::int64_t m_chunks = 0, m_done = 0;
};

} // namespace

bool looksLikeArchive(std::string_view bytes) { return bytes.starts_with(kMagic); }

Result<ReadArchive> readArchive(const std::string &path, const OpenOptions &options)
{
    const auto db = Database::open(QString::fromStdString(path), {0, true, "this file", {}});
    if (!db)
        return fail(db.error());
    if (auto is = requireArchive(**db); !is)
        return fail(is.error());
    return Reader(**db, options).read();
}

} // namespace onex
