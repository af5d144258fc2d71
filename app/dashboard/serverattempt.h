// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "app/config/secrets.h"
#include "views/connect/connectdialog.h"

#include <stop_token>

namespace onex {

// As it is going to stand in the configuration. Error: BadInput.
Result<SourceSettings> sourceSettings(const ServerForm &form);

// Where a secret is found that is typed but not kept yet.
SecretReader secretsOf(const ServerForm &form);

// Asks a server once what it is and what it watches. In words; or why it does not answer.
Async<QString> attempt(SourceSettings settings, SecretReader secrets, std::stop_token stop);

} // namespace onex
