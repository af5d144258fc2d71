// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/archivewriter.h"

#include "datasource/archive/archivetables.h"
#include "datasource/sqlite/sqltext.h"
#include "datasource/tsdb/xorchunk.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace onex {
namespace {

constexpr std::size_t kChunk = 20'000; // samples

QString jsonText(const nlohmann::json &json)
{
    return textOf(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

// The rows of one table.
class PartWriter
{
public:
    PartWriter(const Database &db, ArchivePart part)
        : m_db(db)
        , m_part(part)
    {
    }

    void add(const QVariantList &row)
    {
        if (!m_error) {
            m_sum.add(row);
            note(m_db.run(tableOf(m_part).insert, row));
        }
    }
    template <typename T>
    void note(const Result<T> &result)
    {
        if (!result && !m_error)
            m_error = result.error();
    }
    Result<void> finish() const
    {
        if (m_error)
            return fail(*m_error);
        return writeChecksum(m_db, m_part, m_sum);
    }

private:
    const Database &m_db;
    ArchivePart m_part;
    PartChecksum m_sum;
    std::optional<Error> m_error;
};

Result<void> writeMeta(const Database &db, const Provenance &from)
{
    PartWriter meta(db, ArchivePart::Meta);
    const auto add = [&meta](const char *name, const QString &value) {
        meta.add({QString::fromLatin1(name), value});
    };
    add("source", textOf(from.source));
    add("queries", jsonText(from.queries));
    add("from", QString::number(from.range.from));
    add("to", QString::number(from.range.to));
    add("author", textOf(from.author));
    add("created", QString::number(from.createdMs));
    add("program", textOf(from.program));
    return meta.finish();
}

Result<void> writeSeries(const Database &db, std::span<const promql::StoredSeries> all)
{
    PartWriter series(db, ArchivePart::Series), chunks(db, ArchivePart::Chunks);
    qlonglong id = 0;
    for (const promql::StoredSeries &one : all) {
        const Result<QString> labels = labelsText(*one.labels);
        series.note(labels);
        series.add({labels.value_or(QString())});
        ++id;
        const auto [times, values, stale] = one.samples;
        for (std::size_t first = 0; first < times.size(); first += kChunk) {
            const std::size_t count = std::min(kChunk, times.size() - first);
            const std::string bits
                = tsdb::xorChunk(times.subspan(first, count), values.subspan(first, count));
            chunks.add({id, QByteArray::fromStdString(bits)});
        }
    }
    return series.finish().and_then([&chunks] { return chunks.finish(); });
}

Result<void> writeAlerts(const Database &db, const std::vector<AlertTransition> &alerts)
{
    PartWriter rows(db, ArchivePart::Alerts);
    for (const AlertTransition &one : alerts) {
        const Result<QString> labels = labelsText(one.labels);
        rows.note(labels);
        rows.add({number(one.timeMs), textOf(one.alertId), labels.value_or(QString()),
                  textOf(one.fromState), textOf(one.toState), number(one.startsMs),
                  one.value ? QVariant(*one.value) : QVariant(), textOf(one.summary),
                  textOf(one.source), textOf(one.by)});
    }
    return rows.finish();
}

Result<void> writeDashboards(const Database &db, const std::vector<ArchivedDashboard> &dashboards)
{
    PartWriter rows(db, ArchivePart::Dashboards);
    for (const ArchivedDashboard &one : dashboards)
        rows.add({textOf(one.file), textOf(one.text), textOf(one.uid), jsonText(one.variables)});
    return rows.finish();
}

Result<void> writeNotes(const Database &db, const std::vector<ArchivedNote> &notes)
{
    PartWriter rows(db, ArchivePart::Notes);
    for (const ArchivedNote &one : notes)
        rows.add({number(one.timeMs), textOf(one.author), textOf(one.text)});
    return rows.finish();
}

Result<void> writeNew(const QString &path, std::span<const promql::StoredSeries> series,
                      const ArchiveContent &content)
{
    const auto opened = Database::open(path, {});
    if (!opened)
        return fail(opened.error());
    Database &db = **opened;
    return db.write([&]() -> Result<void> {
        return makeArchiveTables(db)
            .and_then([&] { return writeMeta(db, content.provenance); })
            .and_then([&] { return writeSeries(db, series); })
            .and_then([&] { return writeAlerts(db, content.alerts); })
            .and_then([&] { return writeDashboards(db, content.dashboards); })
            .and_then([&] { return writeNotes(db, content.notes); });
    });
}

} // namespace

Result<void> writeArchive(const std::string &path, std::span<const promql::StoredSeries> series,
                          const ArchiveContent &content)
{
    const std::string part = path + ".part";
    std::error_code error;
    std::filesystem::remove(part, error);
    Result<void> written = writeNew(QString::fromStdString(part), series, content);
    if (written) {
        std::filesystem::rename(part, path, error);
        if (!error)
            return {};
        written = fail(Error::Kind::Denied, "this file cannot be written: " + error.message());
    }
    std::filesystem::remove(part, error);
    written.error().origin = path;
    return written;
}

} // namespace onex
