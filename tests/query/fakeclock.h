// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"

namespace onex::test {

class FakeClock final : public Clock
{
public:
    std::int64_t nowMs() const override { return m_now; }
    std::int64_t steadyMs() const override { return m_steady; }

    void advance(std::int64_t ms)
    {
        m_now += ms;
        m_steady += ms;
    }
    // Somebody sets the wall clock.
    void adjust(std::int64_t ms) { m_now += ms; }

private:
    std::int64_t m_now = 1'700'000'000'000; // a multiple of 10 s, not of a minute
    std::int64_t m_steady = 1'000'000;
};

} // namespace onex::test
