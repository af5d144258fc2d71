// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/error.h"

#include <QSqlError>

namespace onex {

// In words that say what to do. BadInput: damaged or no database; Denied: permissions; NoSpace;
// Unavailable: held by another program for too long.
Error errorOf(const QSqlError &error, const QString &path);

} // namespace onex
