// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/embeddedsource.h"

#include <QString>

namespace onex {

Result<std::vector<RuleGroupDefinition>> readRules(const QString &file);

// This machine's own metrics as job "node", under its name, and the simulated platform's as the
// jobs "onex-registry" and so on, instance "simulator".
// collected: the file in which they are kept; empty: in memory only.
std::unique_ptr<EmbeddedSource> makeEmbeddedSource(const QString &collected,
                                                   std::vector<RuleGroupDefinition> rules);

} // namespace onex
