// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/embeddedsource.h"

#include <QString>

namespace onex {

// This machine's own metrics as job "node", under its name, and the simulated platform's as the
// jobs "onex-registry" and so on, instance "simulator"; kept in a file, or in memory where it is
// empty.
std::unique_ptr<EmbeddedSource> makeEmbeddedSource(const QString &file);

} // namespace onex
