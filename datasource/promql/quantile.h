// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace onex::promql {

// As Prometheus sorts before it takes quantiles.
void sortNanFirst(std::vector<double> &values);

// Of sorted values, between two of them by their distance. NaN of none or for a NaN; below 0: -Inf,
// above 1: +Inf.
double quantileOf(double which, std::span<const double> sorted);

} // namespace onex::promql
