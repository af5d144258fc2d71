// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/archivecontent.h"
#include "datasource/core/result.h"
#include "datasource/promql/storage.h"

namespace onex {

// A file of this program's own. It is there as a whole, in place of one that was there, or not at
// all; other programs may read it with SQLite (archivetables.h). Fails with Denied, NoSpace, or
// BadInput where a label is not UTF-8.
Result<void> writeArchive(const std::string &path, std::span<const promql::StoredSeries> series,
                          const ArchiveContent &content);

} // namespace onex
