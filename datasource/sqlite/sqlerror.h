// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/error.h"

#include <QSqlError>

#include <string>

namespace onex {

// In words that say what to do; `name` is what they call the file, `ifDamaged` the advice for that
// case. BadInput: damaged or no database; Denied: permissions; NoSpace;
// Unavailable: held by another program for too long.
Error errorOf(const QSqlError &error, const QString &path, const std::string &name,
              const std::string &ifDamaged);

} // namespace onex
