// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"

namespace onex {

// The YAML behind parseConfig().
Result<Config> readConfigYaml(std::string_view yaml, const QString &file);

} // namespace onex
