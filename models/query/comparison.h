// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace onex {

// What graphs are compared with: the same queries so much earlier, of the same source or of
// another. Neither: nothing.
struct Comparison
{
    std::int64_t earlierMs = 0;
    QString source; // empty: the query's own
    bool isOn() const { return earlierMs != 0 || !source.isEmpty(); }
    bool operator==(const Comparison &) const = default;
};

QString textOf(const Comparison &comparison); // "1d earlier", "incident.onex"; empty: nothing

} // namespace onex
