// SPDX-License-Identifier: GPL-3.0-or-later
// What servers say about alerts -> alerts as the pane shows them.
#pragma once

#include "datasource/source/alert.h"
#include "datasource/source/rules.h"
#include "datasource/source/silence.h"
#include "models/alerts/livealert.h"

#include <vector>

namespace onex {

QString fingerprint(const Labels &labels);

// What a source of metrics says: the alerts that its rules raise.
struct SourceRules
{
    QString source; // name
    std::vector<RuleGroup> groups;
};

// What an Alertmanager, or a cluster of them, says.
struct ClusterAlerts
{
    QString cluster; // name
    std::vector<Alert> alerts;
    std::vector<Silence> silences;
};

// One alert a label set; one that several know names them all, and is as old and as bad as the
// worst of them says. An Alertmanager's has the labels of its rule's and those that a server puts
// to everything it sends: it is one with every rule's alert whose labels are among its own.
std::vector<LiveAlertPtr> joinedAlerts(const std::vector<SourceRules> &sources,
                                       const std::vector<ClusterAlerts> &clusters,
                                       const SeverityTable &severities);

// Those that are what they were become the known ones, so that to compare them is to compare two
// pointers.
void keepUnchanged(std::vector<LiveAlertPtr> &alerts, const std::vector<LiveAlertPtr> &known);

} // namespace onex
