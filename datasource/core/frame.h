// SPDX-License-Identifier: GPL-3.0-or-later
// The one shape in which every source answers, whoever asked and wherever the data came from.
#pragma once

#include "datasource/core/labels.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace onex {

// One bucket of a native histogram. Source: Prometheus HTTP API, "Native histograms".
struct HistogramBucket
{
    int boundaries = 0; // 0 (lower, upper], 1 [lower, upper), 2 (lower, upper), 3 [lower, upper]
    double lower = 0;
    double upper = 0;
    double count = 0;
    bool operator==(const HistogramBucket &) const = default;
};

struct HistogramSample
{
    std::int64_t time = 0; // ms since the epoch, UTC
    double count = 0;
    double sum = 0;
    std::vector<HistogramBucket> buckets;
    bool operator==(const HistogramSample &) const = default;
};

// times and values have the same length, times strictly ascending. A missing sample is a missing
// time, never a NaN; a NaN in values is one that the server sent.
struct Series
{
    Labels labels;
    std::vector<std::int64_t> times; // ms since the epoch, UTC
    std::vector<double> values;
    std::vector<HistogramSample>
        histograms; // of a native histogram; times and values are then empty
    bool operator==(const Series &) const = default;
};

// The answer to one query. Immutable once made, and shared.
struct Frame
{
    enum class Kind { Scalar, String, Vector, Matrix };

    Kind kind = Kind::Matrix;
    std::vector<Series> series; // Scalar: one without labels; Vector: one sample each
    std::string text;           // String only
    std::vector<std::string> warnings;
    std::vector<std::string> infos;
    bool operator==(const Frame &) const = default;
};

using FramePtr = std::shared_ptr<const Frame>;

} // namespace onex
