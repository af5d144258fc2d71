// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/acktask.h"

#include "models/alerts/ackcomment.h"

namespace onex {
namespace {

using State = JournalEntry::State;

// Every change of the journal. Once stopped the store may be gone; what was sent meanwhile is found
// by its nonce in the next run.
Async<JournalEntry> keep(JournalEntry entry, JournalChange what, AckContext context,
                         std::optional<AuditEntry> note)
{
    if (context.stop.stop_requested())
        co_return fail(Error::Kind::Cancelled, "cancelled");
    Async<JournalAnswer> changing = context.store.change(entry.nonce, entry.state, std::move(what),
                                                         std::move(note), context.nowMs);
    Result<JournalAnswer> changed = co_await changing;
    if (!changed)
        co_return fail(std::move(changed.error()));
    co_return std::move(changed->entry); // not done: another window was faster; as it is now
}

Async<JournalEntry> keepState(JournalEntry entry, State state, AckContext context,
                              const char *action)
{
    JournalChange what;
    what.state = state;
    what.lastError = std::string();
    std::optional<AuditEntry> note = noteOf(entry, action, context.nowMs);
    Async<JournalEntry> keeping
        = keep(std::move(entry), std::move(what), std::move(context), std::move(note));
    Result<JournalEntry> kept = co_await keeping;
    co_return kept;
}

// Failed where a person is needed; else it is only said why it takes so long.
Async<JournalEntry> keepError(JournalEntry entry, Error error, AckContext context)
{
    const bool hopeless = !error.unclear && !isTransient(error.kind);
    JournalChange what;
    what.lastError = error.message;
    std::optional<AuditEntry> note;
    if (hopeless) {
        what.state = State::Failed;
        note = noteOf(entry, "failed", context.nowMs);
    }
    Async<JournalEntry> keeping
        = keep(std::move(entry), std::move(what), std::move(context), std::move(note));
    Result<JournalEntry> kept = co_await keeping;
    co_return kept;
}

// The silence of ours that was seen, one that holds before one that has ended.
const Silence *seen(const Confirmation &confirmation)
{
    const Silence *found = nullptr;
    for (const Sighting &sighting : confirmation.members)
        for (const Silence &silence : sighting.silences)
            if (!found || found->state == Silence::State::Expired)
                found = &silence;
    return found;
}

bool holdsEverywhere(const Confirmation &confirmation)
{
    const Silence *found = seen(confirmation);
    return found && found->state != Silence::State::Expired && confirmation.everywhere();
}

bool hasEnded(const Confirmation &confirmation)
{
    const Silence *found = seen(confirmation);
    return found && found->state == Silence::State::Expired && confirmation.everywhere();
}

Async<JournalEntry> confirmed(JournalEntry entry, const Confirmation &confirmation,
                              AckContext context)
{
    JournalChange what;
    what.silenceId = seen(confirmation)->id;
    what.lastError = std::string();
    what.state = State::Confirmed;
    std::optional<AuditEntry> note = noteOf(entry, "confirmed", context.nowMs);
    return keep(std::move(entry), std::move(what), std::move(context), std::move(note));
}

// That it is about to be sent is on disk before it is: after a crash it is looked for, not
// repeated.
Async<JournalEntry> send(JournalEntry entry, AckContext context)
{
    JournalChange attempt;
    attempt.attempts = entry.attempts + 1;
    attempt.lastError = std::string();
    Async<JournalEntry> keeping = keep(entry, std::move(attempt), context, std::nullopt);
    Result<JournalEntry> kept = co_await keeping;
    if (!kept || kept->state != State::Pending)
        co_return kept;
    Silence silence = silenceOf(*kept);
    silence.id.clear(); // an id that the server has forgotten would be refused
    Async<Posted> posting = context.source->post(std::move(silence), context.stop);
    Result<Posted> posted = co_await posting;
    if (!posted) {
        Async<JournalEntry> failing = keepError(*kept, posted.error(), context);
        Result<JournalEntry> failed = co_await failing;
        co_return failed;
    }
    JournalChange id;
    id.silenceId = posted->id;
    Async<JournalEntry> naming = keep(*kept, std::move(id), context, std::nullopt);
    Result<JournalEntry> named = co_await naming;
    co_return named;
}

// A server that was stopped answers the question before it does what it was asked to before: what
// it does not have is looked for once more, a moment later, before it is sent again.
constexpr const char *kNotThereYet = "the server does not have it yet";

Async<JournalEntry> sendAgain(JournalEntry entry, AckContext context)
{
    if (entry.lastError == kNotThereYet)
        return send(std::move(entry), std::move(context));
    JournalChange what;
    what.lastError = kNotThereYet;
    return keep(std::move(entry), std::move(what), std::move(context), std::nullopt);
}

// The owner of the lease may be another by now: what matters is what a person decided.
bool says(const Silence &silence, const JournalEntry &entry)
{
    const auto comment = acknowledgementOf(silence.comment);
    const auto wanted = acknowledgementOf(silenceOf(entry).comment);
    return silence.endsMs == entry.endsMs && silence.createdBy == entry.author
        && comment->text == wanted->text && comment->untilResolved == wanted->untilResolved;
}

// Changed by a person: the server is told, and looked at again. To say it twice does no harm.
Async<JournalEntry> amend(JournalEntry entry, Silence held, AckContext context)
{
    Silence silence = silenceOf(entry);
    silence.id = held.id;
    silence.startsMs = held.startsMs;
    Async<Posted> posting = context.source->post(std::move(silence), context.stop);
    Result<Posted> posted = co_await posting;
    if (!posted) {
        Async<JournalEntry> failing = keepError(entry, posted.error(), context);
        Result<JournalEntry> failed = co_await failing;
        co_return failed;
    }
    JournalChange id;
    id.silenceId = posted->id;
    Async<JournalEntry> naming = keep(entry, std::move(id), context, std::nullopt);
    Result<JournalEntry> named = co_await naming;
    co_return named;
}

} // namespace

Silence silenceOf(const JournalEntry &entry)
{
    Silence silence;
    silence.id = entry.silenceId;
    for (const auto &[name, value] : entry.labels)
        silence.matchers.push_back({name, value});
    silence.startsMs = entry.startsMs;
    silence.endsMs = entry.endsMs;
    silence.createdBy = entry.author;
    const AckComment comment{QString::fromStdString(entry.comment),
                             QString::fromStdString(entry.nonce), entry.untilResolved,
                             QString::fromStdString(entry.leaseOwner)};
    silence.comment = written(comment).toStdString();
    return silence;
}

AuditEntry noteOf(const JournalEntry &entry, const char *action, std::int64_t nowMs)
{
    AuditEntry note;
    note.timeMs = nowMs;
    note.actor = "onex-dashboard";
    note.action = action;
    note.object = entry.alertId;
    return note;
}

Async<JournalEntry> bringToServer(JournalEntry entry, AckContext context)
{
    if (!context.source) {
        Async<JournalEntry> keeping
            = keepState(std::move(entry), State::Confirmed, std::move(context), "confirmed");
        Result<JournalEntry> kept = co_await keeping;
        co_return kept;
    }
    if (entry.attempts == 0) {
        Async<JournalEntry> sending = send(entry, context);
        Result<JournalEntry> sent = co_await sending;
        if (!sent || sent->state != State::Pending || sent->silenceId.empty())
            co_return sent;
        entry = *std::move(sent);
    }
    Async<Confirmation> looking = context.source->confirm(entry.nonce, context.stop);
    Result<Confirmation> sighted = co_await looking;
    if (!sighted) {
        Async<JournalEntry> failing = keepError(entry, sighted.error(), context);
        Result<JournalEntry> failed = co_await failing;
        co_return failed;
    }
    if (holdsEverywhere(*sighted) && !says(*seen(*sighted), entry)) {
        Async<JournalEntry> amending = amend(entry, *seen(*sighted), context);
        Result<JournalEntry> amended = co_await amending;
        co_return amended;
    }
    if (holdsEverywhere(*sighted)) {
        Async<JournalEntry> confirming = confirmed(entry, *sighted, context);
        Result<JournalEntry> done = co_await confirming;
        co_return done;
    }
    if (hasEnded(*sighted)) {
        Async<JournalEntry> ending = keepState(entry, State::Ended, context, "ended elsewhere");
        Result<JournalEntry> ended = co_await ending;
        co_return ended;
    }
    if (sighted->nowhere()) {
        Async<JournalEntry> sending = sendAgain(entry, context);
        Result<JournalEntry> sent = co_await sending;
        co_return sent;
    }
    co_return entry; // some have it, or some did not answer: looked at again
}

Async<JournalEntry> lookAfter(JournalEntry entry, AckContext context)
{
    Async<Confirmation> looking = context.source->confirm(entry.nonce, context.stop);
    Result<Confirmation> sighted = co_await looking;
    if (!sighted)
        co_return entry;
    const bool ended = hasEnded(*sighted);
    if (!ended && !sighted->nowhere())
        co_return entry;
    Async<JournalEntry> keeping = keepState(entry, ended ? State::Ended : State::Pending, context,
                                            ended ? "ended elsewhere" : "lost by the server");
    Result<JournalEntry> kept = co_await keeping;
    co_return kept;
}

Async<JournalEntry> takeBack(JournalEntry entry, AckContext context)
{
    if (context.source) {
        std::string id = entry.silenceId;
        if (id.empty() && entry.attempts > 0) { // sent, but never heard of: it has to be looked for
            Async<Confirmation> looking = context.source->confirm(entry.nonce, context.stop);
            Result<Confirmation> sighted = co_await looking;
            if (!sighted || (!seen(*sighted) && !sighted->nowhere()))
                co_return entry;
            if (const Silence *silence = seen(*sighted))
                id = silence->id;
        }
        if (!id.empty()) {
            Async<void> expiring = context.source->expire(id, context.stop);
            Result<void> expired = co_await expiring;
            if (!expired && expired.error().kind != Error::Kind::NotFound) {
                JournalChange what;
                what.lastError = expired.error().message;
                Async<JournalEntry> keeping = keep(entry, std::move(what), context, std::nullopt);
                Result<JournalEntry> kept = co_await keeping;
                co_return kept;
            }
        }
    }
    Async<JournalEntry> ending = keepState(entry, State::Ended, context, "ended");
    Result<JournalEntry> ended = co_await ending;
    co_return ended;
}

Async<JournalEntry> extendUntil(JournalEntry entry, std::int64_t untilMs, AckContext context)
{
    Silence silence = silenceOf(entry);
    silence.endsMs = untilMs;
    if (context.source) {
        Async<Posted> posting = context.source->post(std::move(silence), context.stop);
        Result<Posted> posted = co_await posting;
        if (!posted)
            co_return fail(std::move(posted.error()));
        entry.silenceId = posted->id; // may be a new one
    }
    JournalChange what;
    what.endsMs = untilMs;
    what.silenceId = entry.silenceId;
    std::optional<AuditEntry> note = noteOf(entry, "extend", context.nowMs);
    Async<JournalEntry> keeping = keep(entry, std::move(what), context, std::move(note));
    Result<JournalEntry> kept = co_await keeping;
    co_return kept;
}

} // namespace onex
