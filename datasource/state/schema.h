// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/sqlite/database.h"

namespace onex {

inline constexpr int kApplicationId = 0x4f4e4558; // "ONEX"
inline constexpr int kSchemaVersion = 1;

// Makes the tables where the file is empty. Refuses, and leaves as it is, what is damaged, of
// another program or of a newer version of this one (BadInput). Unavailable: try again.
Result<void> prepareSchema(Database &db);

} // namespace onex
