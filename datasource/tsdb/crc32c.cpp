// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/crc32c.h"

#include <array>

namespace onex::tsdb {
namespace {

constexpr std::uint32_t kPolynomial = 0x82F63B78; // its bits reversed

constexpr std::array<std::uint32_t, 256> kTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ ((value & 1U) != 0 ? kPolynomial : 0);
        table[i] = value;
    }
    return table;
}();

} // namespace

std::uint32_t crc32c(std::string_view bytes)
{
    std::uint32_t sum = ~std::uint32_t{0};
    for (const char byte : bytes)
        sum = (sum >> 8U) ^ kTable[(sum ^ static_cast<std::uint8_t>(byte)) & 0xFFU];
    return ~sum;
}

} // namespace onex::tsdb
