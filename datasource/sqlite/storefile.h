// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QString>

#include <string>

namespace onex {

// Makes an empty file that only this user may read where there is none, and its folder likewise;
// what is there stays as it is. Refuses a file that was cut to nothing. name: as errors call it.
Result<void> ensureStoreFile(const QString &path, const std::string &name);

} // namespace onex
