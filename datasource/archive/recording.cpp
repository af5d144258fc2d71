// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/recording.h"

#include "datasource/archive/archivereader.h"
#include "datasource/archive/bytereader.h"
#include "datasource/archive/recordreader.h"
#include "datasource/tsdb/datadirectory.h"

#include <array>
#include <filesystem>
#include <fstream>

namespace onex {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024 * 1024; // JSON is one line

class Opening
{
public:
    Opening(const OpenOptions &options, ByteReader &bytes)
        : m_options(options)
        , m_bytes(bytes)
    {
    }

    // Until the end, or what is wrong.
    Result<void> read()
    {
        while (true) {
            if (m_options.stop.stop_requested())
                return fail(Error::Kind::Cancelled, "cancelled");
            const auto piece = m_bytes.next();
            if (!piece)
                return fail(piece.error());
            if (piece->empty())
                return readRest();
            if (auto taken = take(*piece); !taken)
                return taken;
            if (m_options.progress)
                m_options.progress(m_bytes.position(), m_bytes.size());
        }
    }

    std::shared_ptr<MemoryStore> store() const { return m_store; }
    const RecordReader *reader() const { return m_reader.get(); }

private:
    // The rest of a line waits for its end.
    Result<void> take(std::string_view piece)
    {
        const std::size_t end = piece.rfind('\n');
        if (end == std::string_view::npos) {
            m_rest += piece;
            return m_rest.size() > kLongestLine
                ? fail(Error::Kind::TooLarge, "a line is longer than 64 MB")
                : Result<void>();
        }
        std::string_view lines = piece.substr(0, end + 1);
        if (!m_rest.empty()) {
            m_rest += lines;
            lines = m_rest;
        }
        auto done = pass(lines);
        m_rest = piece.substr(end + 1);
        return done;
    }

    Result<void> readRest()
    {
        if (!m_rest.empty())
            if (auto done = pass(m_rest); !done)
                return done;
        if (!m_reader)
            return fail(Error::Kind::BadInput, "the file is empty");
        return m_reader->finish();
    }

    Result<void> pass(std::string_view lines)
    {
        if (!m_reader)
            m_reader = makeReader(lines, *m_store, m_options.momentMs);
        if (!m_reader)
            return fail(Error::Kind::BadInput,
                        "this is none of the formats that can be opened: OpenMetrics, Prometheus' "
                        "text format, an answer of its API in JSON, CSV");
        auto read = m_reader->read(lines);
        if (read && m_store->sampleCount() > m_options.mostSamples)
            return fail(Error::Kind::TooLarge,
                        "there are more than " + std::to_string(m_options.mostSamples)
                            + " samples");
        return read;
    }

    const OpenOptions &m_options;
    ByteReader &m_bytes;
    std::shared_ptr<MemoryStore> m_store = std::make_shared<MemoryStore>();
    std::unique_ptr<RecordReader> m_reader;
    std::string m_rest;
};

Result<Recording> openFolder(const std::string &path)
{
    const auto directory = tsdb::DataDirectory::open(path);
    if (!directory)
        return fail(directory.error());
    const tsdb::DataDirectory &all = **directory;
    return Recording{path,
                     "Prometheus data directory",
                     *directory,
                     all.range(),
                     all.seriesCount(),
                     all.sampleCount(),
                     nullptr,
                     all.damage()};
}

bool isArchive(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, 16> beginning{};
    file.read(beginning.data(), beginning.size());
    return looksLikeArchive({beginning.data(), static_cast<std::size_t>(file.gcount())});
}

Result<Recording> openArchive(const std::string &path, const OpenOptions &options)
{
    Result<ReadArchive> read = readArchive(path, options);
    if (!read)
        return fail(std::move(read.error()));
    const MemoryStore &store = *read->store;
    const TimeRange asked = read->content.provenance.range; // samples begin before it
    return Recording{path,
                     "ONEX archive",
                     read->store,
                     asked.to > 0 ? std::optional(asked) : store.range(),
                     store.seriesCount(),
                     store.sampleCount(),
                     std::make_shared<const ArchiveContent>(std::move(read->content)),
                     read->damage};
}

} // namespace

Result<Recording> openRecording(const std::string &path, const OpenOptions &options)
{
    std::error_code none;
    if (std::filesystem::is_directory(path, none))
        return openFolder(path);
    if (isArchive(path))
        return openArchive(path, options);
    const auto bytes = ByteReader::open(path);
    if (!bytes)
        return fail(bytes.error());
    Opening opening(options, **bytes);
    const Result<void> done = opening.read();
    std::optional<Error> damage;
    if (!done) {
        damage = done.error();
        damage->origin = path;
        if (damage->kind != Error::Kind::BadInput || opening.store()->sampleCount() == 0)
            return fail(*std::move(damage));
    }
    const auto store = opening.store();
    store->finish();
    return Recording{path,
                     opening.reader()->format(),
                     store,
                     store->range(),
                     store->seriesCount(),
                     store->sampleCount(),
                     nullptr,
                     damage};
}

} // namespace onex
