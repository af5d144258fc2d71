// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace onex {

struct StackInput
{
    std::span<const std::int64_t> times;
    std::span<const double> values;
    std::int64_t maxGapMs = 0; // further apart, two samples are not connected
};

// The input at each of `times`: its sample, or between two connected ones the line; else NaN.
std::vector<double> valuesAt(const StackInput &input, const std::vector<std::int64_t> &times);

// Every layer at every time at which any layer has a sample. A layer without a sample there, nor
// two connected ones around it, is NaN and adds nothing.
struct Stack
{
    struct Layer
    {
        std::vector<double> base, top;
    };
    std::vector<std::int64_t> times;
    std::vector<Layer> layers; // as the inputs
};

// Positive and negative values pile up apart, as bars do. percent: of the sum of their magnitudes.
Stack stacked(std::span<const StackInput> inputs, bool percent);

} // namespace onex
