// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/functions.h"

#include "datasource/promql/calendar.h"
#include "datasource/promql/overtime.h"
#include "datasource/promql/rates.h"
#include "datasource/promql/vectorfunctions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace onex::promql {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

// The standard's are overloaded.
template <double (*function)(double)>
Result<Value> by(Evaluation &evaluation, const Call &call)
{
    return mapped<function>(evaluation, call);
}

double sign(double value) { return value < 0 ? -1 : value > 0 ? 1 : value; }
double degrees(double value) { return value * kDegrees; }
double radians(double value) { return value / kDegrees; }

using enum ValueType;

const std::vector<ValueType> kVector{Vector}, kRange{Matrix}, kScalar{Scalar};

// clang-format off
const std::array kFunctions{
    Function{"abs", kVector, 0, Vector, "without its sign", by<std::fabs>},
    Function{"absent", kVector, 0, Vector, "1 where there is no series", absent},
    Function{"absent_over_time", kRange, 0, Vector, "1 where the range has no sample", absentOverTime},
    Function{"acos", kVector, 0, Vector, "arc cosine, in radians", by<std::acos>},
    Function{"acosh", kVector, 0, Vector, "inverse hyperbolic cosine", by<std::acosh>},
    Function{"asin", kVector, 0, Vector, "arc sine, in radians", by<std::asin>},
    Function{"asinh", kVector, 0, Vector, "inverse hyperbolic sine", by<std::asinh>},
    Function{"atan", kVector, 0, Vector, "arc tangent, in radians", by<std::atan>},
    Function{"atanh", kVector, 0, Vector, "inverse hyperbolic tangent", by<std::atanh>},
    Function{"avg_over_time", kRange, 0, Vector, "mean of the range", overRange<avgOverTime>},
    Function{"ceil", kVector, 0, Vector, "rounded up", by<std::ceil>},
    Function{"changes", kRange, 0, Vector, "how often the value changed", overRange<changes>},
    Function{"clamp", {Vector, Scalar, Scalar}, 0, Vector, "not below the one, not above the other", clamp},
    Function{"clamp_max", {Vector, Scalar}, 0, Vector, "not above", clampMax},
    Function{"clamp_min", {Vector, Scalar}, 0, Vector, "not below", clampMin},
    Function{"cos", kVector, 0, Vector, "cosine of radians", by<std::cos>},
    Function{"cosh", kVector, 0, Vector, "hyperbolic cosine", by<std::cosh>},
    Function{"count_over_time", kRange, 0, Vector, "how many samples", overRange<countOverTime>},
    Function{"day_of_month", kVector, 1, Vector, "1 to 31, UTC", by<dayOfMonth>, true},
    Function{"day_of_week", kVector, 1, Vector, "0 (Sunday) to 6, UTC", by<dayOfWeek>, true},
    Function{"day_of_year", kVector, 1, Vector, "1 to 366, UTC", by<dayOfYear>, true},
    Function{"days_in_month", kVector, 1, Vector, "28 to 31, UTC", by<daysInMonth>, true},
    Function{"deg", kVector, 0, Vector, "radians as degrees", by<degrees>},
    Function{"delta", kRange, 0, Vector, "change of a gauge, extrapolated to the range", overRange<delta>},
    Function{"deriv", kRange, 0, Vector, "change per second, by least squares", overRange<deriv>},
    Function{"double_exponential_smoothing", {Matrix, Scalar, Scalar}, 0, Vector, "smoothed, with its trend",
             smoothing},
    Function{"exp", kVector, 0, Vector, "e to the power of", by<std::exp>},
    Function{"first_over_time", kRange, 0, Vector, "oldest of the range", overRange<firstOverTime, true>},
    Function{"floor", kVector, 0, Vector, "rounded down", by<std::floor>},
    Function{"histogram_avg", kVector, 0, Vector, "mean of a native histogram", nothing},
    Function{"histogram_count", kVector, 0, Vector, "observations of a native histogram", nothing},
    Function{"histogram_fraction", {Scalar, Scalar, Vector}, 0, Vector, "share of observations between two values",
             histogramFraction},
    Function{"histogram_quantile", {Scalar, Vector}, 0, Vector, "value that this share of the observations is below",
             histogramQuantile},
    Function{"histogram_stddev", kVector, 0, Vector, "standard deviation of a native histogram", nothing},
    Function{"histogram_stdvar", kVector, 0, Vector, "variance of a native histogram", nothing},
    Function{"histogram_sum", kVector, 0, Vector, "sum of a native histogram", nothing},
    Function{"holt_winters", {Matrix, Scalar, Scalar}, 0, Vector, "old name of double_exponential_smoothing",
             smoothing},
    Function{"hour", kVector, 1, Vector, "0 to 23, UTC", by<hour>, true},
    Function{"idelta", kRange, 0, Vector, "difference of the last two samples", overRange<idelta>},
    Function{"increase", kRange, 0, Vector, "growth of a counter over the range", overRange<increase>},
    Function{"irate", kRange, 0, Vector, "growth of a counter per second, of the last two samples", overRange<irate>},
    Function{"label_join", {Vector, String, String, String}, -1, Vector, "a label made of others", labelJoin},
    Function{"label_replace", {Vector, String, String, String, String}, 0, Vector, "a label made by an expression",
             labelReplace},
    Function{"last_over_time", kRange, 0, Vector, "newest of the range", overRange<lastOverTime, true>},
    Function{"ln", kVector, 0, Vector, "natural logarithm", by<std::log>},
    Function{"log10", kVector, 0, Vector, "decimal logarithm", by<std::log10>},
    Function{"log2", kVector, 0, Vector, "binary logarithm", by<std::log2>},
    Function{"mad_over_time", kRange, 0, Vector, "median distance from the median", overRange<madOverTime>},
    Function{"max_over_time", kRange, 0, Vector, "greatest of the range", overRange<maxOverTime>},
    Function{"min_over_time", kRange, 0, Vector, "least of the range", overRange<minOverTime>},
    Function{"minute", kVector, 1, Vector, "0 to 59, UTC", by<minute>, true},
    Function{"month", kVector, 1, Vector, "1 to 12, UTC", by<month>, true},
    Function{"pi", {}, 0, Scalar, "3.14159…", pi},
    Function{"predict_linear", {Matrix, Scalar}, 0, Vector, "value in so many seconds, by least squares",
             overRange<predictLinear>, true},
    Function{"present_over_time", kRange, 0, Vector, "1 where the range has a sample", overRange<presentOverTime>},
    Function{"quantile_over_time", {Scalar, Matrix}, 0, Vector, "value that this share of the range is below",
             overRange<quantileOverTime>},
    Function{"rad", kVector, 0, Vector, "degrees as radians", by<radians>},
    Function{"rate", kRange, 0, Vector, "growth of a counter per second", overRange<rate>},
    Function{"resets", kRange, 0, Vector, "how often a counter was reset", overRange<resets>},
    Function{"round", {Vector, Scalar}, 1, Vector, "to the nearest whole, or multiple", round},
    Function{"scalar", kVector, 0, Scalar, "the only series' value, or NaN", scalar},
    Function{"sgn", kVector, 0, Vector, "-1, 0 or 1", by<sign>},
    Function{"sin", kVector, 0, Vector, "sine of radians", by<std::sin>},
    Function{"sinh", kVector, 0, Vector, "hyperbolic sine", by<std::sinh>},
    Function{"sort", kVector, 0, Vector, "the least first", sort},
    Function{"sort_by_label", {Vector, String}, -1, Vector, "by labels' values", sortByLabel},
    Function{"sort_by_label_desc", {Vector, String}, -1, Vector, "by labels' values, backwards",
             sortByLabelDescending},
    Function{"sort_desc", kVector, 0, Vector, "the greatest first", sortDescending},
    Function{"sqrt", kVector, 0, Vector, "square root", by<std::sqrt>},
    Function{"stddev_over_time", kRange, 0, Vector, "standard deviation of the range", overRange<stddevOverTime>},
    Function{"stdvar_over_time", kRange, 0, Vector, "variance of the range", overRange<stdvarOverTime>},
    Function{"sum_over_time", kRange, 0, Vector, "sum of the range", overRange<sumOverTime>},
    Function{"tan", kVector, 0, Vector, "tangent of radians", by<std::tan>},
    Function{"tanh", kVector, 0, Vector, "hyperbolic tangent", by<std::tanh>},
    Function{"time", {}, 0, Scalar, "the step's time, in seconds", time, true},
    Function{"timestamp", kVector, 0, Vector, "the samples' times, in seconds", timestamp, true},
    Function{"ts_of_last_over_time", kRange, 0, Vector, "when the newest of the range was",
             overRange<timeOfLastOverTime>},
    Function{"ts_of_max_over_time", kRange, 0, Vector, "when the greatest of the range was",
             overRange<timeOfMaxOverTime>},
    Function{"ts_of_min_over_time", kRange, 0, Vector, "when the least of the range was",
             overRange<timeOfMinOverTime>},
    Function{"vector", kScalar, 0, Vector, "a scalar as a series without labels", vector},
    Function{"year", kVector, 1, Vector, "UTC", by<year>, true},
};
// clang-format on

} // namespace

std::span<const Function> functions() { return kFunctions; }

const Function *functionNamed(std::string_view name)
{
    const auto *found = std::ranges::lower_bound(kFunctions, name, {}, &Function::name);
    return found != kFunctions.end() && found->name == name ? found : nullptr;
}

} // namespace onex::promql
