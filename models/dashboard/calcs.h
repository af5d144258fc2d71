// SPDX-License-Identifier: GPL-3.0-or-later
// The calculations that make one number of a series: every name they have, and what they do.
#pragma once

#include "datasource/core/frame.h"

#include <QString>

#include <optional>

namespace onex {

// A calculation by any of its names, in any case: "last", "current", "Last *" -> "lastNotNull",
// "avg" -> "mean", "p95" as it is. Unknown: none.
std::optional<QString> calcOf(const QString &word);
QString calcTitle(const QString &calc); // "Last", "Max"; "p95" as it is

// nullopt: no sample, or unknown calculation. NaN samples are left out; NaN: there are no others.
std::optional<double> reduce(const Series &series, const QString &calc);

} // namespace onex
