// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/embeddedsource.h"

#include <QString>

namespace onex {

struct EmbeddedParts
{
    QString file; // in which samples are kept; empty: in memory only
    std::vector<ScrapeTarget> scrapes;
    bool hasSimulation = false;
};

// This machine's own metrics as job "node", under its name; endpoints; and the simulated platform's
// as the jobs "onex-registry" and so on, instance "simulator".
std::unique_ptr<EmbeddedSource> makeEmbeddedSource(EmbeddedParts parts);

} // namespace onex
