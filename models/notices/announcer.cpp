// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notices/announcer.h"

#include "models/notices/noticetext.h"

#include <algorithm>

namespace onex {
namespace {

constexpr std::size_t kAtOnce = 200;      // claims; the window is to answer in between
constexpr std::int64_t kGatherMs = 2'000; // what begins together is told together
constexpr std::int64_t kDoubtMs = 20'000; // an Alertmanager may say that it is silenced
constexpr std::int64_t kSameMs = 300'000; // two servers' times of the same beginning

// The rules' alerts that several Alertmanagers' alerts come from.
QSet<QString> ambiguousRules(const std::vector<LiveAlertPtr> &alerts)
{
    QSet<QString> seen, ambiguous;
    for (const LiveAlertPtr &alert : alerts) {
        if (alert->historyId() == alert->id)
            continue;
        const auto before = seen.size();
        seen.insert(alert->ruleId);
        if (seen.size() == before)
            ambiguous.insert(alert->ruleId);
    }
    return ambiguous;
}

std::string wordOf(Notice::Kind kind, std::int64_t round)
{
    const std::string word = kind == Notice::Kind::Overdue ? "overdue" : "firing";
    return round > 0 ? word + ' ' + std::to_string(round) : word;
}

} // namespace

Announcer::Announcer(NoticeStore &store, const Mutes &mutes, const Clock &clock,
                     const NoticeSettings &settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_mutes(mutes)
    , m_clock(clock)
    , m_settings(settings)
    , m_startMs(clock.steadyMs())
{
    connect(&m_ticker, &QTimer::timeout, this, &Announcer::tick);
    m_ticker.start(1000);
}

Announcer::~Announcer() { m_stop.request_stop(); }

void Announcer::setAlerts(std::vector<LiveAlertPtr> alerts, bool isManaged)
{
    m_isManaged = isManaged;
    m_ambiguous = ambiguousRules(alerts);
    QHash<QString, QString> others;
    Watch watch;
    for (LiveAlertPtr &alert : alerts) {
        if (!isWanted(alert->severity))
            continue;
        const QString id = alert->id;
        watch.insert(id, watched(std::move(alert), m_watch, others));
    }
    m_watch.swap(watch);
    withdrawEnded();
    tick();
}

// What was known of it, also under its other name: `others` leads from those to ids, and is made
// when it is needed.
Announcer::Watched Announcer::watched(LiveAlertPtr alert, Watch &before,
                                      QHash<QString, QString> &others)
{
    auto known = before.constFind(alert->id);
    if (known == before.cend() && others.isEmpty())
        for (const Watched &one : std::as_const(before))
            others.insert(one.alert->historyId(), one.alert->id);
    if (known == before.cend() && !m_ambiguous.contains(alert->historyId())) {
        known = before.constFind(others.value(alert->historyId()));
        if (known != before.cend())
            rename(known.key(), alert->id);
    }
    Watched now = known == before.cend() ? Watched{} : *known;
    const bool wasFiring = now.alert && now.alert->state == AlertState::Firing;
    if (alert->state == AlertState::Firing && !wasFiring)
        now.seenMs = m_clock.steadyMs();
    now.alert = std::move(alert);
    return now;
}

void Announcer::rename(const QString &from, const QString &to)
{
    for (Notice &notice : m_shown)
        std::ranges::replace(notice.alertIds, from, to);
}

void Announcer::tick()
{
    if (m_busy || !m_mutes.isKnown())
        return;
    std::vector<Due> due = dueNow();
    if (due.empty())
        return;
    m_busy = true;
    auto claiming = claimed(m_store, std::move(due), m_clock.nowMs(), m_stop.get_token());
    QCoro::connect(std::move(claiming), this, [this](const std::vector<Due> &answered) {
        m_busy = false;
        tell(answered);
    });
}

// A rule's alert and its Alertmanager's may have different ids. Which of them is known changes, and
// so whoever claims it claims both, in this order: of two windows the second does not tell.
QStringList Announcer::namesOf(const LiveAlert &alert) const
{
    if (alert.historyId() == alert.id || m_ambiguous.contains(alert.historyId()))
        return {alert.id};
    return {alert.historyId(), alert.id};
}

// The store may be gone when an answer comes.
QCoro::Task<std::vector<Announcer::Due>> Announcer::claimed(NoticeStore &store,
                                                            std::vector<Due> due,
                                                            std::int64_t nowMs,
                                                            std::stop_token stop)
{
    std::vector<std::pair<Due *, Async<bool>>> claims;
    for (const bool isFirst : {true, false}) {
        for (Due &one : due) {
            const bool isNext = one.isMine.value_or(false) && (isFirst || one.names.size() > 1);
            if (isNext && !stop.stop_requested()) {
                const QString &name = isFirst ? one.names.first() : one.names.last();
                claims.emplace_back(&one,
                                    store.claim(name.toStdString(), one.alert->sinceMs,
                                                wordOf(one.kind, one.round), nowMs));
            }
            if (claims.size() < kAtOnce && &one != &due.back())
                continue;
            for (auto &[claimant, claim] : claims)
                claimant->isMine = co_await claim;
            claims.clear();
        }
    }
    co_return due;
}

std::vector<Announcer::Due> Announcer::dueNow()
{
    std::vector<Due> all;
    for (Watched &watched : m_watch) {
        if (!isDue(watched))
            continue;
        const LiveAlert &alert = *watched.alert;
        const Notice::Kind kind = kindOf(alert);
        watched.toldMs[static_cast<std::size_t>(kind)] = alert.sinceMs;
        watched.toldRound = roundOf(alert);
        all.push_back({watched.alert, kind, watched.toldRound, namesOf(alert)});
    }
    return all;
}

Notice::Kind Announcer::kindOf(const LiveAlert &alert) const
{
    return isOverdue(alert, m_clock.nowMs()) ? Notice::Kind::Overdue : Notice::Kind::Firing;
}

bool Announcer::isDue(const Watched &watched) const
{
    const LiveAlert &alert = *watched.alert;
    if (alert.state != AlertState::Firing || m_mutes.isMuted(alert.severity) || !isCertain(watched))
        return false;
    const auto told = watched.toldMs[static_cast<std::size_t>(kindOf(alert))];
    return !told || std::abs(*told - alert.sinceMs) > kSameMs || roundOf(alert) > watched.toldRound;
}

// An Alertmanager that others are told by repeats itself.
std::int64_t Announcer::roundOf(const LiveAlert &alert) const
{
    const std::int64_t every = m_settings.repeatMs[static_cast<std::size_t>(alert.severity)];
    const bool isOwn
        = !m_settings.ownCluster.isEmpty() && alert.clusters == QStringList{m_settings.ownCluster};
    return isOwn && every > 0
        ? std::max<std::int64_t>(0, m_clock.nowMs() - alert.sinceMs - 1) / every
        : 0;
}

bool Announcer::isFiring(const QString &id) const
{
    const auto watched = m_watch.constFind(id);
    return watched != m_watch.cend() && watched->alert->state == AlertState::Firing;
}

bool Announcer::isWanted(Severity severity) const
{
    return m_settings.shows(severity) || m_settings.sounds(severity);
}

// A rule's alert may be silenced, or acknowledged by another: its Alertmanager says so a moment
// later. At the start it is not even known whether there is one.
bool Announcer::isCertain(const Watched &watched) const
{
    const std::int64_t now = m_clock.steadyMs();
    const bool hasJudge = m_isManaged || now - m_startMs < kDoubtMs;
    const bool isDoubted = hasJudge && watched.alert->clusters.isEmpty();
    return now - watched.seenMs >= (isDoubted ? kDoubtMs : kGatherMs);
}

// --- telling -----------------------------------------------------------------------------------

void Announcer::tell(std::vector<Due> due)
{
    std::erase_if(due, [this](const Due &one) {
        if (!one.isMine)
            note(one.isMine.error());
        return !one.isMine.value_or(true) || !isFiring(one.alert->id);
    });
    showAll(Notice::Kind::Firing, due);
    showAll(Notice::Kind::Overdue, due);
    soundWorst(due);
}

void Announcer::note(const Error &error)
{
    if (!std::exchange(m_failed, true))
        Q_EMIT told(tr("Whether an alert was told of before is not known: %1")
                        .arg(QString::fromStdString(describe(error))));
}

void Announcer::showAll(Notice::Kind kind, const std::vector<Due> &due)
{
    std::vector<LiveAlertPtr> alerts;
    for (const Due &one : due)
        if (one.kind == kind && m_settings.shows(one.alert->severity))
            alerts.push_back(one.alert);
    if (alerts.empty())
        return;
    Notice notice = noticeOf(kind, std::move(alerts));
    notice.id = ++m_lastId;
    m_shown.push_back(notice);
    Q_EMIT show(notice);
}

void Announcer::soundWorst(const std::vector<Due> &due)
{
    const Due *worst = nullptr;
    for (const Due &one : due) {
        const bool isHeard = m_settings.sounds(one.alert->severity);
        if (isHeard && (!worst || one.alert->severity < worst->alert->severity))
            worst = &one;
    }
    if (worst)
        Q_EMIT sound(worst->alert->severity, worst->kind);
}

void Announcer::withdrawEnded()
{
    std::vector<int> ended;
    std::erase_if(m_shown, [&](const Notice &notice) {
        const bool holds = std::ranges::any_of(notice.alertIds,
                                               [this](const QString &id) { return isFiring(id); });
        if (!holds)
            ended.push_back(notice.id);
        return !holds;
    });
    for (const int id : ended)
        Q_EMIT withdraw(id);
}

} // namespace onex
