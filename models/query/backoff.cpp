// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/backoff.h"

#include <algorithm>
#include <cmath>

namespace onex {

BackOff::BackOff(std::function<double()> random)
    : m_random(std::move(random))
{
}

void BackOff::failed(std::int64_t steadyMs, std::int64_t firstDelayMs)
{
    m_delayMs = std::min(kLongestMs, m_until ? 2 * m_delayMs : firstDelayMs);
    const double factor = 1 - kJitter + 2 * kJitter * m_random();
    m_until = steadyMs + std::llround(static_cast<double>(m_delayMs) * factor);
}

void BackOff::succeeded() { m_until.reset(); }

} // namespace onex
