// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/xorchunk.h"

#include <algorithm>
#include <bit>

namespace onex::tsdb {
namespace {

class BitWriter
{
public:
    void one(bool bit) { many(bit ? 1 : 0, 1); }

    // The lowest `count` bits, the highest of them first.
    void many(std::uint64_t value, unsigned count)
    {
        while (count > 0) {
            if (m_free == 0) {
                m_bytes.push_back('\0');
                m_free = 8;
            }
            const unsigned taken = std::min(count, m_free);
            const std::uint64_t bits = (value >> (count - taken)) & ((1U << taken) - 1);
            const auto placed = static_cast<unsigned>(bits) << (m_free - taken);
            m_bytes.back() = static_cast<char>(static_cast<unsigned char>(m_bytes.back()) | placed);
            m_free -= taken;
            count -= taken;
        }
    }

    void uvarint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U)
            many((value & 0x7FU) | 0x80U, 8);
        many(value, 8);
    }

    void varint(std::int64_t value)
    {
        uvarint((static_cast<std::uint64_t>(value) << 1U)
                ^ static_cast<std::uint64_t>(value >> 63));
    }

    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
    unsigned m_free = 0; // bits of the last byte
};

// As many ones as the size's place, a zero where there is a larger one.
void changeOfDelta(BitWriter &bits, std::int64_t change)
{
    constexpr unsigned kSizes[] = {0, 14, 17, 20};
    for (unsigned place = 0; place < 4; ++place) {
        const unsigned size = kSizes[place];
        const std::int64_t half = size == 0 ? 0 : std::int64_t{1} << (size - 1);
        if (size == 0 ? change != 0 : change < 1 - half || change > half)
            continue;
        bits.many((std::uint64_t{1} << (place + 1)) - 2, place + 1);
        return bits.many(static_cast<std::uint64_t>(change), size);
    }
    bits.many(0xF, 4);
    bits.many(static_cast<std::uint64_t>(change), 64);
}

class ValueWriter
{
public:
    explicit ValueWriter(double first)
        : m_last(std::bit_cast<std::uint64_t>(first))
    {
    }

    void next(BitWriter &bits, double value)
    {
        const auto now = std::bit_cast<std::uint64_t>(value);
        const std::uint64_t difference = now ^ m_last;
        m_last = now;
        bits.one(difference != 0);
        if (difference == 0)
            return;
        const auto leading = std::min(static_cast<unsigned>(std::countl_zero(difference)), 31U);
        const auto trailing = static_cast<unsigned>(std::countr_zero(difference));
        const bool fits
            = m_size != 0 && leading >= m_leading && trailing >= 64 - m_leading - m_size;
        bits.one(!fits);
        if (!fits) {
            m_leading = leading;
            m_size = 64 - leading - trailing;
            bits.many(m_leading, 5);
            bits.many(m_size & 63U, 6); // 64 is written as 0
        }
        bits.many(difference >> (64 - m_leading - m_size), m_size);
    }

private:
    std::uint64_t m_last;
    unsigned m_leading = 0;
    unsigned m_size = 0; // of the window that was written last; 0: none
};

} // namespace

std::string xorChunk(std::span<const std::int64_t> times, std::span<const double> values)
{
    const std::size_t count = std::min<std::size_t>(times.size(), 0xFFFF);
    BitWriter bits;
    bits.many(count, 16);
    if (count == 0)
        return bits.take();
    bits.varint(times[0]);
    bits.many(std::bit_cast<std::uint64_t>(values[0]), 64);
    ValueWriter value(values[0]);
    std::int64_t delta = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::int64_t now = times[i] - times[i - 1];
        if (i == 1)
            bits.uvarint(static_cast<std::uint64_t>(now));
        else
            changeOfDelta(bits, now - delta);
        delta = now;
        value.next(bits, values[i]);
    }
    return bits.take();
}

} // namespace onex::tsdb
