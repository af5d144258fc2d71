// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/memorystore.h"

#include <memory>
#include <string_view>

namespace onex {

// Puts the samples of one format into a store, as its text comes.
class RecordReader
{
public:
    virtual ~RecordReader() = default;

    virtual const char *format() const = 0;
    // Whole lines, but the last one of the file. Fails with a line; what came before is in the
    // store.
    virtual Result<void> read(std::string_view lines) = 0;
    virtual Result<void> finish() { return {}; }
};

// For a text that begins like this; null: none of the formats.
std::unique_ptr<RecordReader> makeReader(std::string_view beginning, MemoryStore &store,
                                         std::int64_t momentMs);

} // namespace onex
