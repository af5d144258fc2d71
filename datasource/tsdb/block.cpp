// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/block.h"

#include "datasource/tsdb/bytecursor.h"
#include "datasource/tsdb/xorchunk.h"

#include <algorithm>
#include <filesystem>

namespace onex::tsdb {
namespace {

constexpr std::uint32_t kChunksMagic = 0x85BD40DD;
constexpr std::uint8_t kXor = 1;

tl::unexpected<Error> in(const std::string &path, Error error)
{
    error.origin = path;
    return fail(std::move(error));
}

void drop(const std::vector<TimeRange> &deleted, std::size_t from, std::vector<std::int64_t> &times,
          std::vector<double> &values)
{
    std::size_t kept = from;
    for (std::size_t i = from; i < times.size(); ++i) {
        const bool isDeleted = std::ranges::any_of(
            deleted, [time = times[i]](const TimeRange &range) { return range.contains(time); });
        if (isDeleted)
            continue;
        times[kept] = times[i];
        values[kept++] = values[i];
    }
    times.resize(kept);
    values.resize(kept);
}

} // namespace

Result<std::shared_ptr<const Block>> Block::open(const std::string &folder)
{
    auto block = std::make_shared<Block>();
    const auto index = MappedFile::open(folder + "/index");
    if (!index)
        return fail(index.error());
    auto series = readIndex((*index)->bytes());
    if (!series)
        return in((*index)->path(), std::move(series.error()));
    block->m_series = *std::move(series);
    std::vector<std::string> files;
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(folder + "/chunks", none))
        files.push_back(entry.path().string());
    std::ranges::sort(files);
    for (const std::string &path : files) {
        auto chunks = MappedFile::open(path);
        if (!chunks)
            return fail(std::move(chunks.error()));
        if (ByteCursor((*chunks)->bytes()).u32() != kChunksMagic)
            return in(path, {Error::Kind::BadInput, "this is not a file of chunks", {}, 0, 0});
        block->m_chunks.push_back(*std::move(chunks));
    }
    if (const auto file = MappedFile::open(folder + "/tombstones")) {
        auto deleted = readTombstones((*file)->bytes());
        if (!deleted)
            return in((*file)->path(), std::move(deleted.error()));
        block->m_deleted = *std::move(deleted);
    }
    block->m_range = {INT64_MAX, INT64_MIN};
    for (const IndexedSeries &one : block->m_series)
        for (const ChunkRef &chunk : one.chunks)
            block->m_range = {std::min(block->m_range.from, chunk.fromMs),
                              std::max(block->m_range.to, chunk.toMs)};
    return block;
}

// Its encoding and its data.
Result<std::string_view> Block::chunkAt(std::uint64_t ref) const
{
    const std::uint64_t file = ref >> 32U, at = ref & 0xFFFFFFFFU;
    if (file >= m_chunks.size() || at >= m_chunks[file]->bytes().size())
        return fail(Error::Kind::BadInput, "the index names a chunk that is not there");
    ByteCursor cursor(m_chunks[file]->bytes().substr(static_cast<std::size_t>(at)));
    const std::uint64_t size = cursor.uvarint();
    const std::string_view chunk = cursor.bytes(size < UINT64_MAX ? size + 1 : size);
    if (!cursor.isGood())
        return fail(Error::Kind::BadInput,
                    "a chunk ends too early (at byte " + std::to_string(at) + ")",
                    m_chunks[file]->path());
    return chunk;
}

std::size_t Block::sampleCount(const IndexedSeries &series) const
{
    std::size_t count = 0;
    for (const ChunkRef &ref : series.chunks)
        if (const auto chunk = chunkAt(ref.ref))
            count += ByteCursor(chunk->substr(1)).u16();
    return count;
}

Result<void> Block::append(const IndexedSeries &series, TimeRange range,
                           std::vector<std::int64_t> &times, std::vector<double> &values) const
{
    const std::size_t from = times.size();
    for (const ChunkRef &ref : series.chunks) {
        if (ref.toMs < range.from || ref.fromMs > range.to)
            continue;
        const auto chunk = chunkAt(ref.ref);
        if (!chunk)
            return fail(chunk.error());
        if (static_cast<std::uint8_t>((*chunk)[0]) != kXor)
            return fail(Error::Kind::BadInput,
                        "native histograms cannot be read from data directories yet: "
                            + series.labels->toString());
        if (auto done = appendXorChunk(chunk->substr(1), range.from, range.to, times, values);
            !done)
            return done;
    }
    if (const auto deleted = m_deleted.find(series.id); deleted != m_deleted.end())
        drop(deleted->second, from, times, values);
    return {};
}

} // namespace onex::tsdb
