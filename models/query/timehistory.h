// SPDX-License-Identifier: GPL-3.0-or-later
// Moving about in time: where to, and where one came from.
#pragma once

#include "models/dashboard/timeexpr.h"

#include <vector>

namespace onex {

// As a browser's: going somewhere new forgets what was forward.
class TimeHistory
{
public:
    void reset(TimeSpec spec);
    void go(TimeSpec spec);      // the same again is no step
    void replace(TimeSpec spec); // a gesture goes on: still the one step
    bool back();                 // false: there is none
    bool forward();

    const TimeSpec &current() const { return m_current; }
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }

private:
    TimeSpec m_current;
    std::vector<TimeSpec> m_back, m_forward; // last: nearest
};

// Twice the range about its middle, but not past now. What ends now goes on ending now.
TimeSpec zoomedOut(const TimeSpec &spec, TimeRange range, std::int64_t nowMs);

// Moved by so many times its length, but not past now.
TimeSpec shifted(TimeRange range, double ranges, std::int64_t nowMs);

// An absolute range at least a second long, moved back where it would end after `latest`.
TimeSpec zoomedTo(TimeRange range, std::int64_t latest);

} // namespace onex
