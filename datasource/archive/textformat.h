// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/recordreader.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace onex {

// Reads OpenMetrics and Prometheus' text format, whose lines differ in one thing that matters here:
// times are seconds or milliseconds. A time of more than 10^11 is one in milliseconds (or after the
// year 5000). Exemplars are left out. Source: OpenMetrics 1.0, "Text format"; Prometheus
// documentation, "Exposition formats".
class TextFormatReader final : public RecordReader
{
public:
    // Samples without a time are of that moment.
    TextFormatReader(MemoryStore &store, std::int64_t momentMs);

    const char *format() const override { return "OpenMetrics or Prometheus' text format"; }
    Result<void> read(std::string_view text) override;
    static bool isBegunBy(std::string_view text);

    std::int64_t lines() const { return m_line; }
    std::int64_t samples() const { return m_samples; }
    bool isEnded() const { return m_isEnded; } // # EOF was there

private:
    Result<void> readLine(std::string_view line);
    Result<void> readSample(std::string_view line);
    Result<MemoryStore::Id> seriesOf(std::string_view text);
    tl::unexpected<Error> wrong(std::string message) const;

    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };

    MemoryStore &m_store;
    const std::int64_t m_momentMs;
    std::unordered_map<std::string, MemoryStore::Id, Hash, std::equal_to<>> m_known; // by its text
    std::int64_t m_line = 0;
    std::int64_t m_samples = 0;
    bool m_isEnded = false;
};

} // namespace onex
