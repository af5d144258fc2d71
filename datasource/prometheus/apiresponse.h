// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of the small APIs: rules, alerts, metadata, buildinfo.
#pragma once

#include "datasource/core/result.h"
#include "datasource/source/metricsource.h"
#include "datasource/source/rules.h"

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
// The Alertmanagers that it sends to now, sorted, each once: their http and https addresses
// without the path of the API, which is where a client of them starts. At most 1000.
Result<std::vector<std::string>> decodeAlertmanagers(std::string_view body);
// When the server started, of runtimeinfo; ms since the epoch, 0 where it does not say.
Result<std::int64_t> decodeStartTime(std::string_view body);

} // namespace onex
