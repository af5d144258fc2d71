// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/engine.h"
#include "datasource/source/metricsource.h"

#include <memory>

namespace onex {

// As the engine is asked.
promql::Question questionOf(const MetricQuery &query, std::stop_token stop);

// What a MetricSource is asked, of samples that this program has: evaluated in other threads. What
// is under way is cancelled as this goes.
class StorageQueries final
{
public:
    explicit StorageQueries(std::shared_ptr<const promql::Storage> storage);
    ~StorageQueries();
    StorageQueries(const StorageQueries &) = delete;
    StorageQueries &operator=(const StorageQueries &) = delete;

    Async<QueryAnswer> query(MetricQuery query, std::stop_token stop) const;
    Async<std::vector<Labels>> series(std::vector<std::string> matchers, TimeRange range,
                                      std::stop_token stop) const;
    Async<std::vector<std::string>> labelNames(std::vector<std::string> matchers, TimeRange range,
                                               std::stop_token stop) const;
    Async<std::vector<std::string>> labelValues(std::string label,
                                                std::vector<std::string> matchers, TimeRange range,
                                                std::stop_token stop) const;

private:
    std::shared_ptr<const promql::Storage> m_storage;
    std::stop_source m_stop;
};

} // namespace onex
