// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/batchcode.h"

#include "datasource/tsdb/bytecursor.h"

#include <bit>

namespace onex {
namespace {

void appendVarint(std::string &bytes, std::int64_t value)
{
    auto zigzag
        = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
    for (; zigzag >= 0x80; zigzag >>= 7U)
        bytes.push_back(static_cast<char>((zigzag & 0x7FU) | 0x80U));
    bytes.push_back(static_cast<char>(zigzag));
}

void appendValue(std::string &bytes, double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 64; shift > 0; shift -= 8)
        bytes.push_back(static_cast<char>((bits >> (shift - 8)) & 0xFFU));
}

} // namespace

std::string batchBytes(const std::vector<LiveSample> &samples)
{
    std::string bytes;
    bytes.reserve(samples.size() * 9);
    SeriesId last = 0;
    for (const LiveSample &sample : samples) {
        appendVarint(bytes, sample.series - last);
        appendValue(bytes, sample.value);
        last = sample.series;
    }
    return bytes;
}

Result<std::vector<LiveSample>> samplesOf(std::string_view bytes)
{
    tsdb::ByteCursor cursor(bytes);
    std::vector<LiveSample> samples;
    SeriesId last = 0;
    while (!cursor.isAtEnd()) {
        last += cursor.varint();
        samples.push_back({last, std::bit_cast<double>(cursor.u64())});
        if (!cursor.isGood())
            return fail(Error::Kind::BadInput, "a batch of samples ends too early");
    }
    return samples;
}

} // namespace onex
