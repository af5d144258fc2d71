// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/overtime.h"

#include "datasource/promql/kahan.h"
#include "datasource/promql/quantile.h"

#include <algorithm>
#include <cmath>

namespace onex::promql {
namespace {

// The sums up to each sample in twice a double's precision, so that the difference of two of them
// is as good as a sum of what lies between.
class Sums
{
public:
    explicit Sums(std::span<const double> values)
        : m_values(values)
        , m_sums(values.size() + 1)
    {
        for (std::size_t i = 0; i < values.size() && m_isExact; ++i) {
            m_sums[i + 1] = plus(m_sums[i], values[i]);
            m_isExact = std::isfinite(m_sums[i + 1].high);
        }
    }

    double between(std::size_t first, std::size_t last) const
    {
        if (m_isExact) {
            const Twice upper = m_sums[last], lower = m_sums[first];
            const Twice difference = plus(upper, -lower.high);
            return difference.high + (difference.low - lower.low);
        }
        KahanSum sum;
        for (const double value : m_values.subspan(first, last - first))
            sum.add(value);
        return sum.value();
    }

private:
    struct Twice
    {
        double high = 0;
        double low = 0;
    };

    // Knuth's sum without an error, and once more for what was low.
    static Twice plus(Twice a, double b)
    {
        const double sum = a.high + b;
        const double part = sum - a.high;
        const double rest = (a.high - (sum - part)) + (b - part) + a.low;
        const double high = sum + rest;
        return {high, rest - (high - sum)};
    }

    std::span<const double> m_values;
    std::vector<Twice> m_sums;
    bool m_isExact = true;
};

double meanOf(std::span<const double> values)
{
    double mean = 0, count = 0;
    for (const double value : values)
        addToMean(mean, ++count, value);
    return mean;
}

// The best of each window is the first of a queue in which every one is better than those after it.
// again(run): all of its steps have what its first one has.
template <typename IsBetter, typename What, typename Again>
void eachBest(const SlidingWindows &windows, const IsBetter &isBetter, const What &what,
              const Again &again)
{
    const auto values = windows.row.values;
    std::vector<std::size_t> queue(values.size());
    std::size_t head = 0, tail = 0, taken = 0;
    WindowRuns runs(windows);
    while (const auto run = runs.next()) {
        for (std::size_t k = 0; k < (run->stride == 0 ? 1 : run->count); ++k) {
            const std::size_t first = run->first + k * run->stride;
            const std::size_t last = run->last + k * run->stride;
            for (taken = std::max(taken, first); taken < last; ++taken) {
                while (tail > head && isBetter(values[taken], values[queue[tail - 1]]))
                    --tail;
                queue[tail++] = taken;
            }
            while (head < tail && queue[head] < first)
                ++head;
            what(run->step + k, queue[head]);
        }
        if (run->stride == 0)
            again(*run);
    }
}

// The earliest of equals; NaN only where there is nothing else.
const auto kIsSmaller
    = [](double a, double b) { return a < b || (std::isnan(b) && !std::isnan(a)); };
const auto kIsGreater
    = [](double a, double b) { return a > b || (std::isnan(b) && !std::isnan(a)); };

template <typename IsBetter>
void bestOverTime(const SlidingWindows &windows, Values results, Present present,
                  const IsBetter &isBetter)
{
    eachBest(
        windows, isBetter,
        [&](std::size_t step, std::size_t sample) {
            results[step] = windows.row.values[sample];
            present[step] = 1;
        },
        [&](const WindowRun &run) { repeatFirst(run, results, present); });
}

template <typename IsBetter>
void timeOfBest(const SlidingWindows &windows, Values results, Present present,
                const IsBetter &isBetter)
{
    eachBest(
        windows, isBetter,
        [&](std::size_t step, std::size_t sample) {
            results[step] = static_cast<double>(windows.row.times[sample]) / 1000;
            present[step] = 1;
        },
        [&](const WindowRun &run) { repeatFirst(run, results, present); });
}

double varianceOf(std::span<const double> values)
{
    double mean = 0, sum = 0, count = 0;
    for (const double value : values) {
        count += 1;
        const double delta = value - mean;
        mean += delta / count;
        sum += delta * (value - mean);
    }
    return sum / count;
}

// The values of a window in order, kept while it slides. NaN first.
class SortedWindow
{
public:
    void add(double value)
    {
        m_sorted.insert(std::upper_bound(m_sorted.begin(), m_sorted.end(), value, isBefore), value);
    }
    void remove(double value)
    {
        m_sorted.erase(std::lower_bound(m_sorted.begin(), m_sorted.end(), value, isBefore));
    }
    const std::vector<double> &values() const { return m_sorted; }

private:
    static bool isBefore(double a, double b) { return a < b || (std::isnan(a) && !std::isnan(b)); }

    std::vector<double> m_sorted;
};

double medianDeviation(std::vector<double> values)
{
    sortNanFirst(values);
    const double median = quantileOf(0.5, values);
    for (double &value : values)
        value = std::abs(value - median);
    sortNanFirst(values);
    return quantileOf(0.5, values);
}

} // namespace

void sumOverTime(const SlidingWindows &windows, Values values, Present present)
{
    const Sums sums(windows.row.values);
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        values[step] = sums.between(first, last);
        present[step] = 1;
    });
}

void avgOverTime(const SlidingWindows &windows, Values values, Present present)
{
    const Sums sums(windows.row.values);
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        const double sum = sums.between(first, last);
        const std::size_t count = last - first;
        values[step] = std::isinf(sum) ? meanOf(windows.row.values.subspan(first, count))
                                       : sum / static_cast<double>(count);
        present[step] = 1;
    });
}

void countOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        values[step] = static_cast<double>(last - first);
        present[step] = 1;
    });
}

void minOverTime(const SlidingWindows &windows, Values values, Present present)
{
    bestOverTime(windows, values, present, kIsSmaller);
}

void maxOverTime(const SlidingWindows &windows, Values values, Present present)
{
    bestOverTime(windows, values, present, kIsGreater);
}

void timeOfMinOverTime(const SlidingWindows &windows, Values values, Present present)
{
    timeOfBest(windows, values, present, kIsSmaller);
}

void timeOfMaxOverTime(const SlidingWindows &windows, Values values, Present present)
{
    timeOfBest(windows, values, present, kIsGreater);
}

void timeOfLastOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t, std::size_t last) {
        values[step] = static_cast<double>(windows.row.times[last - 1]) / 1000;
        present[step] = 1;
    });
}

void firstOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t) {
        values[step] = windows.row.values[first];
        present[step] = 1;
    });
}

void lastOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t, std::size_t last) {
        values[step] = windows.row.values[last - 1];
        present[step] = 1;
    });
}

void presentOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachWindow(windows, [&](std::size_t step, std::size_t, std::size_t) {
        values[step] = 1;
        present[step] = 1;
    });
}

void stdvarOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachResult(windows, values, present,
               [](auto, std::span<const double> some, std::size_t) { return varianceOf(some); });
}

void stddevOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachResult(windows, values, present, [](auto, std::span<const double> some, std::size_t) {
        return std::sqrt(varianceOf(some));
    });
}

void quantileOverTime(const SlidingWindows &windows, Values values, Present present)
{
    SortedWindow sorted;
    std::size_t from = 0, to = 0;
    const auto samples = windows.row.values;
    eachWindow(windows, [&](std::size_t step, std::size_t first, std::size_t last) {
        for (; to < last; ++to)
            sorted.add(samples[to]);
        for (; from < first; ++from)
            sorted.remove(samples[from]);
        values[step] = quantileOf(windows.parameters[0][step], sorted.values());
        present[step] = 1;
    });
}

void madOverTime(const SlidingWindows &windows, Values values, Present present)
{
    eachResult(windows, values, present, [](auto, std::span<const double> some, std::size_t) {
        return medianDeviation({some.begin(), some.end()});
    });
}

} // namespace onex::promql
