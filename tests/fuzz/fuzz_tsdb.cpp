// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a Prometheus data directory: the first byte says which.
#include "datasource/tsdb/index.h"
#include "datasource/tsdb/logreplay.h"
#include "datasource/tsdb/tombstones.h"
#include "datasource/tsdb/writeaheadlog.h"
#include "datasource/tsdb/xorchunk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data + 1), size - 1);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    switch (data[0] % 6) {
    case 0:
        (void)onex::tsdb::readIndex(bytes);
        break;
    case 1:
        (void)onex::tsdb::readTombstones(bytes);
        break;
    case 3: {
        onex::tsdb::LogReplay replay(INT64_MIN);
        (void)onex::tsdb::readSegment(bytes,
                                      [&replay](std::string_view record) { replay.take(record); });
        (void)replay.finish();
        break;
    }
    case 4: { // a record as it is after unpacking, between two that are whole
        onex::tsdb::LogReplay replay(INT64_MIN);
        replay.take({"\1\0\0\0\0\0\0\0\1\1\1a\1b", 13});
        replay.take(bytes);
        (void)replay.finish();
        break;
    }
    case 5: {
        onex::tsdb::LogReplay replay(INT64_MIN);
        (void)replay.takeChunks(bytes);
        (void)replay.finish();
        break;
    }
    default:
        (void)onex::tsdb::appendXorChunk(bytes, INT64_MIN, INT64_MAX, times, values);
    }
    return 0;
}
