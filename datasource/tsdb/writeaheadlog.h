// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace onex::tsdb {

// The records of one segment's bytes, in order, unpacked. Source: Prometheus, tsdb/docs/format/
// wal.md. Fails with BadInput and where, at the first that is not whole or whose checksum differs;
// a server that is running may be writing the last one.
Result<void> readSegment(std::string_view bytes,
                         const std::function<void(std::string_view record)> &take);

// The segments of a data directory's log in the order in which they count: the newest checkpoint's,
// then those after it. Empty where there is none.
std::vector<std::string> segmentsIn(const std::string &dataDirectory);

// The files of chunks that the head has written beside its log, in order.
std::vector<std::string> headChunksIn(const std::string &dataDirectory);

} // namespace onex::tsdb
