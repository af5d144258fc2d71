// SPDX-License-Identifier: GPL-3.0-or-later
// A panel's data as rows and columns: what Inspect shows and what is copied and exported as CSV.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/displayseries.h"
#include "models/panels/paneldata.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <limits>
#include <vector>

namespace onex {

// One row a time, ascending; one column a series. A missing sample is nullopt.
struct SeriesTable
{
    std::vector<QString> columns;                           // names of the series
    std::vector<std::int64_t> times;                        // ms
    std::vector<std::vector<std::optional<double>>> values; // [column][row]
};

SeriesTable tableOf(const std::vector<DisplaySeries> &series);

// RFC 4180 with CRLF; the first column is ISO 8601 time in UTC. A cell that a spreadsheet would
// take for a formula gets a leading apostrophe.
QByteArray csvOf(const SeriesTable &table);

} // namespace onex
