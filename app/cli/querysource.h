// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/metricsource.h"

#include <memory>
#include <optional>

namespace onex {

struct QuerySource
{
    std::unique_ptr<MetricSource> source;
    std::optional<TimeRange> range; // of a recording; its end is what "now" is
    std::string warning;            // a recording that could not be read to its end
};

// What --source names: an address, a file, or a source of the configuration; empty: its first one.
Result<QuerySource> openQuerySource(const std::string &name);

} // namespace onex
