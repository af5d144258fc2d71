// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/mute.h"
#include "datasource/state/audit.h"

namespace onex {

// The few settings that all windows share and that have to outlive a crash.
class SharedSettings
{
public:
    SharedSettings(Database &db, Audit &audit)
        : m_db(db)
        , m_audit(audit)
    {
    }

    // Any JSON text under any key that has no dot. BadInput: not JSON, or a dot.
    Result<std::optional<std::string>> value(const std::string &key) const;
    Result<void> setValue(const std::string &key, const std::string &json);
    Result<void> remove(const std::string &key);

    Result<std::string> author() const;              // "" before there was one
    Result<void> setAuthor(const std::string &name); // BadInput: empty

    // Until a time that is not in the future: no longer. With its audit record.
    Result<void> mute(const Mute &mute, const std::string &actor, std::int64_t nowMs);
    Result<std::vector<Mute>> mutes(std::int64_t nowMs) const; // by severity

private:
    Result<void> put(const std::string &key, const std::string &json);
    Result<void> drop(const std::string &key);

    Database &m_db;
    Audit &m_audit;
};

} // namespace onex
