// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace onex {

// Nobody is told of new alerts of this severity until then.
struct Mute
{
    std::string severity;     // "critical" …
    std::int64_t untilMs = 0; // since the epoch
    bool operator==(const Mute &) const = default;
};

} // namespace onex
