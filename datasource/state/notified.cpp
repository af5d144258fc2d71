// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/notified.h"

#include "datasource/core/alerttransition.h"
#include "datasource/sqlite/sqltext.h"

namespace onex {

Result<bool> Notified::claim(const std::string &alertId, std::int64_t startsMs,
                             const std::string &kind, std::int64_t nowMs)
{
    return m_db.write([&]() -> Result<bool> {
        return m_db
            .change("INSERT INTO notified VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    {textOf(alertId), number(startsMs), textOf(kind), number(nowMs)})
            .map([](int rows) { return rows == 1; });
    });
}

Result<int> Notified::drop(std::int64_t beforeMs)
{
    return m_db.write([&] {
        return m_db.change("DELETE FROM notified WHERE time < ? AND NOT EXISTS"
                           " (SELECT 1 FROM alerts WHERE id = notified.alert"
                           "  AND starts = notified.starts AND state <> ?)",
                           {number(beforeMs), QString::fromLatin1(kResolvedState)});
    });
}

} // namespace onex
