// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"

#include <functional>
#include <optional>

namespace onex {

// When the next refresh is due. Asked about once a second; what was missed while the machine slept
// or the program was held is one refresh, not many.
class RefreshTimer
{
public:
    // random: evenly in [0, 1); a little of it is added, so that many programs do not march in
    // step.
    RefreshTimer(const Clock &clock, std::function<double()> random);

    std::int64_t intervalMs() const { return m_intervalMs; }
    void setInterval(std::int64_t ms); // 0: off
    void restart();                    // a refresh has just begun
    void hold(bool held);              // nothing is due until it is released

    // Whether a refresh is due now; if so, the next is an interval later.
    bool takeDue();
    std::optional<std::int64_t> remainingMs() const;

private:
    const Clock &m_clock;
    std::function<double()> m_random;
    std::int64_t m_intervalMs = 0;
    std::int64_t m_dueMs = 0; // steady
    bool m_held = false;
};

} // namespace onex
