// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace onex {

struct TailRules
{
    std::int64_t overlapMs = 60'000;    // asked for again: late samples, slow rules
    std::int64_t fullEveryMs = 600'000; // whatever was missed heals
};

struct QueryOptions
{
    int inFlightPerSource = 6;      // panels' and variables' requests together
    std::function<double()> random; // evenly in [0, 1), for jitter; none: a real one
    TailRules tail;
};

} // namespace onex
