// SPDX-License-Identifier: GPL-3.0-or-later
// Native histograms: every sample brings its own buckets.
#include "models/panels/heatmapgrid.h"

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

bool holdsZero(const HistogramBucket &bucket) { return bucket.lower < 0 && bucket.upper > 0; }

template <typename Visit>
void eachBucket(const HeatmapInput &input, Visit visit)
{
    for (const auto &source : input.sources)
        for (const HistogramSample &sample : source.series->histograms)
            for (const HistogramBucket &bucket : sample.buckets)
                if (bucket.count > 0 && bucket.upper > bucket.lower)
                    visit(sample, bucket);
}

// The zero bucket is some 1e-128 wide: drawn to scale it would be a row of its own beside an empty
// one. It reaches to the neighbouring buckets instead.
struct ZeroBucket
{
    bool used = false;
    double lower = 0, upper = 0;
};

ZeroBucket zeroBucketOf(const HeatmapInput &input)
{
    ZeroBucket zero;
    double above = HUGE_VAL, below = -HUGE_VAL, width = 0;
    eachBucket(input, [&](const HistogramSample &, const HistogramBucket &bucket) {
        if (holdsZero(bucket)) {
            zero.used = true;
            width = std::max(width, bucket.upper);
        } else if (bucket.lower >= 0) {
            above = std::min(above, bucket.lower);
        } else {
            below = std::max(below, bucket.upper);
        }
    });
    zero.upper = std::isinf(above) || above <= 0 ? std::max(width, 1e-9) : above;
    zero.lower = std::isinf(below) ? 0 : std::min(below, 0.0);
    return zero;
}

} // namespace

Heatmap nativeHeatmap(const HeatmapInput &input)
{
    const ZeroBucket zero = zeroBucketOf(input);
    std::set<double> bounds;
    if (zero.used)
        bounds = {zero.lower, zero.upper};
    eachBucket(input, [&](const HistogramSample &, const HistogramBucket &bucket) {
        if (!holdsZero(bucket))
            bounds.insert({bucket.lower, bucket.upper});
    });
    HeatmapGrid grid(input.data.range, stepOf(input), bounds);
    for (const auto &source : input.sources)
        for (const HistogramSample &sample : source.series->histograms)
            grid.markKnown(sample.time);
    eachBucket(input, [&](const HistogramSample &sample, const HistogramBucket &bucket) {
        const bool atZero = holdsZero(bucket);
        grid.add(sample.time, atZero ? zero.lower : bucket.lower,
                 atZero ? zero.upper : bucket.upper, bucket.count);
    });
    return grid.take();
}

} // namespace onex
