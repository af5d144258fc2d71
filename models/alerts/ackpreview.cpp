// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/ackpreview.h"

#include "models/alerts/labelsubsets.h"

#include <QSet>

namespace onex {

std::vector<LiveAlertPtr> alsoMatched(const std::vector<LiveAlertPtr> &chosen,
                                      const std::vector<LiveAlertPtr> &all)
{
    LabelSubsets<LiveAlertPtr> subsets;
    for (const LiveAlertPtr &alert : all)
        subsets.add(alert->labels, alert);
    QSet<QString> known;
    for (const LiveAlertPtr &alert : chosen)
        known.insert(alert->id);
    std::vector<LiveAlertPtr> more;
    for (const LiveAlertPtr &alert : chosen) {
        for (LiveAlertPtr &matched : subsets.having(alert->labels)) {
            if (known.contains(matched->id))
                continue;
            known.insert(matched->id);
            more.push_back(std::move(matched));
        }
    }
    return more;
}

} // namespace onex
