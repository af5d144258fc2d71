// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>

namespace onex {

// Time as a parameter, so that tests need not wait for it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual std::int64_t nowMs() const = 0;    // wall clock, since the epoch, UTC
    virtual std::int64_t steadyMs() const = 0; // monotonic, counts suspended time; for ages
};

class SystemClock final : public Clock
{
public:
    std::int64_t nowMs() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }

    // std::chrono's steady clock stands still while the machine sleeps, and data does not stay
    // young.
    std::int64_t steadyMs() const override
    {
        std::timespec now{};
        clock_gettime(CLOCK_BOOTTIME, &now);
        return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
    }
};

} // namespace onex
