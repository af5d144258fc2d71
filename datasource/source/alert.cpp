// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/source/alert.h"

#include <cstdio>
#include <string_view>

namespace onex {
namespace {

constexpr std::uint64_t kOffset = 14695981039346656037U, kPrime = 1099511628211U;

void hash(std::uint64_t &sum, std::string_view text)
{
    for (const char c : text)
        sum = (sum ^ static_cast<unsigned char>(c)) * kPrime;
    sum = (sum ^ 0xffU) * kPrime;
}

} // namespace

std::string fingerprintOf(const Labels &labels)
{
    std::uint64_t sum = kOffset;
    for (const auto &[name, value] : labels) {
        hash(sum, name);
        hash(sum, value);
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(sum));
    return text;
}

} // namespace onex
