// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/comparison.h"

#include "models/dashboard/timeexpr.h"

#include <QCoreApplication>

namespace onex {

QString textOf(const Comparison &comparison)
{
    if (!comparison.source.isEmpty())
        return comparison.source;
    if (comparison.earlierMs == 0)
        return {};
    return QCoreApplication::translate("Comparison", "%1 earlier")
        .arg(formatDuration(comparison.earlierMs));
}

} // namespace onex
