// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onex {

// A sentence for a person where a query names a metric with dots, as OpenTelemetry and statsd do
// and PromQL cannot; empty where it does not. To be shown beside the server's own error.
QString suggestForQuery(const QString &expr);

// The query with those names written with underscores: "system.cpu_percent" ->
// "system_cpu_percent".
QString withoutDots(const QString &expr);

} // namespace onex
