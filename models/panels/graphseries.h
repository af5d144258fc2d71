// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the samples of one series before it is drawn; see graphmodel.h.
#pragma once

#include "models/panels/graphmodel.h"

namespace onex {

// Samples that are not the server's own: mirrored, filled with zeros, in a logarithm, stacked.
struct Samples
{
    std::vector<std::int64_t> times;
    std::vector<double> values, base;
};

GraphSeries plainSeries(const DisplaySeries &display, std::size_t source);

Samples copyOf(const GraphSeries &series);
void own(GraphSeries &series, Samples samples); // from now on it shows these

void mirror(GraphSeries &series);
// A zero at every step of `range` that has no sample.
void fillWithZeros(GraphSeries &series, TimeRange range);
void scale(GraphSeries &series, Scale kind);

} // namespace onex
