// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the samples of a window: *_over_time, see RowFunction. Source: Prometheus
// documentation, "<aggregation>_over_time()".
#pragma once

#include "datasource/promql/windows.h"

namespace onex::promql {

using Values = std::span<double>;
using Present = std::span<std::uint8_t>;

void sumOverTime(const SlidingWindows &windows, Values values, Present present);
void avgOverTime(const SlidingWindows &windows, Values values, Present present);
void countOverTime(const SlidingWindows &windows, Values values, Present present);
void minOverTime(const SlidingWindows &windows, Values values, Present present);
void maxOverTime(const SlidingWindows &windows, Values values, Present present);
void firstOverTime(const SlidingWindows &windows, Values values, Present present);
void lastOverTime(const SlidingWindows &windows, Values values, Present present);
void presentOverTime(const SlidingWindows &windows, Values values, Present present);
void stddevOverTime(const SlidingWindows &windows, Values values, Present present);
void stdvarOverTime(const SlidingWindows &windows, Values values, Present present);
void quantileOverTime(const SlidingWindows &windows, Values values, Present present);
void madOverTime(const SlidingWindows &windows, Values values, Present present);
// The time of that sample, in seconds.
void timeOfMinOverTime(const SlidingWindows &windows, Values values, Present present);
void timeOfMaxOverTime(const SlidingWindows &windows, Values values, Present present);
void timeOfLastOverTime(const SlidingWindows &windows, Values values, Present present);

} // namespace onex::promql
