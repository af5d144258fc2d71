// SPDX-License-Identifier: GPL-3.0-or-later
// Where links lead: addresses with what goes along, and addresses of dashboards.
#pragma once

#include "models/dashboard/timeexpr.h"
#include "models/dashboard/variables.h"

#include <optional>
#include <vector>

namespace onex {

struct DashboardEntry;

// "__url_time_range" ("from=now-6h&to=now") and "__all_variables" ("var-host=a&var-host=b"), as
// Grafana's links know them.
void addLinkBuiltins(Builtins &builtins, const TimeSpec &time, const Variables &variables);

// The link with variables filled in, and with what it keeps in its address. Needs the builtins
// above.
Link filledLink(Link link, const Variables &variables, const Builtins &builtins);

// A link by tags becomes one link a dashboard, without the one that is open; others stay.
std::vector<Link> expandedLinks(const std::vector<Link> &links,
                                const std::vector<DashboardEntry> &dashboards, const QString &open);

// "/d/UID/any-words?from=…&to=…&var-NAME=VALUE": a dashboard of this program.
struct DashboardAddress
{
    QString uid;
    std::optional<TimeSpec> time;
    QMap<QString, QStringList> variables;
    bool operator==(const DashboardAddress &) const = default;
};
std::optional<DashboardAddress> dashboardAddress(const QString &url);

} // namespace onex
