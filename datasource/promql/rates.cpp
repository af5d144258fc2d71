// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/rates.h"

#include "datasource/promql/kahan.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex::promql {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

enum class Rate { PerSecond, Increase, Delta };

double lostAt(std::span<const double> values, std::size_t i)
{
    return values[i] < values[i - 1] ? values[i - 1] : 0;
}

// What a counter lost when it was reset, up to each sample; empty where it never was.
class Lost
{
public:
    explicit Lost(std::span<const double> values)
        : m_values(values)
    {
        bool falls = false; // without a branch a sample: most never do
        for (std::size_t i = 1; i < values.size(); ++i)
            falls |= values[i] < values[i - 1];
        if (!falls)
            return;
        m_upTo.resize(values.size());
        for (std::size_t i = 1; i < values.size(); ++i)
            m_upTo[i] = m_upTo[i - 1] + lostAt(values, i);
    }

    double between(std::size_t first, std::size_t last) const
    {
        if (m_upTo.empty())
            return 0;
        if (std::isfinite(m_upTo.back()))
            return m_upTo[last] - m_upTo[first];
        double sum = 0;
        for (std::size_t i = first + 1; i <= last; ++i)
            sum += lostAt(m_values, i);
        return sum;
    }

private:
    std::span<const double> m_values;
    std::vector<double> m_upTo;
};

// Not further than half the distance of two samples where the next one would have been seen, and
// of counters not below zero. The same for all windows whose samples lie alike.
class Extrapolation
{
public:
    // divisor: what a change is divided by beside.
    Extrapolation(std::span<const std::int64_t> times, std::int64_t begin, std::int64_t end,
                  double divisor)
        : m_divisor(divisor)
        , m_sampled(static_cast<double>(times.back() - times.front()) / 1000)
        , m_toStart(static_cast<double>(times.front() - begin) / 1000)
        , m_toEnd(static_cast<double>(end - times.back()) / 1000)
    {
        const double between = m_sampled / static_cast<double>(times.size() - 1);
        const double threshold = between * 1.1;
        if (m_toStart >= threshold)
            m_toStart = between / 2;
        if (m_toEnd >= threshold)
            m_toEnd = between / 2;
        m_factor = factorFrom(m_toStart);
    }

    double factor() const { return m_factor; }

    // Whether a counter that began with `first` may have been zero after the window's beginning.
    bool mayReachZero(double change, double first) const
    {
        constexpr double kSafely = 1 + 1e-9;
        return change > 0 && first >= 0 && !(m_sampled * first > m_toStart * change * kSafely);
    }
    double factorToZero(double change, double first) const
    {
        return factorFrom(std::min(m_toStart, m_sampled * (first / change)));
    }

private:
    double factorFrom(double toStart) const
    {
        return (m_sampled + toStart + m_toEnd) / m_sampled / m_divisor;
    }

    double m_divisor;
    double m_sampled, m_toStart, m_toEnd; // s
    double m_factor;
};

// Without a branch a window: what may have been zero is looked at again.
template <bool isCounter>
void extrapolateRun(const WindowRun &run, std::span<const double> values, const Lost &lost,
                    const Extrapolation &extrapolation, Values results)
{
    const double factor = extrapolation.factor();
    bool isNearZero = false;
    for (std::size_t k = 0; k < run.count; ++k) {
        const std::size_t first = run.first + k * run.stride, last = run.last + k * run.stride - 1;
        const double change = values[last] - values[first] + lost.between(first, last);
        results[run.step + k] = change * factor;
        isNearZero |= isCounter && extrapolation.mayReachZero(change, values[first]);
    }
    for (std::size_t k = 0; isNearZero && k < run.count; ++k) {
        const std::size_t first = run.first + k * run.stride, last = run.last + k * run.stride - 1;
        const double change = values[last] - values[first] + lost.between(first, last);
        if (extrapolation.mayReachZero(change, values[first]))
            results[run.step + k] = change * extrapolation.factorToZero(change, values[first]);
    }
}

template <Rate kind>
void extrapolate(const SlidingWindows &windows, Values results, Present present)
{
    constexpr bool isCounter = kind != Rate::Delta;
    const auto times = windows.row.times;
    const Lost lost(isCounter ? windows.row.values : std::span<const double>());
    const double divisor
        = kind == Rate::PerSecond ? static_cast<double>(windows.range.rangeMs) / 1000 : 1;
    WindowRuns runs(windows);
    while (const auto run = runs.next()) {
        if (run->last - run->first < 2)
            continue;
        // Where the samples are the same the window still moves on.
        const std::size_t parts = run->stride == 0 ? run->count : 1;
        for (std::size_t part = 0; part < parts; ++part) {
            WindowRun some = *run;
            some.step += part;
            some.count = run->count / parts;
            const std::int64_t end = windows.end(some.step);
            const Extrapolation extrapolation(times.subspan(run->first, run->last - run->first),
                                              end - windows.range.rangeMs, end, divisor);
            extrapolateRun<isCounter>(some, windows.row.values, lost, extrapolation, results);
        }
        std::fill_n(present.begin() + static_cast<std::ptrdiff_t>(run->step), run->count, 1);
    }
}

template <bool isRate>
void lastTwo(const SlidingWindows &windows, Values results, Present present)
{
    const auto times = windows.row.times;
    const auto values = windows.row.values;
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        if (last - first < 2)
            return;
        const double now = values[last - 1], before = values[last - 2];
        const double seconds = static_cast<double>(times[last - 1] - times[last - 2]) / 1000;
        results[step] = isRate ? (now < before ? now : now - before) / seconds : now - before;
        present[step] = 1;
    });
}

// How many of the samples are, compared with the one before, what is asked.
template <typename Is>
void countPairs(const SlidingWindows &windows, Values results, Present present, const Is &is)
{
    const auto values = windows.row.values;
    std::vector<int> upTo(values.size());
    for (std::size_t i = 1; i < values.size(); ++i)
        upTo[i] = upTo[i - 1] + (is(values[i], values[i - 1]) ? 1 : 0);
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        results[step] = upTo[last - 1] - upTo[first];
        present[step] = 1;
    });
}

struct Line
{
    double slope;
    double intercept;
};

// Through the samples by least squares; the intercept is at this time.
Line lineThrough(std::span<const std::int64_t> times, std::span<const double> values,
                 std::int64_t atMs)
{
    const bool isConstant = std::all_of(values.begin(), values.end(),
                                        [&values](double value) { return value == values[0]; });
    if (isConstant)
        return std::isinf(values[0]) ? Line{kNaN, kNaN} : Line{0, values[0]};
    KahanSum sumX, sumY, sumXY, sumXX;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = static_cast<double>(times[i] - atMs) / 1000;
        sumX.add(x);
        sumY.add(values[i]);
        sumXY.add(x * values[i]);
        sumXX.add(x * x);
    }
    const auto n = static_cast<double>(values.size());
    const double covariance = sumXY.value() - sumX.value() * sumY.value() / n;
    const double variance = sumXX.value() - sumX.value() * sumX.value() / n;
    const double slope = covariance / variance;
    return {slope, sumY.value() / n - slope * sumX.value() / n};
}

double smoothed(std::span<const double> values, double smoothing, double trend)
{
    double before = values[0], level = values[0], slope = values[1] - values[0];
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (i > 1)
            slope = trend * (level - before) + (1 - trend) * slope;
        before = level;
        level = smoothing * values[i] + (1 - smoothing) * (level + slope);
    }
    return level;
}

} // namespace

void rate(const SlidingWindows &windows, Values values, Present present)
{
    extrapolate<Rate::PerSecond>(windows, values, present);
}

void increase(const SlidingWindows &windows, Values values, Present present)
{
    extrapolate<Rate::Increase>(windows, values, present);
}

void delta(const SlidingWindows &windows, Values values, Present present)
{
    extrapolate<Rate::Delta>(windows, values, present);
}

void irate(const SlidingWindows &windows, Values values, Present present)
{
    lastTwo<true>(windows, values, present);
}

void idelta(const SlidingWindows &windows, Values values, Present present)
{
    lastTwo<false>(windows, values, present);
}

void changes(const SlidingWindows &windows, Values values, Present present)
{
    countPairs(windows, values, present, [](double now, double before) {
        return now != before && !(std::isnan(now) && std::isnan(before));
    });
}

void resets(const SlidingWindows &windows, Values values, Present present)
{
    countPairs(windows, values, present, [](double now, double before) { return now < before; });
}

void deriv(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        if (last - first < 2)
            return;
        const auto times = windows.row.times.subspan(first, last - first);
        values[step]
            = lineThrough(times, windows.row.values.subspan(first, last - first), times[0]).slope;
        present[step] = 1;
    });
}

void predictLinear(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        if (last - first < 2)
            return;
        const Line line = lineThrough(windows.row.times.subspan(first, last - first),
                                      windows.row.values.subspan(first, last - first),
                                      windows.steps.at(static_cast<int>(step)));
        values[step] = line.slope * windows.parameters[0][step] + line.intercept;
        present[step] = 1;
    });
}

void doubleExponentialSmoothing(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        if (last - first < 2)
            return;
        values[step] = smoothed(windows.row.values.subspan(first, last - first),
                                windows.parameters[0][step], windows.parameters[1][step]);
        present[step] = 1;
    });
}

} // namespace onex::promql
