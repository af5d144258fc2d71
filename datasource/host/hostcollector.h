// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/host/hostfiles.h"
#include "datasource/host/specified.h"

namespace onex {

// This machine under the names of the node exporter, and of them under those of the ONEX
// specification ("Resource Utilization Monitoring", "Infrastructure Metrics"), where what it names
// can be known: the kernel does not count how often its cache was hit.
class HostCollector
{
public:
    explicit HostCollector(HostFiles files = HostFiles());

    // What stands for a second is the mean since the call before, and not there in the first.
    MetricFamilies collect(std::int64_t nowMs);

private:
    HostFiles m_files;
    std::int64_t m_lastMs = 0;
    std::optional<HostTotals> m_last;
};

} // namespace onex
