// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/frame.h"
#include "datasource/core/timerange.h"

#include <QPointF>

#include <vector>

namespace onex {

// A series as a small picture: points in the unit square, the range to the right, larger values up
// (y 1 is the largest); parted where two samples are more than gapMs apart or one is not finite. At
// most about 4 x `points` points: first, lowest, highest and last of each of `points` stretches of
// time. Empty with fewer than two samples.
std::vector<std::vector<QPointF>> sparkline(const Series &series, TimeRange range,
                                            std::int64_t gapMs, int points);

} // namespace onex
