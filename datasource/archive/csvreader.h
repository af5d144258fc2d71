// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/recordreader.h"

#include <string>
#include <vector>

namespace onex {

// A line of names, then lines of values. Either a time and a column a series, whose name is read as
// name{label="value"} where it is that; or a time, a value, perhaps the metric's name, and a column
// a label. Between columns: comma, semicolon or tab. Times: seconds or milliseconds since 1970,
// 2026-05-01T10:00:00Z, 2026-05-01 10:00:00 (UTC).
class CsvReader final : public RecordReader
{
public:
    explicit CsvReader(MemoryStore &store);

    const char *format() const override { return "CSV"; }
    Result<void> read(std::string_view lines) override;
    static bool isBegunBy(std::string_view text); // with a line of names, one of them a time's

private:
    Result<void> readNames(std::string_view line);
    Result<void> readValues(std::string_view line);
    Result<void> readWide(const std::vector<std::string> &cells, std::int64_t timeMs);
    Result<void> readLong(const std::vector<std::string> &cells, std::int64_t timeMs);
    tl::unexpected<Error> wrong(std::string message) const;

    MemoryStore &m_store;
    std::int64_t m_line = 0;
    char m_separator = '\0'; // none yet
    std::vector<std::string> m_names;
    std::size_t m_time = 0;
    std::optional<std::size_t> m_value, m_metric; // of the long form
    std::vector<MemoryStore::Id> m_series;        // of the wide form, a column each
};

} // namespace onex
