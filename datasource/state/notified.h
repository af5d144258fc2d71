// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/sqlite/database.h"

namespace onex {

// Who tells people of an alert: never twice, by whichever window, before or after a restart.
class Notified
{
public:
    explicit Notified(Database &db)
        : m_db(db)
    {
    }

    // True for exactly one caller. It is on disk before, so a program that dies in between has told
    // nobody.
    Result<bool> claim(const std::string &alertId, std::int64_t startsMs, const std::string &kind,
                       std::int64_t nowMs);
    // Drops claims from before that time, but not of what the history knows as still going on.
    Result<int> drop(std::int64_t beforeMs);

private:
    Database &m_db;
};

} // namespace onex
