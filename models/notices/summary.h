// SPDX-License-Identifier: GPL-3.0-or-later
// How it stands, in as few words as a tray or a window's title have room for.
#pragma once

#include "models/alerts/alertmodel.h"

namespace onex {

struct AlertSummary
{
    int urgent = 0;                // critical and high ones that fire
    std::optional<Severity> worst; // of those
    bool isKnown = true;           // false: there may be more
    bool operator==(const AlertSummary &) const = default;
};

// unknown: AlertFeed's; empty: all is known.
AlertSummary summaryOf(const AlertModel::Counts &counts, const QStringList &unknown);

// "2 critical, 1 high; 3 acknowledged", "No alerts", and what is not known.
QString summaryText(const AlertModel::Counts &counts, const QStringList &unknown);

// "(3!) ": three urgent ones, a critical one among them; "(?) ": not known; empty: none.
QString titleMark(const AlertSummary &summary);
QString titleWithCount(const QString &base, const AlertSummary &summary);

} // namespace onex
