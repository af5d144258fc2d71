// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "datasource/source/silence.h"

#include <QString>

namespace onex {

// Matchers as PromQL and amtool write them: alertname="Disk", instance=~"db.*", env!="dev"; braces
// around them may be left out, and quotes around a value without spaces, commas and braces.
// Error: BadInput with the column; also what Alertmanager refuses: none, a regular expression that
// is none, and matchers that all match the empty string, which would silence everything.
Result<std::vector<Matcher>> parseMatchers(const QString &text);

QString matchersText(const std::vector<Matcher> &matchers);

} // namespace onex
