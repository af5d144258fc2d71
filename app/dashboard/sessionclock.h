// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"

#include <optional>

namespace onex {

// The machine's; of a recording "now" is its end. What runs runs on.
class SessionClock final : public Clock
{
public:
    std::int64_t nowMs() const override { return m_stoppedMs.value_or(m_clock.nowMs()); }
    std::int64_t steadyMs() const override { return m_clock.steadyMs(); }
    void stopAt(std::int64_t ms) { m_stoppedMs = ms; }

private:
    SystemClock m_clock;
    std::optional<std::int64_t> m_stoppedMs;
};

} // namespace onex
