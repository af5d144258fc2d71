// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/livestore.h"
#include "datasource/promql/matcher.h"

#include <map>

namespace onex::test {

constexpr std::int64_t kBegin = 1'700'000'000'000;

inline Labels labelsOf(const std::string &metric, int number)
{
    return Labels{{"__name__", metric}, {"n", std::to_string(number)}};
}

using Samples = std::vector<std::pair<std::int64_t, double>>;

// By the value of the label n.
inline std::map<std::string, Samples> samplesIn(const promql::Storage &store,
                                                const std::string &metric, TimeRange range)
{
    const auto matcher = promql::Matcher::make(promql::Matcher::Op::Equal, "__name__", metric);
    const auto found = store.select({*matcher}, range.from, range.to, {});
    std::map<std::string, Samples> all;
    for (const promql::StoredSeries &series : *found)
        for (std::size_t i = 0; i < series.samples.times.size(); ++i)
            all[std::string(series.labels->value("n"))].emplace_back(series.samples.times[i],
                                                                     series.samples.values[i]);
    return all;
}

} // namespace onex::test
