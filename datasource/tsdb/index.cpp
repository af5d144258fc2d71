// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/index.h"

#include "datasource/tsdb/bytecursor.h"

#include <optional>

namespace onex::tsdb {
namespace {

constexpr std::uint32_t kMagic = 0xBAAAD700;
constexpr std::uint8_t kVersion = 2;
constexpr std::size_t kTocSize = 6 * 8 + 4, kHeader = 5, kAlignment = 16;
constexpr std::size_t kMostLabels = 10'000, kMostChunks = 10'000'000; // of one series

struct Contents // where the sections begin
{
    std::uint64_t symbols = 0, series = 0, labelIndices = 0;
};

tl::unexpected<Error> damaged(const std::string &what, std::uint64_t at)
{
    return fail(Error::Kind::BadInput,
                "the index is damaged: " + what + " (at byte " + std::to_string(at) + ")");
}

Result<Contents> readContents(std::string_view bytes)
{
    ByteCursor header(bytes);
    if (header.u32() != kMagic || bytes.size() < kHeader + kTocSize)
        return damaged("it does not begin as one", 0);
    if (header.u8() != kVersion)
        return fail(Error::Kind::BadInput,
                    "the index is of another version than 2, of a Prometheus before 2.1");
    ByteCursor toc(bytes.substr(bytes.size() - kTocSize));
    Contents contents;
    contents.symbols = toc.u64();
    contents.series = toc.u64();
    contents.labelIndices = toc.u64();
    const bool isOrdered = contents.symbols >= kHeader && contents.symbols <= contents.series
        && contents.series <= contents.labelIndices && contents.labelIndices <= bytes.size();
    if (!isOrdered)
        return damaged("its table of contents is wrong", bytes.size() - kTocSize);
    return contents;
}

Result<std::vector<std::string_view>> readSymbols(std::string_view bytes, const Contents &contents)
{
    ByteCursor cursor(bytes.substr(static_cast<std::size_t>(contents.symbols)));
    cursor.u32(); // its length
    const std::uint32_t count = cursor.u32();
    if (count > bytes.size())
        return damaged("it has too many symbols", contents.symbols);
    std::vector<std::string_view> symbols;
    symbols.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i)
        symbols.push_back(cursor.text());
    if (!cursor.isGood())
        return damaged("the symbols end too early", contents.symbols);
    return symbols;
}

std::optional<promql::LabelsPtr> readLabels(ByteCursor &cursor,
                                            const std::vector<std::string_view> &symbols)
{
    std::vector<Labels::Label> labels;
    const std::uint64_t count = cursor.uvarint();
    for (std::uint64_t i = 0; i < count && count <= kMostLabels; ++i) {
        const std::uint64_t name = cursor.uvarint(), value = cursor.uvarint();
        if (!cursor.isGood() || name >= symbols.size() || value >= symbols.size())
            return std::nullopt;
        labels.emplace_back(symbols[name], symbols[value]);
    }
    if (count > kMostLabels)
        return std::nullopt;
    return std::make_shared<const Labels>(std::move(labels));
}

// Times and places are differences to those of the chunk before.
bool readChunks(ByteCursor &cursor, std::vector<ChunkRef> &chunks)
{
    const std::uint64_t count = cursor.uvarint();
    if (count > kMostChunks)
        return false;
    std::uint64_t to = 0, ref = 0;
    for (std::uint64_t i = 0; i < count && cursor.isGood(); ++i) {
        const std::uint64_t from
            = to + (i == 0 ? static_cast<std::uint64_t>(cursor.varint()) : cursor.uvarint());
        to = from + cursor.uvarint();
        ref += i == 0 ? cursor.uvarint() : static_cast<std::uint64_t>(cursor.varint());
        chunks.push_back({static_cast<std::int64_t>(from), static_cast<std::int64_t>(to), ref});
    }
    return cursor.isGood();
}

} // namespace

Result<std::vector<IndexedSeries>> readIndex(std::string_view bytes)
{
    const auto contents = readContents(bytes);
    if (!contents)
        return fail(contents.error());
    const auto symbols = readSymbols(bytes, *contents);
    if (!symbols)
        return fail(symbols.error());
    std::vector<IndexedSeries> all;
    std::uint64_t at = contents->series;
    while (true) {
        at = (at + kAlignment - 1) / kAlignment * kAlignment;
        if (at >= contents->labelIndices)
            return all;
        ByteCursor outer(bytes.substr(static_cast<std::size_t>(at)));
        const std::string_view entry = outer.text();
        if (!outer.isGood())
            return damaged("a series ends too early", at);
        if (entry.empty())
            return all;
        ByteCursor cursor(entry);
        IndexedSeries series;
        series.id = at / kAlignment;
        const auto labels = readLabels(cursor, *symbols);
        if (!labels || !readChunks(cursor, series.chunks))
            return damaged("a series makes no sense", at);
        series.labels = *labels;
        all.push_back(std::move(series));
        at += outer.position() + sizeof(std::uint32_t); // behind its checksum
    }
}

} // namespace onex::tsdb
