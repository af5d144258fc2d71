// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/severity.h"

#include <QMetaType>
#include <QStringList>

#include <array>

namespace onex {

// Of what people are told at once: one alert, or several.
struct Notice
{
    enum class Kind { Firing, Overdue };
    int id = 0; // of this run of the program
    Kind kind = Kind::Firing;
    Severity severity = Severity::None; // the worst
    QString title{};
    QString body{}; // plain, a few lines at most
    QStringList alertIds{};
    bool operator==(const Notice &) const = default;
};

// How people are told of alerts of each severity; where neither is on they are not.
struct NoticeSettings
{
    std::array<bool, 5> desktop{true, true, false, false, false};
    std::array<bool, 5> sound{true, true, false, false, false};
    // Of alerts that are nobody's but this cluster's: how often people are told again while nobody
    // responds, ms; 0: not again.
    QString ownCluster{};
    std::array<std::int64_t, 5> repeatMs{};

    bool shows(Severity severity) const { return desktop[static_cast<std::size_t>(severity)]; }
    bool sounds(Severity severity) const { return sound[static_cast<std::size_t>(severity)]; }
};

} // namespace onex

Q_DECLARE_METATYPE(onex::Notice)
