// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/ackjournal.h"

#include "datasource/sqlite/sqltext.h"

#include <QRandomGenerator>

#include <array>

namespace onex {

namespace {

using State = JournalEntry::State;

constexpr std::array kStates{"pending", "confirmed", "failed", "ending", "ended"};

QString stateText(State state)
{
    return QString::fromLatin1(kStates[static_cast<std::size_t>(state)]);
}

State stateOf(const QVariant &text)
{
    const auto found = std::find(kStates.begin(), kStates.end(), utf8Of(text));
    return static_cast<State>(found - kStates.begin()); // the table checks it
}

Result<JournalEntry> entryOf(const QSqlQuery &row)
{
    auto labels = labelsOf(row.value(3));
    if (!labels)
        return fail(labels.error());
    JournalEntry entry;
    entry.nonce = utf8Of(row.value(0));
    entry.cluster = utf8Of(row.value(1));
    entry.alertId = utf8Of(row.value(2));
    entry.labels = *std::move(labels);
    entry.author = utf8Of(row.value(4));
    entry.comment = utf8Of(row.value(5));
    entry.startsMs = row.value(6).toLongLong();
    entry.endsMs = row.value(7).toLongLong();
    entry.untilResolved = row.value(8).toBool();
    entry.state = stateOf(row.value(9));
    entry.silenceId = utf8Of(row.value(10));
    entry.attempts = row.value(11).toInt();
    entry.lastError = utf8Of(row.value(12));
    entry.leaseOwner = utf8Of(row.value(13));
    entry.leaseUntilMs = row.value(14).toLongLong();
    entry.createdMs = row.value(15).toLongLong();
    entry.changedMs = row.value(16).toLongLong();
    return entry;
}

Result<std::vector<JournalEntry>> select(const Database &db, const char *which,
                                         const QVariantList &values = {})
{
    static const QByteArray all
        = "SELECT nonce, cluster, alert, labels, author, comment, starts, ends, until_resolved,"
          " state, silence, attempts, last_error, lease_owner, lease_until, created, changed"
          " FROM acknowledgements ";
    const QByteArray sql = all + which;
    return db.all<JournalEntry>(sql.constData(), values, &entryOf);
}

Result<std::optional<JournalEntry>> selectOne(const Database &db, const char *which,
                                              const QVariantList &values)
{
    return select(db, which, values).map([](std::vector<JournalEntry> found) {
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

AuditEntry noteOf(const JournalEntry &entry)
{
    return {entry.createdMs, entry.author, "acknowledge", entry.alertId,
            jsonObject({{"nonce", entry.nonce},
                        {"cluster", entry.cluster},
                        {"labels", entry.labels.toString()},
                        {"comment", entry.comment},
                        {"endsMs", std::to_string(entry.endsMs)},
                        {"untilResolved", entry.untilResolved ? "true" : "false"}})};
}

bool isBookkeeping(const JournalChange &what)
{
    return !what.state && !what.author && !what.comment && !what.startsMs && !what.endsMs
        && !what.untilResolved;
}

Result<void> check(const JournalEntry &entry)
{
    if (textOf(entry.author).trimmed().isEmpty())
        return fail(Error::Kind::BadInput, "an acknowledgement needs the name of its author");
    if (entry.alertId.empty())
        return fail(Error::Kind::BadInput, "an acknowledgement needs an alert");
    return {};
}

Result<void> check(State expected, const JournalChange &what, const std::optional<AuditEntry> &note)
{
    if (what.author && textOf(*what.author).trimmed().isEmpty())
        return fail(Error::Kind::BadInput, "an acknowledgement needs the name of its author");
    if (expected == State::Ended)
        return fail(Error::Kind::BadInput, "this acknowledgement has ended; begin another");
    if (!note && !isBookkeeping(what))
        return fail(Error::Kind::BadInput, "this change needs a record in the audit log");
    return {};
}

} // namespace

std::string newNonce()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits)
        .toHex()
        .toStdString();
}

Result<JournalAnswer> AckJournal::begin(JournalEntry entry, std::int64_t nowMs)
{
    if (auto good = check(entry); !good)
        return fail(good.error());
    entry.nonce = newNonce();
    entry.state = State::Pending;
    entry.createdMs = entry.changedMs = nowMs;
    return m_db.write([&]() -> Result<JournalAnswer> {
        const auto inserted = insert(entry);
        if (!inserted)
            return fail(inserted.error());
        if (!*inserted)
            return inTheWayOf(entry);
        if (auto noted = m_audit.append(noteOf(entry)); !noted)
            return fail(noted.error());
        return answer(true, entry.nonce);
    });
}

Result<bool> AckJournal::insert(const JournalEntry &entry)
{
    const auto labels = labelsText(entry.labels);
    if (!labels)
        return fail(labels.error());
    const QVariantList values{textOf(entry.nonce),        textOf(entry.cluster),
                              textOf(entry.alertId),      *labels,
                              textOf(entry.author),       textOf(entry.comment),
                              number(entry.startsMs),     number(entry.endsMs),
                              int{entry.untilResolved},   stateText(entry.state),
                              textOf(entry.silenceId),    entry.attempts,
                              textOf(entry.lastError),    textOf(entry.leaseOwner),
                              number(entry.leaseUntilMs), number(entry.createdMs),
                              number(entry.changedMs)};
    return m_db
        .change("INSERT INTO acknowledgements"
                " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT(cluster, alert) WHERE state <> 'ended' DO NOTHING",
                values)
        .map([](int rows) { return rows == 1; });
}

Result<JournalAnswer> AckJournal::inTheWayOf(const JournalEntry &entry) const
{
    auto other = selectOne(m_db, "WHERE cluster = ? AND alert = ? AND state <> 'ended'",
                           {textOf(entry.cluster), textOf(entry.alertId)});
    if (!other)
        return fail(other.error());
    if (!*other)
        return fail(m_db.error(Error::Kind::Internal, "refused, but by no other acknowledgement"));
    return JournalAnswer{false, **std::move(other)};
}

Result<JournalAnswer> AckJournal::answer(bool done, const std::string &nonce) const
{
    auto entry = byNonce(nonce);
    if (!entry)
        return fail(entry.error());
    if (!*entry)
        return fail(m_db.error(Error::Kind::NotFound, "there is no acknowledgement " + nonce));
    return JournalAnswer{done, **std::move(entry)};
}

Result<JournalAnswer> AckJournal::change(const std::string &nonce, State expected,
                                         const JournalChange &what,
                                         const std::optional<AuditEntry> &note, std::int64_t nowMs)
{
    if (auto good = check(expected, what, note); !good)
        return fail(good.error());
    return m_db.write([&]() -> Result<JournalAnswer> {
        const auto updated = update(nonce, expected, what, nowMs);
        if (!updated)
            return fail(updated.error());
        auto now = answer(*updated, nonce);
        if (!now || !now->done)
            return now;
        return noteChange(now->entry, note).map([&] { return *now; });
    });
}

Result<bool> AckJournal::update(const std::string &nonce, State expected, const JournalChange &what,
                                std::int64_t nowMs)
{
    const QVariantList values{what.state ? QVariant(stateText(*what.state)) : QVariant(),
                              textOr(what.silenceId),
                              textOr(what.author),
                              textOr(what.comment),
                              numberOr(what.startsMs),
                              numberOr(what.endsMs),
                              what.untilResolved ? QVariant(int{*what.untilResolved}) : QVariant(),
                              what.attempts ? QVariant(*what.attempts) : QVariant(),
                              textOr(what.lastError),
                              number(nowMs),
                              textOf(nonce),
                              stateText(expected)};
    return m_db
        .change("UPDATE acknowledgements SET state = coalesce(?, state),"
                " silence = coalesce(?, silence), author = coalesce(?, author),"
                " comment = coalesce(?, comment), starts = coalesce(?, starts),"
                " ends = coalesce(?, ends), until_resolved = coalesce(?, until_resolved),"
                " attempts = coalesce(?, attempts), last_error = coalesce(?, last_error),"
                " changed = ? WHERE nonce = ? AND state = ?",
                values)
        .map([](int rows) { return rows == 1; });
}

Result<void> AckJournal::noteChange(const JournalEntry &entry,
                                    const std::optional<AuditEntry> &note)
{
    if (!note)
        return {};
    AuditEntry audited = *note;
    if (audited.object.empty())
        audited.object = entry.alertId;
    return m_audit.append(audited).map([](const AuditRecord &) {});
}

Result<JournalAnswer> AckJournal::takeLease(const std::string &nonce, const std::string &owner,
                                            std::int64_t untilMs, std::int64_t nowMs)
{
    if (owner.empty())
        return fail(Error::Kind::BadInput, "a lease needs an owner");
    return m_db.write([&]() -> Result<JournalAnswer> {
        const auto taken = m_db.change(
            "UPDATE acknowledgements SET lease_owner = ?, lease_until = ? WHERE nonce = ?"
            " AND state <> 'ended' AND (lease_owner IN ('', ?) OR lease_until <= ?)",
            {textOf(owner), number(untilMs), textOf(nonce), textOf(owner), number(nowMs)});
        return taken.and_then([&](int rows) { return answer(rows == 1, nonce); });
    });
}

Result<std::vector<JournalEntry>> AckJournal::open() const
{
    return select(m_db, "WHERE state <> 'ended' ORDER BY created, nonce", {});
}

Result<std::optional<JournalEntry>> AckJournal::byNonce(const std::string &nonce) const
{
    return selectOne(m_db, "WHERE nonce = ?", {textOf(nonce)});
}

Result<std::vector<JournalEntry>> AckJournal::ofAlert(const std::string &alertId) const
{
    return select(m_db, "WHERE alert = ? ORDER BY created DESC, nonce", {textOf(alertId)});
}

Result<std::vector<JournalEntry>> AckJournal::between(std::int64_t fromMs, std::int64_t toMs) const
{
    return select(m_db, "WHERE created >= ? AND created < ? ORDER BY created, nonce",
                  {number(fromMs), number(toMs)});
}

} // namespace onex
