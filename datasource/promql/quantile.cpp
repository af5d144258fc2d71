// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex::promql {

void sortNanFirst(std::vector<double> &values)
{
    const auto first = std::partition(values.begin(), values.end(),
                                      [](double value) { return std::isnan(value); });
    std::sort(first, values.end());
}

double quantileOf(double which, std::span<const double> sorted)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (sorted.empty() || std::isnan(which))
        return std::numeric_limits<double>::quiet_NaN();
    if (which < 0)
        return -kInfinity;
    if (which > 1)
        return kInfinity;
    const double rank = which * static_cast<double>(sorted.size() - 1);
    const auto lower = static_cast<std::size_t>(std::max(0.0, std::floor(rank)));
    const std::size_t upper = std::min(sorted.size() - 1, lower + 1);
    const double weight = rank - std::floor(rank);
    return sorted[lower] * (1 - weight) + sorted[upper] * weight;
}

} // namespace onex::promql
