// SPDX-License-Identifier: GPL-3.0-or-later
// What a notice says. Servers' texts are cut short, put on one line, and lose what would turn the
// direction of the text around them.
#pragma once

#include "models/alerts/livealert.h"
#include "models/notices/notice.h"

#include <vector>

namespace onex {

QString plainLine(const QString &text, qsizetype limit);

// "3 critical, 4 high", most urgent first.
QString severityCounts(const std::vector<LiveAlertPtr> &alerts);

// At least one alert; the worst comes first. Without an id.
Notice noticeOf(Notice::Kind kind, std::vector<LiveAlertPtr> alerts);

// The freedesktop sound theme's name of what is heard.
QString soundOf(Severity severity, Notice::Kind kind);

} // namespace onex
