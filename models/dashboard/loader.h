// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "models/dashboard/definition.h"

#include <QByteArray>

#include <vector>

namespace onex {

// Reads what a definition file holds, by content: the YAML dialect (one dashboard or several under
// `dashboards:`) or JSON as Grafana writes it. Single things that are wrong are Problems in the
// result. Errors: BadInput with line and column where the text is no YAML or JSON, or holds no
// dashboard; TooLarge over 4 MiB, 64 levels, 10,000 YAML values (an alias counts each time), 500
// panels, 5,000 queries, 200 variables.
Result<std::vector<DashboardDefinition>> loadDashboards(const QByteArray &bytes,
                                                        const QString &fileName);

} // namespace onex
