// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of the small APIs: rules, alerts, metadata, buildinfo.
#pragma once

#include "datasource/core/result.h"
#include "datasource/prometheus/rules.h"
#include "datasource/source/metricsource.h"

#include <string_view>
#include <vector>

namespace onex {

// Errors as of decodeQueryResponse; over 16 MiB is TooLarge. Groups are sorted by file and name,
// alerts by labels, metadata by metric: servers do not keep an order.
Result<std::vector<RuleGroup>> decodeRules(std::string_view body);
Result<std::vector<PrometheusAlert>> decodeAlerts(std::string_view body);
Result<std::vector<MetricMetadata>> decodeMetadata(std::string_view body);
// The server's version; may be empty.
Result<std::string> decodeBuildInfo(std::string_view body);

} // namespace onex
