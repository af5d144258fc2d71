// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace onex::tsdb {

// Reads numbers from bytes, big-endian as Prometheus writes them. Past the end everything is 0 and
// isGood() false: one look at the end of a record is enough.
class ByteCursor
{
public:
    explicit ByteCursor(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    bool isGood() const { return m_isGood; }
    bool isAtEnd() const { return m_at >= m_bytes.size(); }
    std::size_t position() const { return m_at; }

    std::uint8_t u8() { return static_cast<std::uint8_t>(fixed(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(fixed(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(fixed(4)); }
    std::uint64_t u64() { return fixed(8); }
    std::uint64_t uvarint();
    std::int64_t varint(); // zigzag
    std::string_view bytes(std::uint64_t count);
    std::string_view text() { return bytes(uvarint()); } // its length comes first

private:
    std::uint64_t fixed(std::size_t count);

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_isGood = true;
};

} // namespace onex::tsdb
