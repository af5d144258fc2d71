// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostcollector.h"

#include "datasource/host/hostparts.h"

#include <utility>

namespace onex {

HostCollector::HostCollector(HostFiles files)
    : m_files(std::move(files))
{
}

MetricFamilies HostCollector::collect(std::int64_t nowMs)
{
    MetricFamilies all;
    for (const auto part : {&processorMetrics, &memoryMetrics, &diskMetrics, &filesystemMetrics,
                            &networkMetrics, &kernelMetrics})
        for (MetricFamily &family : part(m_files))
            all.push_back(std::move(family));
    all.push_back(single({"node_time_seconds", MetricType::Gauge, "System time in seconds.", 0.001},
                         static_cast<double>(nowMs)));
    HostTotals totals = totalsOf(all);
    const double seconds = static_cast<double>(nowMs - m_lastMs) / 1000;
    for (MetricFamily &family : specifiedMetrics(totals, m_last, seconds))
        all.push_back(std::move(family));
    m_last = std::move(totals);
    m_lastMs = nowMs;
    return all;
}

} // namespace onex
