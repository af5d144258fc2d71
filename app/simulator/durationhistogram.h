// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/metrics.h"

#include <vector>

namespace onex::simulator {

// The mean of a log-normal distribution.
double logNormalMean(double median, double spread);

// A classic histogram of log-normally distributed durations in seconds.
class DurationHistogram
{
public:
    // Ascending upper bounds, without +Inf.
    explicit DurationHistogram(std::vector<double> bounds);

    // count may be a fraction; spread is the deviation of the duration's logarithm.
    void observe(double count, double median, double spread);
    void appendTo(Family &family, const Labels &labels) const;

private:
    std::vector<double> m_bounds;
    std::vector<double> m_counts; // cumulative, as exposed
    double m_count = 0;
    double m_sum = 0;
};

} // namespace onex::simulator
