// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/episode.h"
#include "models/panels/annotation.h"

namespace onex {

// When critical and high alerts fired, each until it resolved, was silenced or inhibited: what
// stands beside a graph. Being acknowledged does not end it.
Annotations alertPeriods(const std::vector<Episode> &episodes);

} // namespace onex
