// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertsightings.h"

namespace onex {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kGoneMs = 5 * kMinute;  // unheard of for so long
constexpr std::int64_t kAgainMs = 2 * kMinute; // clocks of two servers may differ by so much

std::string sourceOf(const LiveAlert &alert)
{
    return (alert.sources + alert.clusters).value(0).toStdString();
}

AlertTransition transitionTo(const LiveAlert &alert, std::int64_t startsMs, std::int64_t nowMs)
{
    AlertTransition to;
    to.timeMs = nowMs;
    to.alertId = alert.historyId().toStdString();
    to.labels = alert.labels;
    to.toState = alertStateKey(alert.state);
    to.startsMs = startsMs;
    to.value = alert.value;
    to.summary = alert.summary().toStdString();
    to.source = sourceOf(alert);
    if (alert.state == AlertState::Acknowledged && alert.acknowledgement)
        to.by = alert.acknowledgement->by.toStdString();
    return to;
}

// Of several that the log does not tell apart, the one most in need of somebody.
QHash<QString, LiveAlertPtr> worstById(const std::vector<LiveAlertPtr> &alerts)
{
    QHash<QString, LiveAlertPtr> worst;
    for (const LiveAlertPtr &alert : alerts) {
        LiveAlertPtr &known = worst[alert->historyId()];
        if (!known || alert->state < known->state)
            known = alert;
    }
    return worst;
}

} // namespace

void AlertSightings::load(const std::vector<KnownAlert> &known)
{
    for (const KnownAlert &alert : known) {
        if (alert.state == kResolvedState)
            continue;
        AlertTransition last;
        last.alertId = alert.alertId;
        last.labels = alert.labels;
        last.toState = alert.state;
        last.startsMs = alert.startsMs;
        last.source = alert.source;
        m_seen.insert(QString::fromStdString(alert.alertId), {std::move(last), alert.changedMs});
    }
}

std::vector<AlertTransition> AlertSightings::note(const AlertSight &sight)
{
    const auto alerts = worstById(sight.alerts);
    for (const LiveAlertPtr &alert : alerts)
        noteAlert(*alert, sight);
    const QStringList ids = m_seen.keys();
    for (const QString &id : ids) {
        const Seen &seen = *m_seen.constFind(id);
        if (alerts.contains(id) || !isGone(seen, sight))
            continue;
        AlertTransition to = seen.last;
        to.timeMs = sight.nowMs;
        to.toState = kResolvedState;
        to.value.reset();
        to.by.clear();
        add(std::move(to));
    }
    return std::exchange(m_new, {});
}

// It began anew if that is after it was last seen to be so: it was gone in between. Otherwise it
// began when it was first said to have begun, whichever server was heard first.
void AlertSightings::noteAlert(const LiveAlert &alert, const AlertSight &sight)
{
    const auto seen = m_seen.constFind(alert.historyId());
    const bool isKnown = seen != m_seen.cend() && alert.sinceMs <= seen->sinceMs + kAgainMs;
    if (!isKnown || seen->last.toState != alertStateKey(alert.state)) {
        const bool stays = isKnown && seen->last.toState != alertStateKey(AlertState::Pending);
        add(transitionTo(alert, stays ? seen->last.startsMs : alert.sinceMs, sight.nowMs));
    }
    m_seen[alert.historyId()].steadyMs = sight.steadyMs;
}

bool AlertSightings::isGone(const Seen &seen, const AlertSight &sight)
{
    if (!seen.steadyMs) // of an earlier run, or of a window that asks others
        return sight.isWhole && sight.sources.contains(QString::fromStdString(seen.last.source));
    return sight.isWhole || sight.steadyMs - *seen.steadyMs > kGoneMs;
}

void AlertSightings::add(AlertTransition transition)
{
    const QString id = QString::fromStdString(transition.alertId);
    const auto seen = m_seen.constFind(id);
    if (seen != m_seen.constEnd())
        transition.fromState = seen->last.toState;
    if (transition.toState == kResolvedState)
        m_seen.remove(id);
    else
        m_seen[id] = {transition, transition.timeMs};
    m_new.push_back(std::move(transition));
}

} // namespace onex
