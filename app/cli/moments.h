// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <cstdint>
#include <string>

namespace onex {

// Seconds since 1970 with decimals, 2026-05-01T10:00:00Z, now, now-1h30m, now+5m. In ms.
Result<std::int64_t> parseMoment(const std::string &text, std::int64_t nowMs);

// Seconds with decimals, or 1h30m. In ms, more than 0.
Result<std::int64_t> parseStep(const std::string &text);

} // namespace onex
