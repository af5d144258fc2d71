// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace onex {

// Time as a parameter, so that tests need not wait for it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual std::int64_t nowMs() const = 0;    // wall clock, since the epoch, UTC
    virtual std::int64_t steadyMs() const = 0; // monotonic, for deadlines and ages
};

class SystemClock final : public Clock
{
public:
    std::int64_t nowMs() const override { return since<std::chrono::system_clock>(); }
    std::int64_t steadyMs() const override { return since<std::chrono::steady_clock>(); }

private:
    template <typename C>
    static std::int64_t since()
    {
        using std::chrono::duration_cast, std::chrono::milliseconds;
        return duration_cast<milliseconds>(C::now().time_since_epoch()).count();
    }
};

} // namespace onex
