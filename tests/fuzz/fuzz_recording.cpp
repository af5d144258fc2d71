// SPDX-License-Identifier: GPL-3.0-or-later
// A file of any format, as it is after unpacking; in one piece and in two.
#include "datasource/archive/recordreader.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::size_t lineEnd = text.find('\n');
    for (const std::size_t cut : {size, std::min(lineEnd, size - (size > 0 ? 1 : 0)) + 1}) {
        onex::MemoryStore store;
        const auto reader = onex::makeReader(text.substr(0, cut), store, 0);
        if (!reader)
            return 0;
        auto read = reader->read(text.substr(0, cut));
        if (read && cut < size)
            read = reader->read(text.substr(cut));
        if (read)
            (void)reader->finish();
        store.finish();
    }
    return 0;
}
