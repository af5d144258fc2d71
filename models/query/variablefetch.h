// SPDX-License-Identifier: GPL-3.0-or-later
// What a variable can be set to.
#pragma once

#include "datasource/source/metricsource.h"
#include "models/dashboard/variables.h"

namespace onex {

class SourceRegistry;

// Of those that need no server: custom, interval, datasource …; of others what the file holds.
VariableDefinition::Options knownOptions(const VariableDefinition &definition,
                                         const SourceRegistry &sources, const Variables &variables);

// Of a query variable: label_values(…), metrics(…), query_result(…). Null source: an error.
Async<VariableDefinition::Options> fetchOptions(MetricSource *source, VariableDefinition definition,
                                                Variables variables, TimeRange range,
                                                std::stop_token stop);

// What its options are found in, as a query over a range; none where it is no selector or query.
std::optional<MetricQuery> queryBehind(const VariableDefinition &definition,
                                       const Variables &variables, TimeRange range);

} // namespace onex
