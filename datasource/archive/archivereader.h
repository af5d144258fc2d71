// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/archivecontent.h"
#include "datasource/archive/recording.h"

namespace onex {

// Whether these are the first bytes of an SQLite file.
bool looksLikeArchive(std::string_view bytes);

struct ReadArchive
{
    std::shared_ptr<MemoryStore> store = std::make_shared<MemoryStore>(); // finished
    ArchiveContent content;
    std::optional<Error> damage; // what could be read is there
};

// A file that writeArchive() made, opened for reading only. Fails where it is none of them, with
// TooLarge and with Cancelled.
Result<ReadArchive> readArchive(const std::string &path, const OpenOptions &options);

} // namespace onex
