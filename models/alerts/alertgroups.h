// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which alerts stand in the pane.
#pragma once

#include "models/alerts/livealert.h"

#include <vector>

namespace onex {

enum class AlertColumn { Severity, State, Name, Summary, Since, Response, Acknowledged, Labels };
constexpr int kAlertColumns = 8;

// Alerts that have the same values of the labels they are grouped by.
struct AlertGroup
{
    QString title; // "Full, service=db"; empty where nothing is grouped
    Labels shared; // what all of them have, so that it is shown once
    std::vector<LiveAlertPtr> alerts;
};

struct AlertOrder
{
    AlertColumn column = AlertColumn::Severity; // ties: state, severity, the longest first
    bool descending = false;
    bool operator==(const AlertOrder &) const = default;
};

// Groups in the order of what comes first in them. No labels to group by: one group, also when
// there are no alerts.
std::vector<AlertGroup> arranged(std::vector<LiveAlertPtr> alerts, const QStringList &groupBy,
                                 AlertOrder order);

// 'a="b", c="d"' of the labels that are neither shared nor the alert's name.
QString ownLabels(const LiveAlert &alert, const Labels &shared);

} // namespace onex
