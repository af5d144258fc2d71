// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/displayseries.h"

namespace onex {

// Where a click on the series' value leads: its first link with Grafana's ${__field.name},
// ${__field.labels.NAME}, ${__series.name}, ${__value.raw}, ${__value.numeric} and ${__value.text}
// filled in, percent-encoded. Others stay as written; empty: nowhere.
QString cellLink(const DisplaySeries &series, std::optional<double> value, const QString &text);

} // namespace onex
