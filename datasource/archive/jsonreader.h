// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/recordreader.h"

#include <string>

namespace onex {

// Answers of the Prometheus API to queries: one, several one after the other, or a list of them.
class JsonReader final : public RecordReader
{
public:
    explicit JsonReader(MemoryStore &store);

    const char *format() const override { return "JSON of the Prometheus API"; }
    Result<void> read(std::string_view lines) override;
    Result<void> finish() override;
    static bool isBegunBy(std::string_view text);

private:
    Result<void> scan();
    Result<void> decode(std::string_view object);

    MemoryStore &m_store;
    std::string m_text;   // of the object that is not whole yet
    std::size_t m_at = 0; // seen of it
    int m_depth = 0;
    bool m_isText = false, m_isEscaped = false;
};

} // namespace onex
