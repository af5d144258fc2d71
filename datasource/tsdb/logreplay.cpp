// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/logreplay.h"

#include "datasource/tsdb/bytecursor.h"

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
            m_store->remove(id->second, {fromMs, toMs});
    }
}

} // namespace onex::tsdb
