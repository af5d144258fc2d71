// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a matrix, which is nearly all of a large answer: [[time,"value"],…]
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace onex {

enum class ScanOutcome { Complete, Malformed, TooMany };

// Appends the samples whose time ascends; more than maxPoints pairs are TooMany. The columns have
// the same length whatever the outcome.
ScanOutcome scanSamples(std::string_view array, std::size_t maxPoints,
                        std::vector<std::int64_t> &times, std::vector<double> &values);

} // namespace onex
