// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onex {

// 2026-11-22T10:39:53.171210080Z or with +01:00 (RFC 3339, 5.6), in ms since the epoch.
std::optional<std::int64_t> parseRfc3339(std::string_view text);

// 2026-11-22T10:39:53.171Z of ms since the epoch; times outside the years 0 to 9999 are moved
// there.
std::string formatRfc3339(std::int64_t ms);

} // namespace onex
