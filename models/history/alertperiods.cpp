// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alertperiods.h"

#include "models/history/historytexts.h"

namespace onex {
namespace {

bool isFiring(AlertState state)
{
    return state == AlertState::Firing || state == AlertState::Acknowledged;
}

void addPeriods(Annotations &annotations, const Episode &episode)
{
    const auto level = episode.severity == Severity::Critical ? Annotation::Level::Critical
                                                              : Annotation::Level::High;
    bool goesOn = false;
    for (const StatePeriod &period : episode.periods) {
        if (isFiring(period.state) && goesOn)
            annotations.back().toMs = period.toMs;
        else if (isFiring(period.state))
            annotations.push_back({period.fromMs, period.toMs, {}, level});
        goesOn = isFiring(period.state);
        if (goesOn) {
            Annotation &one = annotations.back();
            one.text = episode.name().left(100).simplified() + QLatin1String(", ")
                + lastingText(one.toMs - one.fromMs);
        }
    }
}

} // namespace

Annotations alertPeriods(const std::vector<Episode> &episodes)
{
    Annotations annotations;
    for (const Episode &episode : episodes)
        if (episode.severity == Severity::Critical || episode.severity == Severity::High)
            addPeriods(annotations, episode);
    return annotations;
}

} // namespace onex
