// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/recordreader.h"

#include "datasource/archive/csvreader.h"
#include "datasource/archive/jsonreader.h"
#include "datasource/archive/textformat.h"

namespace onex {

std::unique_ptr<RecordReader> makeReader(std::string_view beginning, MemoryStore &store,
                                         std::int64_t momentMs)
{
    if (JsonReader::isBegunBy(beginning))
        return std::make_unique<JsonReader>(store);
    if (CsvReader::isBegunBy(beginning))
        return std::make_unique<CsvReader>(store);
    if (TextFormatReader::isBegunBy(beginning))
        return std::make_unique<TextFormatReader>(store, momentMs);
    return nullptr;
}

} // namespace onex
