// SPDX-License-Identifier: GPL-3.0-or-later
// Classic histograms: series that differ in "le", how many observations were at most so large.
// Source: Prometheus documentation, "histogram_quantile()".
#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"
#include "datasource/promql/literals.h"
#include "datasource/promql/vectorfunctions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace onex::promql {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kSmallDelta = 1e-12; // relative: rounding, not a bucket that shrinks

struct Bucket
{
    double upper = 0;
    double count = 0;
};

// The series of one histogram, by upper bound.
struct Histogram
{
    LabelsPtr labels;
    std::vector<std::pair<double, std::size_t>> bounds; // and the row
};

std::vector<Histogram> histogramsOf(const Block &block)
{
    const std::vector<std::string> bound{"le"};
    std::unordered_map<Labels, std::size_t, LabelsHash> places;
    std::vector<Histogram> histograms;
    for (std::size_t row = 0; row < block.rows(); ++row) {
        const auto upper = numberOf(block.labels(row)->value("le"));
        if (!upper)
            continue;
        const auto [place, isNew]
            = places.try_emplace(allBut(*block.labels(row), bound), histograms.size());
        if (isNew)
            histograms.push_back({std::make_shared<const Labels>(place->first), {}});
        histograms[place->second].bounds.emplace_back(*upper, row);
    }
    for (Histogram &histogram : histograms)
        std::sort(histogram.bounds.begin(), histogram.bounds.end());
    return histograms;
}

// Those that have a value at this step; equal bounds are one.
void takeBuckets(const Block &block, const Histogram &histogram, std::size_t step,
                 std::vector<Bucket> &buckets)
{
    buckets.clear();
    for (const auto &[upper, row] : histogram.bounds) {
        if (block.present(row)[step] == 0)
            continue;
        const double count = block.values(row)[step];
        if (!buckets.empty() && buckets.back().upper == upper)
            buckets.back().count += count;
        else
            buckets.push_back({upper, count});
    }
}

// Scrapes and rates of buckets do not happen at one moment: counts may shrink a little, or more,
// which is said. True where it was more.
bool makeMonotonic(std::vector<Bucket> &buckets)
{
    bool isForced = false;
    double before = buckets[0].count;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        const double count = buckets[i].count;
        const double size
            = std::min(std::abs(count) + std::abs(before), std::numeric_limits<double>::max());
        if (count != before && std::abs(count - before) / size < kSmallDelta)
            buckets[i].count = before;
        else if (count < before) {
            buckets[i].count = before;
            isForced = true;
        }
        before = buckets[i].count;
    }
    return isForced;
}

double quantileOf(double which, const std::vector<Bucket> &buckets)
{
    if (std::isnan(which))
        return kNaN;
    if (which < 0 || which > 1)
        return which < 0 ? -kInfinity : kInfinity;
    if (buckets.size() < 2 || buckets.back().upper != kInfinity || buckets.back().count == 0)
        return kNaN;
    const double rank = which * buckets.back().count;
    const auto last = buckets.end() - 1;
    const auto bucket = std::find_if(buckets.begin(), last,
                                     [rank](const Bucket &one) { return one.count >= rank; });
    if (bucket == last)
        return (last - 1)->upper;
    if (bucket == buckets.begin() && bucket->upper <= 0)
        return bucket->upper;
    const Bucket lower = bucket == buckets.begin() ? Bucket() : *(bucket - 1);
    return lower.upper
        + (bucket->upper - lower.upper) * ((rank - lower.count) / (bucket->count - lower.count));
}

// How many of the observations were at most so large, taking them to be spread evenly.
double rankOf(double value, const std::vector<Bucket> &buckets)
{
    Bucket lower{buckets[0].upper <= 0 ? -kInfinity : 0, 0};
    for (const Bucket &bucket : buckets) {
        if (value >= bucket.upper) {
            lower = bucket;
            continue;
        }
        if (value <= lower.upper || std::isinf(lower.upper) || std::isinf(bucket.upper))
            return lower.count;
        return lower.count
            + (bucket.count - lower.count) * (value - lower.upper) / (bucket.upper - lower.upper);
    }
    return buckets.back().count;
}

double fractionOf(double from, double to, const std::vector<Bucket> &buckets)
{
    if (buckets.size() < 2 || buckets.back().upper != kInfinity || !(buckets.back().count > 0)
        || std::isnan(from) || std::isnan(to))
        return kNaN;
    return from >= to ? 0 : (rankOf(to, buckets) - rankOf(from, buckets)) / buckets.back().count;
}

// what(buckets, step) of every histogram at every step.
template <typename What>
Result<Value> ofHistograms(Evaluation &evaluation, const Expr &vector, const What &what)
{
    const Result<Value> value = evaluation.evaluate(vector);
    if (!value)
        return value;
    const Block &block = value->block;
    const std::vector<Histogram> histograms = histogramsOf(block);
    Result<Block> result = evaluation.block(histograms.size());
    if (!result)
        return fail(std::move(result.error()));
    std::vector<Bucket> buckets;
    bool isForced = false;
    for (std::size_t i = 0; i < histograms.size(); ++i) {
        result->setLabels(i, histograms[i].labels);
        for (std::size_t step = 0; step < result->values(i).size(); ++step) {
            takeBuckets(block, histograms[i], step, buckets);
            if (buckets.empty())
                continue;
            isForced |= makeMonotonic(buckets);
            result->values(i)[step] = what(buckets, step);
            result->present(i)[step] = 1;
        }
    }
    if (isForced)
        evaluation.inform("PromQL info: input to histogram_quantile needed to be fixed for "
                          "monotonicity");
    result->dropEmptyRows();
    return Value{ValueType::Vector, *std::move(result), {}, false};
}

} // namespace

Result<Value> histogramQuantile(Evaluation &evaluation, const Call &call)
{
    const auto which = evaluation.scalar(*call.arguments[0]);
    if (!which)
        return fail(which.error());
    return ofHistograms(evaluation, *call.arguments[1],
                        [&which](const std::vector<Bucket> &buckets, std::size_t step) {
                            return quantileOf((*which)[step], buckets);
                        });
}

Result<Value> histogramFraction(Evaluation &evaluation, const Call &call)
{
    const auto from = evaluation.scalar(*call.arguments[0]);
    if (!from)
        return fail(from.error());
    const auto to = evaluation.scalar(*call.arguments[1]);
    if (!to)
        return fail(to.error());
    return ofHistograms(evaluation, *call.arguments[2],
                        [&](const std::vector<Bucket> &buckets, std::size_t step) {
                            return fractionOf((*from)[step], (*to)[step], buckets);
                        });
}

} // namespace onex::promql
