// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a Prometheus data directory: the first byte says which.
#include "datasource/tsdb/index.h"
#include "datasource/tsdb/tombstones.h"
#include "datasource/tsdb/xorchunk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data + 1), size - 1);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    switch (data[0] % 3) {
    case 0:
        (void)onex::tsdb::readIndex(bytes);
        break;
    case 1:
        (void)onex::tsdb::readTombstones(bytes);
        break;
    default:
        (void)onex::tsdb::appendXorChunk(bytes, INT64_MIN, INT64_MAX, times, values);
    }
    return 0;
}
