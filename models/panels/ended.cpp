// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/ended.h"

#include "models/panels/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr std::int64_t kLeastMs = 60'000;

// Of what is no number at all, the time of its last sample.
std::int64_t lastNumberMs(const Series &series)
{
    const auto last = std::find_if(series.values.rbegin(), series.values.rend(),
                                   [](double value) { return !std::isnan(value); });
    const auto behind = last == series.values.rend() ? 0 : last - series.values.rbegin();
    return *(series.times.rbegin() + behind);
}

} // namespace

std::int64_t endedMs(const Series &series, std::int64_t stepMs, const PanelData &data)
{
    if (series.times.empty())
        return 0;
    const std::int64_t known = std::min(data.range.to, data.receivedMs); // "today" ends later
    const std::int64_t ended = known - lastNumberMs(series);
    return ended > std::max(2 * stepMs, kLeastMs) ? ended : 0;
}

QString endedMark(std::int64_t ms)
{
    return ms > 0 ? QCoreApplication::translate("Ended", "⚠ %1 ago").arg(formatAge(ms)) : QString();
}

QString withAge(const QString &text, std::int64_t ms)
{
    return ms > 0 ? QCoreApplication::translate("Ended", "%1, %2 ago").arg(text, formatAge(ms))
                  : text;
}

} // namespace onex
