// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/source/alertsource.h"

#include <algorithm>

namespace onex {

bool Confirmation::everywhere() const
{
    return std::all_of(members.begin(), members.end(), [](const Sighting &sighting) {
        return !sighting.error && !sighting.silences.empty();
    });
}

bool Confirmation::nowhere() const
{
    return std::all_of(members.begin(), members.end(), [](const Sighting &sighting) {
        return !sighting.error && sighting.silences.empty();
    });
}

} // namespace onex
