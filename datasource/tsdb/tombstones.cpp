// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/tombstones.h"

#include "datasource/tsdb/bytecursor.h"

namespace onex::tsdb {
namespace {

constexpr std::uint32_t kMagic = 0x0130BA30;
constexpr std::size_t kChecksum = 4;

} // namespace

Result<Tombstones> readTombstones(std::string_view bytes)
{
    ByteCursor header(bytes);
    if (header.u32() != kMagic || header.u8() != 1 || bytes.size() < header.position() + kChecksum)
        return fail(Error::Kind::BadInput, "the tombstones are damaged: they do not begin as such");
    ByteCursor cursor(
        bytes.substr(header.position(), bytes.size() - header.position() - kChecksum));
    Tombstones all;
    while (!cursor.isAtEnd() && cursor.isGood()) {
        const std::uint64_t series = cursor.uvarint();
        const std::int64_t from = cursor.varint(), to = cursor.varint();
        all[series].push_back({from, to});
    }
    if (!cursor.isGood())
        return fail(Error::Kind::BadInput, "the tombstones are damaged: they end too early");
    return all;
}

} // namespace onex::tsdb
