// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/historyfigures.h"

#include <QByteArray>

namespace onex {

// One line an episode; times ISO 8601 in UTC, lengths in seconds. RFC 4180 with CRLF.
QByteArray historyCsv(const std::vector<Episode> &episodes);

// {"from", "to", "episodes": [{… "periods": [{from, to, state}]}], "figures": {severity: {…}}}
QByteArray historyJson(const std::vector<Episode> &episodes, std::int64_t fromMs,
                       std::int64_t toMs);

} // namespace onex
