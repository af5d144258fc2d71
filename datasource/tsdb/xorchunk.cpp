// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/xorchunk.h"

#include <bit>

namespace onex::tsdb {
namespace {

// Bits from the highest one of each byte; past the end they are 0 and isGood() is false.
class Bits
{
public:
    explicit Bits(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    bool isGood() const { return m_at <= 8 * m_bytes.size(); }

    bool one()
    {
        const std::size_t byte = m_at / 8, bit = 7 - m_at % 8;
        ++m_at;
        return byte < m_bytes.size() && (static_cast<std::uint8_t>(m_bytes[byte]) >> bit & 1U) != 0;
    }

    // Up to 64.
    std::uint64_t many(unsigned count)
    {
        constexpr unsigned kMost = 57; // of what is looked at, the first byte may be used in part
        if (count > kMost)
            return many(count - 32) << 32U | many(32);
        if (count == 0)
            return 0;
        const std::uint64_t value = ahead() << (m_at % 8) >> (64 - count);
        m_at += count;
        return value;
    }

    std::uint64_t uvarint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && isGood(); shift += 7) {
            const std::uint64_t byte = many(8);
            value |= (byte & 0x7FU) << shift;
            if (byte < 0x80)
                break;
        }
        return value;
    }

    std::int64_t varint()
    {
        const std::uint64_t value = uvarint();
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }

private:
    // Eight bytes from the one where the next bit is.
    std::uint64_t ahead() const
    {
        const std::size_t byte = m_at / 8;
        std::uint64_t value = 0;
        if (byte + sizeof value <= m_bytes.size()) {
            for (unsigned i = 0; i < sizeof value; ++i) // one load and a swap for the compiler
                value = value << 8U | static_cast<std::uint8_t>(m_bytes[byte + i]);
            return value;
        }
        for (unsigned i = 0; i < sizeof value; ++i)
            value = value << 8U
                | (byte + i < m_bytes.size() ? static_cast<std::uint8_t>(m_bytes[byte + i]) : 0U);
        return value;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
};

// How much the distance to the sample before has changed: as many ones as the size's place.
std::int64_t changeOfDelta(Bits &bits)
{
    constexpr unsigned kSizes[] = {0, 14, 17, 20, 64};
    unsigned place = 0;
    while (place < 4 && bits.one())
        ++place;
    const unsigned size = kSizes[place];
    if (size == 0)
        return 0;
    const std::uint64_t value = bits.many(size);
    const bool isNegative = size < 64 && value > std::uint64_t{1} << (size - 1);
    return static_cast<std::int64_t>(isNegative ? value - (std::uint64_t{1} << size) : value);
}

// What is different from the value before.
class Value
{
public:
    explicit Value(std::uint64_t first)
        : m_bits(first)
    {
    }

    double next(Bits &bits)
    {
        if (bits.one()) {
            if (bits.one())
                takeSize(bits);
            m_bits ^= bits.many(m_size) << ((64 - m_leading - m_size) & 63U);
        }
        return current();
    }
    double current() const { return std::bit_cast<double>(m_bits); }

private:
    void takeSize(Bits &bits)
    {
        m_leading = static_cast<unsigned>(bits.many(5));
        m_size = static_cast<unsigned>(bits.many(6));
        m_size = m_size == 0 ? 64 : m_size;
        m_size = std::min(m_size, 64 - m_leading);
    }

    std::uint64_t m_bits;
    unsigned m_leading = 0;
    unsigned m_size = 64;
};

} // namespace

std::size_t xorChunkSamples(std::string_view data) { return Bits(data).many(16); }

Result<void> appendXorChunk(std::string_view data, std::int64_t fromMs, std::int64_t toMs,
                            std::vector<std::int64_t> &times, std::vector<double> &values)
{
    Bits bits(data);
    const std::uint64_t count = bits.many(16);
    if (count == 0)
        return {};
    std::int64_t time = bits.varint(), delta = 0;
    Value value(bits.many(64));
    for (std::uint64_t i = 0; i < count; ++i) {
        if (i > 0) {
            // Unsigned: what is damaged may overflow.
            delta = static_cast<std::int64_t>(
                i == 1 ? bits.uvarint()
                       : static_cast<std::uint64_t>(delta)
                        + static_cast<std::uint64_t>(changeOfDelta(bits)));
            time = static_cast<std::int64_t>(static_cast<std::uint64_t>(time)
                                             + static_cast<std::uint64_t>(delta));
            value.next(bits);
        }
        if (!bits.isGood())
            return fail(Error::Kind::BadInput, "a chunk ends too early");
        if (time < fromMs || time > toMs)
            continue;
        if (!times.empty() && time <= times.back())
            return fail(Error::Kind::BadInput, "the times of a chunk do not ascend");
        times.push_back(time);
        values.push_back(value.current());
    }
    return {};
}

} // namespace onex::tsdb
