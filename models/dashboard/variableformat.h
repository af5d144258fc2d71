// SPDX-License-Identifier: GPL-3.0-or-later
// How chosen values are written into a text.
#pragma once

#include "models/dashboard/variables.h"

namespace onex {

// The string literal of a query in which a variable stands; None: outside of any.
enum class QuoteContext { None, Double, Single, Backtick };

// ${v:format}; an unknown format is glob.
QString formatVariable(const VariableValue &value, const QString &format);
// A missing format in a PromQL query.
QString formatForQuery(const VariableValue &value, QuoteContext context);
// ${__from:date:…} of epoch ms: iso (default), seconds, or a pattern such as YYYY-MM-DD. UTC.
QString formatDate(const QString &epochMs, const QString &pattern);

} // namespace onex
