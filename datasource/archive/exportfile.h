// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/archivecontent.h"
#include "datasource/promql/memorystore.h"

namespace onex {

// By the end of a file's name: "archive" (.onex), "json", "csv", else "openmetrics".
std::string exportFormat(const std::string &path);

// Samples as text, see written(); not for "archive".
Result<std::string> exportText(const MemoryStore &store, const std::string &format);

// A whole file or none. What is not samples only an archive holds.
Result<void> writeExport(const std::string &path, const std::string &format,
                         const MemoryStore &store, const ArchiveContent &content);

} // namespace onex
