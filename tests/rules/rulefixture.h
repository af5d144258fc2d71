// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/memorystore.h"
#include "datasource/rules/ruleevaluator.h"

#include <cmath>

namespace onex::test {

constexpr std::int64_t kMinute = 60'000;

// A value a minute from 0 on; NaN: none.
inline void addSeries(MemoryStore &store, const Labels &labels, const std::vector<double> &values)
{
    const auto id = store.seriesId(labels);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(values[i]))
            store.add(id, static_cast<std::int64_t>(i) * kMinute, values[i]);
}

} // namespace onex::test
