// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/historyfigures.h"

#include <QStringList>
#include <QTimeZone>

namespace onex {

// Of an episode, for people. Times in the zone.
QString firedText(const Episode &episode, const QTimeZone &zone);
QString acknowledgedText(const Episode &episode); // "4m", "4m, too late", "not, too late"
QString resolvedText(const Episode &episode);     // "12m", "goes on", "not seen"
QString labelsText(const Episode &episode);
QString episodeText(const Episode &episode, const QTimeZone &zone); // all of it, several lines

// "4m 12s"; of none a dash.
QString lastingText(std::optional<std::int64_t> ms);

// The figures as tables, titles first.
std::vector<QStringList> severityTable(const HistoryFigures &figures);
std::vector<QStringList> noisyTable(const HistoryFigures &figures);

// The transitions of one alert, the newest first, a line each.
QStringList transitionLines(const std::vector<AlertTransition> &transitions, const QTimeZone &zone);

} // namespace onex
