// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/bytecursor.h"

namespace onex::tsdb {

std::string_view ByteCursor::bytes(std::uint64_t count)
{
    m_isGood &= count <= m_bytes.size() - m_at;
    if (!m_isGood)
        return {};
    const std::string_view taken = m_bytes.substr(m_at, static_cast<std::size_t>(count));
    m_at += taken.size();
    return taken;
}

std::uint64_t ByteCursor::fixed(std::size_t count)
{
    std::uint64_t value = 0;
    for (const char c : bytes(count))
        value = value << 8U | static_cast<std::uint8_t>(c);
    return value;
}

std::uint64_t ByteCursor::uvarint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint8_t byte = u8();
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80)
            return value;
    }
    m_isGood = false;
    return 0;
}

std::int64_t ByteCursor::varint()
{
    const std::uint64_t value = uvarint();
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

} // namespace onex::tsdb
