// SPDX-License-Identifier: GPL-3.0-or-later
// How chosen values are written into a text.
#pragma once

#include "models/dashboard/promqltext.h"
#include "models/dashboard/variables.h"

namespace onex {

// ${v:format}; an unknown format is glob.
QString formatVariable(const VariableValue &value, const QString &format);
// A missing format in a PromQL query; part: where the variable stands in it.
QString formatForQuery(const VariableValue &value, PromqlText::Part part);
// ${__from:date:…} of epoch ms: iso (default), seconds, or a pattern such as YYYY-MM-DD. UTC.
QString formatDate(const QString &epochMs, const QString &pattern);

} // namespace onex
