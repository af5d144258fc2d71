// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/logreplay.h"

#include "datasource/tsdb/bytecursor.h"
#include "datasource/tsdb/crc32c.h"
#include "datasource/tsdb/xorchunk.h"

namespace onex::tsdb {
namespace {

// Exemplars, metadata and marks of its own are of no use here.
enum Kind : std::uint8_t {
    Series = 1,
    Samples = 2,
    Deleted = 3,
    Histograms = 7,
    LastHistograms = 10
};

constexpr std::uint32_t kChunksMagic = 0x0130BC91;
constexpr std::uint8_t kXor = 1;
constexpr std::size_t kLeastChunk = 8 + 8 + 8 + 1 + 1 + 4;

} // namespace

void LogReplay::take(std::string_view record)
{
    ByteCursor bytes(record);
    const std::uint8_t kind = bytes.u8();
    if (kind == Series)
        takeSeries(bytes);
    else if (kind == Samples)
        takeSamples(bytes);
    else if (kind == Deleted)
        takeDeleted(bytes);
    else if (kind >= Histograms && kind <= LastHistograms)
        m_hasHistograms = true;
}

std::shared_ptr<MemoryStore> LogReplay::finish()
{
    for (const auto &[id, range] : m_deleted)
        m_store->remove(id, range);
    m_store->finish();
    return m_store;
}

// Several numbers may stand for the same labels.
void LogReplay::takeSeries(ByteCursor &bytes)
{
    while (!bytes.isAtEnd() && bytes.isGood()) {
        const std::uint64_t ref = bytes.u64();
        std::vector<Labels::Label> labels;
        const std::uint64_t count = bytes.uvarint();
        for (std::uint64_t i = 0; i < count && bytes.isGood(); ++i) {
            std::string name(bytes.text());
            labels.emplace_back(std::move(name), std::string(bytes.text()));
        }
        if (bytes.isGood())
            m_ids[ref] = m_store->seriesId(Labels(std::move(labels)));
    }
}

// Differences from the first one's number and time.
void LogReplay::takeSamples(ByteCursor &bytes)
{
    if (bytes.isAtEnd())
        return;
    const std::uint64_t firstRef = bytes.u64();
    const auto firstMs = static_cast<std::int64_t>(bytes.u64());
    while (!bytes.isAtEnd() && bytes.isGood()) {
        const std::uint64_t ref = firstRef + static_cast<std::uint64_t>(bytes.varint());
        const auto timeMs = static_cast<std::int64_t>(static_cast<std::uint64_t>(firstMs)
                                                      + static_cast<std::uint64_t>(bytes.varint()));
        const double value = std::bit_cast<double>(bytes.u64());
        const auto id = m_ids.find(ref);
        if (bytes.isGood() && timeMs > m_afterMs && id != m_ids.end())
            m_store->add(id->second, timeMs, value);
    }
}

void LogReplay::takeDeleted(ByteCursor &bytes)
{
    while (!bytes.isAtEnd() && bytes.isGood()) {
        const std::uint64_t ref = bytes.u64();
        const std::int64_t fromMs = bytes.varint();
        const std::int64_t toMs = bytes.varint();
        const auto id = m_ids.find(ref);
        if (bytes.isGood() && id != m_ids.end())
            m_deleted.push_back({id->second, {fromMs, toMs}});
    }
}

Result<void> LogReplay::takeChunks(std::string_view file)
{
    ByteCursor bytes(file);
    if (bytes.u32() != kChunksMagic || bytes.u8() != 1)
        return fail(Error::Kind::BadInput, "is no file of a head's chunks");
    bytes.bytes(3); // filled up
    while (bytes.position() + kLeastChunk <= file.size()) {
        ByteCursor ahead(file.substr(bytes.position()));
        if (ahead.u64() == 0)
            return {}; // the rest was not written yet
        if (auto taken = takeChunk(bytes, file); !taken)
            return taken;
    }
    return {};
}

// Whose, from when to when, how it is coded, its bits, and a sum of all that.
Result<void> LogReplay::takeChunk(ByteCursor &bytes, std::string_view file)
{
    const std::size_t begin = bytes.position();
    const std::uint64_t ref = bytes.u64();
    bytes.bytes(16);
    const auto coding = static_cast<std::uint8_t>(bytes.u8() & 0x7FU); // above: out of order
    const std::string_view bits = bytes.text();
    const std::size_t end = bytes.position();
    const std::uint32_t sum = bytes.u32();
    if (!bytes.isGood() || crc32c(file.substr(begin, end - begin)) != sum)
        return fail(Error::Kind::BadInput,
                    "holds a chunk that is not what was written (byte " + std::to_string(begin)
                        + ")");
    const auto id = m_ids.find(ref);
    m_hasHistograms |= coding != kXor;
    if (id == m_ids.end() || coding != kXor)
        return {};
    std::vector<std::int64_t> times;
    std::vector<double> values;
    auto decoded = appendXorChunk(bits, m_afterMs + 1, INT64_MAX, times, values);
    for (std::size_t i = 0; i < times.size(); ++i)
        m_store->add(id->second, times[i], values[i]);
    return decoded;
}

} // namespace onex::tsdb
