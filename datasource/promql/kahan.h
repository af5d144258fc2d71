// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace onex::promql {

// A sum whose rounding errors are summed too. Source: Kahan and Neumaier's algorithm, as described
// in Wikipedia, "Kahan summation algorithm".
class KahanSum
{
public:
    void add(double value)
    {
        const double total = m_sum + value;
        const double added = total - m_sum; // Knuth's: what is lost, whichever is the larger
        m_rest += (m_sum - (total - added)) + (value - added);
        m_sum = total;
    }

    // Infinite and NaN sums have no rest.
    double value() const { return std::isfinite(m_sum) ? m_sum + m_rest : m_sum; }

private:
    double m_sum = 0;
    double m_rest = 0;
};

// The mean of count values, of which this is the last: without their sum, which may be infinite. An
// infinite mean stays what it is but for the other infinity and NaN.
inline void addToMean(double &mean, double count, double value)
{
    const bool stays
        = std::isinf(mean) && (std::isinf(value) ? (mean > 0) == (value > 0) : !std::isnan(value));
    if (!stays)
        mean += value / count - mean / count;
}

} // namespace onex::promql
