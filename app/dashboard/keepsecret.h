// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QString>

namespace onex {

// Asks for a secret, on a terminal without showing it, else reads a line from standard input, and
// writes it to the keyring. Error: BadInput.
Result<void> keepSecret(const QString &name);

} // namespace onex
