// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/stack.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onex {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

bool sameTimes(std::span<const StackInput> inputs)
{
    return std::all_of(inputs.begin(), inputs.end(), [&inputs](const StackInput &input) {
        return std::equal(input.times.begin(), input.times.end(), inputs[0].times.begin(),
                          inputs[0].times.end());
    });
}

std::vector<std::int64_t> allTimes(std::span<const StackInput> inputs)
{
    std::vector<std::int64_t> times;
    if (!inputs.empty() && sameTimes(inputs)) {
        times.assign(inputs[0].times.begin(), inputs[0].times.end());
        return times;
    }
    for (const StackInput &input : inputs)
        times.insert(times.end(), input.times.begin(), input.times.end());
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

void toPercent(std::vector<std::vector<double>> &values)
{
    for (std::size_t i = 0; i < values[0].size(); ++i) {
        double total = 0;
        for (const auto &layer : values)
            total += std::isfinite(layer[i]) ? std::abs(layer[i]) : 0;
        for (auto &layer : values)
            layer[i] = std::isfinite(layer[i]) && total > 0 ? 100 * layer[i] / total : layer[i];
    }
}

} // namespace

std::vector<double> valuesAt(const StackInput &input, const std::vector<std::int64_t> &times)
{
    if (std::equal(times.begin(), times.end(), input.times.begin(), input.times.end()))
        return {input.values.begin(), input.values.end()};
    std::vector<double> result(times.size(), kMissing);
    std::size_t next = 0;
    for (std::size_t i = 0; i < times.size() && next < input.times.size(); ++i) {
        while (next < input.times.size() && input.times[next] < times[i])
            ++next;
        if (next == input.times.size())
            break;
        if (input.times[next] == times[i]) {
            result[i] = input.values[next];
        } else if (next > 0 && input.times[next] - input.times[next - 1] <= input.maxGapMs) {
            const auto span = static_cast<double>(input.times[next] - input.times[next - 1]);
            const double part = static_cast<double>(times[i] - input.times[next - 1]) / span;
            result[i] = std::lerp(input.values[next - 1], input.values[next], part);
        }
    }
    return result;
}

Stack stacked(std::span<const StackInput> inputs, bool percent)
{
    Stack stack;
    if (inputs.empty())
        return stack;
    stack.times = allTimes(inputs);
    std::vector<std::vector<double>> values;
    for (const StackInput &input : inputs)
        values.push_back(valuesAt(input, stack.times));
    if (percent)
        toPercent(values);
    std::vector<double> above(stack.times.size(), 0), below(stack.times.size(), 0);
    for (std::vector<double> &layer : values) {
        Stack::Layer out{std::vector<double>(layer.size(), kMissing), std::move(layer)};
        for (std::size_t i = 0; i < out.top.size(); ++i) {
            if (!std::isfinite(out.top[i]))
                continue;
            double &sum = out.top[i] < 0 ? below[i] : above[i];
            out.base[i] = sum;
            sum += out.top[i];
            out.top[i] = sum;
        }
        stack.layers.push_back(std::move(out));
    }
    return stack;
}

} // namespace onex
