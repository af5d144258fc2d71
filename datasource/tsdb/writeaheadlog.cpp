// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/writeaheadlog.h"

#include "datasource/tsdb/bytecursor.h"
#include "datasource/tsdb/crc32c.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <snappy.h>
#include <vector>
#include <zstd.h>

namespace onex::tsdb {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPage = 32 * 1024, kHeader = 7;
constexpr std::size_t kLargestRecord = 256 * 1024 * 1024;
constexpr std::uint8_t kTypeMask = 0x07, kSnappy = 0x08, kZstd = 0x10;
enum Type : std::uint8_t { Padding, Full, First, Middle, Last };

std::optional<std::string> unsnapped(std::string_view packed)
{
    std::size_t size = 0;
    std::string plain;
    if (!snappy::GetUncompressedLength(packed.data(), packed.size(), &size) || size > kLargestRecord
        || !snappy::Uncompress(packed.data(), packed.size(), &plain))
        return {};
    return plain;
}

std::optional<std::string> unzstd(std::string_view packed)
{
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLargestRecord)
        return {};
    std::string plain(size, '\0');
    const std::size_t done
        = ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size());
    return ZSTD_isError(done) != 0 ? std::nullopt : std::optional(std::move(plain));
}

class Segment
{
public:
    Segment(std::string_view bytes, const std::function<void(std::string_view)> &take)
        : m_bytes(bytes)
        , m_take(take)
    {
    }

    Result<void> read()
    {
        while (m_at + kHeader <= m_bytes.size()) {
            const std::size_t pageEnd = (m_at / kPage + 1) * kPage;
            const auto flags = static_cast<std::uint8_t>(m_bytes[m_at]);
            if (m_at + kHeader > pageEnd || (flags & kTypeMask) == Padding) {
                m_at = pageEnd; // the rest of it is empty
                continue;
            }
            if (auto part = readPart(flags); !part)
                return part;
        }
        return m_isWithin ? damaged("ends within a record") : Result<void>();
    }

private:
    tl::unexpected<Error> damaged(const std::string &why) const
    {
        return fail(Error::Kind::BadInput, why + " (byte " + std::to_string(m_at) + ")");
    }

    // A record lies in one page or in parts; where only a header fits into a page, the first part
    // is empty.
    Result<void> readPart(std::uint8_t flags)
    {
        ByteCursor header(m_bytes.substr(m_at + 1, kHeader - 1));
        const std::size_t length = header.u16();
        const std::uint32_t sum = header.u32();
        const std::string_view data = m_bytes.substr(m_at + kHeader, length);
        const auto type = static_cast<Type>(flags & kTypeMask);
        const bool begins = type == Full || type == First;
        if (data.size() < length || crc32c(data) != sum)
            return damaged("holds a record that is not what was written");
        if (type > Last || begins == m_isWithin)
            return damaged("holds parts of records in the wrong order");
        m_at += kHeader + length;
        m_record += data;
        m_isWithin = type == First || type == Middle;
        if (m_isWithin)
            return {};
        const std::string whole = std::exchange(m_record, {});
        return give(whole, flags);
    }

    Result<void> give(std::string_view record, std::uint8_t flags)
    {
        if ((flags & (kSnappy | kZstd)) == 0) {
            m_take(record);
            return {};
        }
        const auto plain = (flags & kSnappy) != 0 ? unsnapped(record) : unzstd(record);
        if (!plain)
            return damaged("holds a record that cannot be unpacked");
        m_take(*plain);
        return {};
    }

    std::string_view m_bytes;
    const std::function<void(std::string_view)> &m_take;
    std::size_t m_at = 0;
    std::string m_record; // as far as it was read
    bool m_isWithin = false;
};

struct Numbered
{
    std::uint64_t number;
    std::string path;
};

// "00000012", and "checkpoint.00000007" with that prefix.
std::vector<Numbered> numbered(const fs::path &folder, std::string_view prefix)
{
    std::vector<Numbered> found;
    std::error_code none;
    for (const auto &entry : fs::directory_iterator(folder, none)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(prefix))
            continue;
        Numbered one{0, entry.path().string()};
        const char *const begin = name.data() + prefix.size();
        const char *const end = name.data() + name.size();
        const auto [rest, error] = std::from_chars(begin, end, one.number);
        if (error == std::errc() && rest == end)
            found.push_back(std::move(one));
    }
    std::ranges::sort(found, {}, &Numbered::number);
    return found;
}

} // namespace

Result<void> readSegment(std::string_view bytes,
                         const std::function<void(std::string_view record)> &take)
{
    return Segment(bytes, take).read();
}

std::vector<std::string> headChunksIn(const std::string &dataDirectory)
{
    std::vector<std::string> paths;
    for (Numbered &one : numbered(fs::path(dataDirectory) / "chunks_head", ""))
        paths.push_back(std::move(one.path));
    return paths;
}

std::vector<std::string> segmentsIn(const std::string &dataDirectory)
{
    const fs::path log = fs::path(dataDirectory) / "wal";
    const std::vector<Numbered> checkpoints = numbered(log, "checkpoint.");
    std::vector<std::string> paths;
    if (!checkpoints.empty())
        for (Numbered &one : numbered(checkpoints.back().path, ""))
            paths.push_back(std::move(one.path));
    for (Numbered &one : numbered(log, ""))
        if (checkpoints.empty() || one.number > checkpoints.back().number)
            paths.push_back(std::move(one.path));
    return paths;
}

} // namespace onex::tsdb
