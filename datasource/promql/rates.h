// SPDX-License-Identifier: GPL-3.0-or-later
// How fast things change: functions of range vectors, see RowFunction.
#pragma once

#include "datasource/promql/windows.h"

namespace onex::promql {

using Values = std::span<double>;
using Present = std::span<std::uint8_t>;

// Extrapolated to the window's ends. Source: Prometheus documentation, "rate", "increase", "delta".
void rate(const SlidingWindows &windows, Values values, Present present);
void increase(const SlidingWindows &windows, Values values, Present present);
void delta(const SlidingWindows &windows, Values values, Present present);
// Of the last two samples.
void irate(const SlidingWindows &windows, Values values, Present present);
void idelta(const SlidingWindows &windows, Values values, Present present);
// How often a value is another, or smaller, than the one before.
void changes(const SlidingWindows &windows, Values values, Present present);
void resets(const SlidingWindows &windows, Values values, Present present);
// Least squares.
void deriv(const SlidingWindows &windows, Values values, Present present);
void predictLinear(const SlidingWindows &windows, Values values, Present present);
// Holt and Winters'; parameters: smoothing and trend factor, both between 0 and 1.
void doubleExponentialSmoothing(const SlidingWindows &windows, Values values, Present present);

} // namespace onex::promql
