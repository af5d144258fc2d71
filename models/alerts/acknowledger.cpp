// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/acknowledger.h"

#include "models/alerts/acktask.h"

#include <QSet>

#include <algorithm>

namespace onex {
namespace {

using State = JournalEntry::State;

constexpr int kTickMs = 1000;
constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kAgainMs = 2'000;       // between two looks at the same entry
constexpr std::int64_t kTermMs = 15 * kMinute; // that "until resolved" is renewed for
constexpr std::int64_t kRenewMs = 5 * kMinute; // before its end, or up to a minute earlier:
constexpr std::int64_t kJitterMs = kMinute;    // those of one incident not all at once
constexpr std::int64_t kGraceMs = 5 * kMinute; // an alert that flaps is still the same
constexpr std::int64_t kLeaseMs = 9'000;
constexpr std::int64_t kLoadMs = 5'000;

bool hasAll(const Labels &labels, const Labels &wanted)
{
    return std::ranges::all_of(
        wanted, [&labels](const auto &label) { return labels.value(label.first) == label.second; });
}

QString key(const JournalEntry &entry) { return QString::fromStdString(entry.nonce); }

} // namespace

Acknowledger::Acknowledger(AckStore &store, AlertFeed &feed, const Clock &clock, QString owner,
                           QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_feed(feed)
    , m_clock(clock)
    , m_owner(std::move(owner))
{
    connect(&m_ticker, &QTimer::timeout, this, &Acknowledger::tick);
    m_ticker.start(kTickMs);
}

Acknowledger::~Acknowledger() { m_stop.request_stop(); }

void Acknowledger::load()
{
    m_loading = true;
    m_loadedMs = m_clock.steadyMs();
    auto loading = m_store.openEntries();
    QCoro::connect(std::move(loading), this, [this](const Result<std::vector<JournalEntry>> &open) {
        m_loading = false;
        const std::string problem = open ? std::string() : describe(open.error());
        if (open)
            take(*open);
        else if (problem != m_loadProblem)
            Q_EMIT told(QString::fromStdString(problem));
        m_loadProblem = problem;
    });
}

// The store answers in turn: what is busy will be heard of later, and newer.
void Acknowledger::take(const std::vector<JournalEntry> &open)
{
    QSet<QString> nonces;
    for (const JournalEntry &entry : open)
        nonces.insert(key(entry));
    const bool ended = erase_if(m_charges, [&nonces](const auto &charge) {
        return !charge.value().busy && !nonces.contains(charge.key());
    });
    bool changes = ended;
    for (const JournalEntry &entry : open) {
        if (isTaken(entry))
            continue;
        put(entry);
        changes = true;
    }
    if (changes)
        Q_EMIT changed();
}

bool Acknowledger::isTaken(const JournalEntry &entry) const
{
    const auto charge = m_charges.constFind(key(entry));
    return charge != m_charges.constEnd() && (charge->busy || charge->entry == entry);
}

std::vector<JournalEntry> Acknowledger::entries() const
{
    std::vector<JournalEntry> all;
    for (const Charge &charge : m_charges)
        all.push_back(charge.entry);
    return all;
}

// --- what a person asks for --------------------------------------------------------------------

void Acknowledger::acknowledge(const Request &request)
{
    const std::int64_t now = m_clock.nowMs();
    for (const LiveAlertPtr &alert : request.alerts) {
        const QStringList clusters = clustersFor(*alert);
        for (const QString &cluster : clusters) {
            JournalEntry entry;
            entry.cluster = cluster.toStdString();
            entry.alertId = alert->id.toStdString();
            entry.labels = alert->labels;
            entry.author = request.author.toStdString();
            entry.comment = request.comment.toStdString();
            entry.startsMs = now;
            entry.endsMs = now + (request.untilResolved ? kTermMs : request.durationMs);
            entry.untilResolved = request.untilResolved;
            entry.leaseOwner = m_owner.toStdString();
            begin(std::move(entry));
        }
    }
}

// What is pending is known to no Alertmanager yet: all are told, for it may fire to any.
QStringList Acknowledger::clustersFor(const LiveAlert &alert) const
{
    QStringList clusters = alert.clusters;
    for (const auto &manager : m_feed.managers())
        if (alert.clusters.isEmpty())
            clusters += QString::fromStdString(manager->name());
    return clusters.isEmpty() ? QStringList{QString()} : clusters;
}

void Acknowledger::begin(JournalEntry entry)
{
    const QString name = QString::fromStdString(std::string(entry.labels.value("alertname")));
    auto beginning = m_store.begin(std::move(entry), m_clock.nowMs());
    QCoro::connect(std::move(beginning), this, [this, name](const Result<JournalAnswer> &begun) {
        if (!begun) {
            Q_EMIT told(tr("%1 was not acknowledged: %2")
                            .arg(name, QString::fromStdString(describe(begun.error()))));
            return;
        }
        put(begun->entry);
        if (!begun->done)
            Q_EMIT told(tr("%1 is acknowledged by %2 already")
                            .arg(name, QString::fromStdString(begun->entry.author)));
        Q_EMIT changed();
        tick();
    });
}

void Acknowledger::takeBack(const LiveAlert &alert, const QString &author)
{
    for (const JournalEntry &entry : entries())
        if (entry.alertId == alert.id.toStdString())
            end(entry, author);
}

void Acknowledger::end(const JournalEntry &entry, const QString &author)
{
    setState(entry, State::Ending, "unacknowledge", author);
}

// Pending again: what the server has is made to be the same.
void Acknowledger::change(const JournalEntry &entry, JournalChange what, const char *action,
                          const QString &actor)
{
    if (entry.state != State::Confirmed) {
        Q_EMIT told(tr("This acknowledgement is still under way; try again in a moment."));
        return;
    }
    what.state = State::Pending;
    write(entry, std::move(what), action, actor);
}

bool Acknowledger::hasTaken(const LiveAlert &alert) const
{
    return std::ranges::any_of(m_charges, [&alert](const Charge &charge) {
        return charge.entry.alertId == alert.id.toStdString();
    });
}

void Acknowledger::retry(const LiveAlert &alert)
{
    for (const JournalEntry &entry : entries())
        if (entry.alertId == alert.id.toStdString() && entry.state == State::Failed)
            setState(entry, State::Pending, "retry", m_owner);
}

void Acknowledger::setState(const JournalEntry &entry, State state, const char *action,
                            const QString &actor)
{
    JournalChange what;
    what.state = state;
    write(entry, std::move(what), action, actor);
}

void Acknowledger::write(const JournalEntry &entry, JournalChange what, const char *action,
                         const QString &actor)
{
    AuditEntry note = noteOf(entry, action, m_clock.nowMs());
    note.actor = actor.toStdString();
    auto changing = m_store.change(entry.nonce, entry.state, std::move(what), std::move(note),
                                   m_clock.nowMs());
    const std::string nonce = entry.nonce;
    if (const auto charge = m_charges.find(key(entry)); charge != m_charges.end())
        charge->busy = true;
    QCoro::connect(std::move(changing), this, [this, nonce](const Result<JournalAnswer> &answer) {
        if (answer)
            accept(nonce, answer->entry);
        else
            accept(nonce, fail(answer.error()));
    });
}

// --- what is done by itself --------------------------------------------------------------------

void Acknowledger::put(const JournalEntry &entry)
{
    if (entry.state == State::Ended) {
        m_charges.remove(key(entry));
        return;
    }
    Charge &charge = m_charges[key(entry)];
    charge.entry = entry;
    if (charge.firedMs == 0)
        charge.firedMs = m_clock.steadyMs();
}

void Acknowledger::tick()
{
    if (!m_loading && m_clock.steadyMs() - m_loadedMs > kLoadMs)
        load();
    const QStringList nonces = m_charges.keys(); // a step may end an entry
    for (const QString &nonce : nonces) {
        const auto charge = m_charges.find(nonce);
        if (charge == m_charges.end())
            continue;
        if (charge->busy)
            keepLease(*charge);
        else if (m_clock.steadyMs() >= charge->notBeforeMs)
            step(*charge);
    }
}

void Acknowledger::step(Charge &charge)
{
    const bool isLocal = charge.entry.cluster.empty();
    if (!isLocal && !sourceOf(charge.entry))
        return; // of an Alertmanager that is not configured now: kept until it is
    if (charge.entry.state == State::Confirmed)
        watch(charge);
    else if (charge.entry.state != State::Failed)
        lead(charge);
}

// One program at a time speaks to the server of an entry: two would make two silences.
void Acknowledger::lead(Charge &charge)
{
    charge.busy = true;
    const QString nonce = key(charge.entry);
    const std::int64_t now = m_clock.nowMs();
    auto taking = m_store.takeLease(charge.entry.nonce, m_owner.toStdString(), now + kLeaseMs, now);
    QCoro::connect(std::move(taking), this, [this, nonce](const Result<JournalAnswer> &lease) {
        const auto taken = m_charges.find(nonce);
        if (taken == m_charges.end())
            return;
        taken->busy = false;
        taken->notBeforeMs = m_clock.steadyMs() + kAgainMs;
        if (!lease)
            return;
        taken->leaseMs = m_clock.steadyMs();
        put(lease->entry); // as it is now, whoever changed it
        if (lease->done && m_charges.contains(nonce))
            act(m_charges[nonce]);
        Q_EMIT changed();
    });
}

// A program that lives keeps its lease; of one that died another may take it soon.
void Acknowledger::keepLease(Charge &charge)
{
    if (charge.leaseMs == 0 || m_clock.steadyMs() - charge.leaseMs < kLeaseMs / 3)
        return;
    charge.leaseMs = m_clock.steadyMs();
    const std::int64_t now = m_clock.nowMs();
    auto keeping
        = m_store.takeLease(charge.entry.nonce, m_owner.toStdString(), now + kLeaseMs, now);
    QCoro::connect(std::move(keeping), this, [](const Result<JournalAnswer> &) {});
}

void Acknowledger::act(Charge &charge)
{
    switch (charge.entry.state) {
    case State::Pending:
        return run(charge, bringToServer(charge.entry, contextOf(charge.entry)));
    case State::Ending:
        return run(charge, onex::takeBack(charge.entry, contextOf(charge.entry)));
    case State::Confirmed:
        if (isEndNear(charge.entry))
            run(charge,
                extendUntil(charge.entry, m_clock.nowMs() + kTermMs, contextOf(charge.entry)));
        return;
    case State::Failed:
    case State::Ended:
        return;
    }
}

bool Acknowledger::isEndNear(const JournalEntry &entry) const
{
    const auto jitter = static_cast<std::int64_t>(qHash(key(entry), 0) % kJitterMs);
    return entry.untilResolved && entry.endsMs - m_clock.nowMs() < kRenewMs + jitter;
}

void Acknowledger::watch(Charge &charge)
{
    const JournalEntry &entry = charge.entry;
    if (entry.untilResolved)
        keepWhileFiring(charge);
    else if (m_clock.nowMs() >= entry.endsMs)
        setState(entry, State::Ended, "expired", m_owner);
    const bool isSafe = entry.cluster.empty() || isHeld(entry) || m_clock.nowMs() >= entry.endsMs;
    if (!charge.busy && !isSafe)
        run(charge, lookAfter(entry, contextOf(entry)));
    charge.notBeforeMs = m_clock.steadyMs() + kAgainMs;
}

void Acknowledger::keepWhileFiring(Charge &charge)
{
    const auto &alerts = m_feed.alerts();
    const bool fires = std::ranges::any_of(alerts, [&charge](const LiveAlertPtr &alert) {
        return hasAll(alert->labels, charge.entry.labels);
    });
    if (fires || !m_feed.unknown().isEmpty())
        charge.firedMs = m_clock.steadyMs();
    if (m_clock.steadyMs() - charge.firedMs > kGraceMs)
        setState(charge.entry, State::Ending, "resolved", m_owner);
    else if (isEndNear(charge.entry))
        lead(charge);
}

void Acknowledger::run(Charge &charge, Async<JournalEntry> task)
{
    charge.busy = true;
    const std::string nonce = charge.entry.nonce;
    QCoro::connect(std::move(task), this,
                   [this, nonce](const Result<JournalEntry> &entry) { accept(nonce, entry); });
}

void Acknowledger::accept(const std::string &nonce, const Result<JournalEntry> &entry)
{
    const auto charge = m_charges.find(QString::fromStdString(nonce));
    if (charge == m_charges.end())
        return;
    charge->busy = false;
    charge->notBeforeMs = m_clock.steadyMs() + kAgainMs;
    if (!entry) {
        if (entry.error().kind != Error::Kind::Cancelled)
            Q_EMIT told(QString::fromStdString(describe(entry.error())));
        return;
    }
    const State before = charge->entry.state;
    if (before != entry->state)
        charge->notBeforeMs = 0;
    else if (!entry->lastError.empty())
        charge->notBeforeMs = m_clock.steadyMs() + (kAgainMs << std::min(charge->failures++, 3));
    else
        charge->failures = 0;
    put(*entry);
    Q_EMIT changed();
    if (before != entry->state)
        m_feed.refresh(); // what the servers say now is another
}

bool Acknowledger::isHeld(const JournalEntry &entry) const
{
    for (const ClusterAlerts &said : m_feed.said())
        if (said.cluster == QString::fromStdString(entry.cluster))
            return std::ranges::any_of(said.silences, [&entry](const Silence &silence) {
                return silence.id == entry.silenceId && silence.state != Silence::State::Expired;
            });
    return false;
}

std::shared_ptr<AlertSource> Acknowledger::sourceOf(const JournalEntry &entry) const
{
    const auto &all = m_feed.managers();
    const auto found = std::ranges::find_if(
        all, [&entry](const auto &source) { return source->name() == entry.cluster; });
    return found != all.end() ? *found : nullptr;
}

AckContext Acknowledger::contextOf(const JournalEntry &entry) const
{
    return {m_store, sourceOf(entry), m_clock.nowMs(), m_stop.get_token()};
}

// --- what is shown -----------------------------------------------------------------------------

namespace {

using Standing = Acknowledgement::Standing;

Standing standingOf(const JournalEntry &entry)
{
    switch (entry.state) {
    case State::Pending:
        return Standing::Sending;
    case State::Failed:
        return Standing::Failed;
    case State::Ending:
        return Standing::Ending;
    case State::Confirmed:
    case State::Ended:
        break;
    }
    return entry.cluster.empty() ? Standing::Local : Standing::Confirmed;
}

LiveAlertPtr withEntry(const LiveAlert &alert, const JournalEntry &entry)
{
    LiveAlert changed = alert;
    changed.acknowledgement = Acknowledgement{QString::fromStdString(entry.author),
                                              QString::fromStdString(entry.comment),
                                              entry.endsMs,
                                              entry.untilResolved,
                                              standingOf(entry),
                                              QString::fromStdString(entry.lastError)};
    if (changed.acknowledgement->standing == Standing::Local)
        changed.state = AlertState::Acknowledged;
    return std::make_shared<const LiveAlert>(std::move(changed));
}

} // namespace

std::vector<LiveAlertPtr> withJournal(std::vector<LiveAlertPtr> alerts,
                                      const std::vector<JournalEntry> &entries)
{
    QHash<QString, const JournalEntry *> byAlert;
    for (const JournalEntry &entry : entries)
        if (standingOf(entry) != Standing::Confirmed)
            byAlert.insert(QString::fromStdString(entry.alertId), &entry);
    for (LiveAlertPtr &alert : alerts)
        if (const JournalEntry *entry = byAlert.value(alert->id))
            alert = withEntry(*alert, *entry);
    return alerts;
}

} // namespace onex
