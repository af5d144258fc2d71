// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/alerthistory.h"

#include "datasource/sqlite/sqltext.h"

namespace onex {

namespace {

constexpr std::int64_t kSlowerWindowMs = 60'000;

Result<KnownAlert> knownOf(const QSqlQuery &row)
{
    return labelsOf(row.value(1)).map([&](Labels labels) {
        return KnownAlert{utf8Of(row.value(0)),      std::move(labels),
                          utf8Of(row.value(2)),      row.value(3).toLongLong(),
                          row.value(4).toLongLong(), utf8Of(row.value(5))};
    });
}

Result<AlertTransition> transitionOf(const QSqlQuery &row)
{
    return labelsOf(row.value(2)).map([&](Labels labels) {
        AlertTransition transition{row.value(0).toLongLong(),
                                   utf8Of(row.value(1)),
                                   std::move(labels),
                                   utf8Of(row.value(3)),
                                   utf8Of(row.value(4)),
                                   row.value(5).toLongLong(),
                                   std::nullopt,
                                   utf8Of(row.value(7)),
                                   utf8Of(row.value(8)),
                                   utf8Of(row.value(9))};
        if (!row.isNull(6))
            transition.value = row.value(6).toDouble();
        return transition;
    });
}

bool isSeen(const KnownAlert &known, const AlertTransition &transition)
{
    if (known.state == transition.toState && known.startsMs == transition.startsMs)
        return true;
    return transition.fromState != known.state && transition.timeMs < known.changedMs
        && known.changedMs - transition.timeMs < kSlowerWindowMs;
}

} // namespace

Result<int> AlertHistory::record(const std::vector<AlertTransition> &transitions)
{
    return m_db.write([&]() -> Result<int> {
        int recorded = 0;
        for (const AlertTransition &transition : transitions) {
            const auto one = recordOne(transition);
            if (!one)
                return fail(one.error());
            recorded += int{*one};
        }
        return recorded;
    });
}

Result<bool> AlertHistory::recordOne(const AlertTransition &transition)
{
    const auto known = m_db.first<KnownAlert>("SELECT id, labels, state, starts, changed, source"
                                              " FROM alerts WHERE id = ?",
                                              {textOf(transition.alertId)}, &knownOf);
    if (!known)
        return fail(known.error());
    if (*known && isSeen(**known, transition))
        return false;
    return setKnown(transition)
        .and_then(
            [&] { return insert(transition, *known ? (*known)->state : transition.fromState); })
        .map([] { return true; });
}

Result<void> AlertHistory::setKnown(const AlertTransition &transition)
{
    const auto labels = labelsText(transition.labels);
    if (!labels)
        return fail(labels.error());
    return m_db
        .run("INSERT INTO alerts VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE"
             " SET state = excluded.state, starts = excluded.starts, changed = excluded.changed,"
             " source = excluded.source",
             {textOf(transition.alertId), *labels, textOf(transition.toState),
              number(transition.startsMs), number(transition.timeMs), textOf(transition.source)})
        .map([](const QSqlQuery &) {});
}

Result<void> AlertHistory::insert(const AlertTransition &transition, const std::string &fromState)
{
    return m_db
        .run("INSERT INTO transitions(time, alert, starts, from_state, to_state, value, summary,"
             " source, actor) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
             {number(transition.timeMs), textOf(transition.alertId), number(transition.startsMs),
              textOf(fromState), textOf(transition.toState),
              transition.value ? QVariant(*transition.value) : QVariant(),
              textOf(transition.summary), textOf(transition.source), textOf(transition.by)})
        .map([](const QSqlQuery &) {});
}

Result<std::vector<AlertTransition>> AlertHistory::read(const HistoryQuery &query) const
{
    QByteArray sql = "SELECT t.time, t.alert, a.labels, t.from_state, t.to_state, t.starts,"
                     " t.value, t.summary, t.source, t.actor FROM transitions t JOIN alerts a ON "
                     "a.id = t.alert"
                     " WHERE t.time >= ? AND t.time < ?";
    QVariantList values{number(query.fromMs), number(query.toMs)};
    if (query.alertId) {
        sql += " AND t.alert = ?";
        values += textOf(*query.alertId);
    }
    sql += " ORDER BY t.time DESC, t.sequence DESC LIMIT ?";
    values += query.limit;
    return m_db.all<AlertTransition>(sql.constData(), values, &transitionOf);
}

Result<std::vector<KnownAlert>> AlertHistory::lastKnown() const
{
    return m_db.all<KnownAlert>(
        "SELECT id, labels, state, starts, changed, source FROM alerts ORDER BY id", {}, &knownOf);
}

Result<int> AlertHistory::drop(std::int64_t beforeMs, std::int64_t mostRows)
{
    return m_db.write([&]() -> Result<int> {
        const auto dropped = m_db.change(
            "DELETE FROM transitions WHERE time < ? OR sequence <="
            " (SELECT sequence FROM transitions ORDER BY sequence DESC LIMIT 1 OFFSET ?)",
            {number(beforeMs), number(mostRows)});
        if (!dropped)
            return fail(dropped.error());
        return m_db
            .run("DELETE FROM alerts WHERE state = ?"
                 " AND NOT EXISTS (SELECT 1 FROM transitions WHERE alert = alerts.id)",
                 {QString::fromLatin1(kResolvedState)})
            .map([&](const QSqlQuery &) { return *dropped; });
    });
}

} // namespace onex
