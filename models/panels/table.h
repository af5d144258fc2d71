// SPDX-License-Identifier: GPL-3.0-or-later
// A panel's data as rows and columns: what Inspect shows and what is copied and exported as CSV.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/displayseries.h"
#include "models/panels/paneldata.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace onex {

// One row a time, ascending; one column a series.
struct SeriesTable
{
    std::vector<DisplaySeries> columns;
    std::vector<std::int64_t> times; // ms, of all series

    // nullopt: the series has no sample at the row's time.
    std::optional<double> at(std::size_t column, std::size_t row) const;
};

SeriesTable tableOf(std::vector<DisplaySeries> series);

// Text in quotes, as RFC 4180 has it. What a spreadsheet would take for a formula gets a leading
// apostrophe.
QByteArray csvCell(const QString &text);

// RFC 4180 with CRLF; the first column is ISO 8601 time in UTC.
QByteArray csvOf(const SeriesTable &table);

} // namespace onex
