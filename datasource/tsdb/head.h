// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/memorystore.h"

namespace onex::tsdb {

// What a server has not yet made a block of: its write-ahead log and the head's chunks, read into
// memory.
struct Head
{
    std::shared_ptr<MemoryStore> store; // finished; null where there is no log
    std::optional<Error> damage;        // why it could not be read to its end
};

// Of the log the samples after `afterMs`: what is older is in blocks, or was deleted there.
Head readHead(const std::string &dataDirectory, std::int64_t afterMs);

} // namespace onex::tsdb
