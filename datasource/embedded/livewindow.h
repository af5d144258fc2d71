// SPDX-License-Identifier: GPL-3.0-or-later
// What the store of collected samples is made of. Times are ms since the epoch.
#pragma once

#include "datasource/core/labels.h"
#include "datasource/core/timerange.h"

#include <cstdint>
#include <string>
#include <vector>

namespace onex {

using SeriesId = std::int64_t; // from 1, in the order in which they came

struct NewSeries
{
    SeriesId id = 0;
    Labels labels;
};

struct LiveSample
{
    SeriesId series = 0;
    double value = 0;
};

// What was collected at one moment.
struct LiveBatch
{
    std::int64_t timeMs = 0;
    std::vector<LiveSample> samples;
};

// Samples of one series, an XOR chunk.
struct LiveChunk
{
    SeriesId series = 0;
    std::string bits;
};

// The chunks that were made of the head at one moment.
struct LiveWindow
{
    TimeRange range;
    std::int64_t lastBatch = 0;    // the number of the last batch whose samples are in it
    std::vector<LiveChunk> chunks; // by series
};

} // namespace onex
