// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/silence.h"
#include "datasource/sqlite/database.h"

namespace onex {

constexpr std::int64_t kSilencesKeptMs
    = 120 * 3'600'000; // after their end, as an Alertmanager does
constexpr std::size_t kMostKeptSilences = 10'000;

// The silences of SilenceStore, each a setting.
class KeptSilences
{
public:
    explicit KeptSilences(Database &db)
        : m_db(db)
    {
    }

    Result<std::vector<Silence>> all(std::int64_t nowMs) const;
    Result<std::string> put(Silence silence, std::int64_t nowMs);
    Result<void> end(const std::string &id, std::int64_t nowMs);
    Result<void> prune(std::int64_t nowMs);

private:
    Result<Silence> find(const std::string &id, std::int64_t nowMs) const;
    Result<void> write(const Silence &silence);
    Result<std::string> change(const Silence &known, Silence silence, std::int64_t nowMs);
    Result<std::string> insert(Silence silence, std::int64_t nowMs);

    Database &m_db;
};

} // namespace onex
