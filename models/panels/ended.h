// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter that died leaves its last word, which is not what is now: when a series ended before
// it should have, and the words for it.
#pragma once

#include "models/panels/paneldata.h"

namespace onex {

// How much older than the newest that can be known the last number of a series is, ms; 0: the
// series goes on.
std::int64_t endedMs(const Series &series, std::int64_t stepMs, const PanelData &data);

QString endedMark(std::int64_t ms);                    // "⚠ 5h ago"; of 0 ""
QString withAge(const QString &text, std::int64_t ms); // "42, 5h ago"; of 0 the text

} // namespace onex
