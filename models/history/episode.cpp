// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/episode.h"

#include <QHash>

#include <algorithm>

namespace onex {
namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::optional<AlertState> stateOf(const std::string &word)
{
    for (int i = 0; i < kAlertStates; ++i)
        if (word == alertStateKey(static_cast<AlertState>(i)))
            return static_cast<AlertState>(i);
    return std::nullopt;
}

// The episodes of all alerts, from transitions in the order of time.
class Telling
{
public:
    Telling(const SeverityTable &severities, const Present &present)
        : m_severities(severities)
        , m_present(present)
    {
    }

    void add(const AlertTransition &transition);
    std::vector<Episode> finished();

private:
    Episode &begin(const AlertTransition &transition);
    static void enter(Episode &episode, AlertState state, const AlertTransition &transition);

    const SeverityTable &m_severities;
    const Present &m_present;
    QHash<QString, Episode> m_open;
    std::vector<Episode> m_done;
};

void Telling::add(const AlertTransition &transition)
{
    const QString id = textOf(transition.alertId);
    const auto state = stateOf(transition.toState);
    const auto known = m_open.find(id);
    if (!state) { // resolved; where the log begins later, what it began with is in there
        Episode &episode = known != m_open.end() ? *known : begin(transition);
        episode.periods.back().toMs = transition.timeMs;
        episode.end = Episode::End::Resolved;
        m_done.push_back(m_open.take(id));
        return;
    }
    const bool isAnew = transition.fromState == transition.toState; // the end between was not seen
    if (known != m_open.end() && isAnew) {
        known->end = Episode::End::Unseen;
        m_done.push_back(m_open.take(id));
    }
    const bool isOpen = m_open.contains(id);
    enter(isOpen ? m_open[id] : begin(transition), *state, transition);
}

Episode &Telling::begin(const AlertTransition &transition)
{
    const QString id = textOf(transition.alertId);
    Episode &episode = m_open[id];
    episode.alertId = id;
    episode.labels = transition.labels;
    episode.severity = m_severities.of(textOf(transition.labels.value("severity")));
    const AlertState state = stateOf(transition.toState).value_or(AlertState::Firing);
    if (state != AlertState::Pending)
        episode.firedMs = std::min(transition.startsMs, transition.timeMs);
    // Before it was seen it fired, or was pending: the servers say since when.
    episode.periods.push_back({std::min(transition.startsMs, transition.timeMs), transition.timeMs,
                               state == AlertState::Pending ? state : AlertState::Firing});
    return episode;
}

void Telling::enter(Episode &episode, AlertState state, const AlertTransition &transition)
{
    episode.summary = textOf(transition.summary);
    if (!episode.firedMs && state != AlertState::Pending)
        episode.firedMs = std::min(transition.startsMs, transition.timeMs);
    if (state == AlertState::Acknowledged && episode.by.isEmpty()) {
        episode.by = textOf(transition.by);
        if (!transition.fromState.empty()) // else it was acknowledged before it was seen
            episode.acknowledgedMs = transition.timeMs;
    }
    StatePeriod &last = episode.periods.back();
    last.toMs = std::max(last.fromMs, transition.timeMs);
    if (last.state != state)
        episode.periods.push_back({last.toMs, last.toMs, state});
}

std::vector<Episode> Telling::finished()
{
    for (Episode &episode : m_open) {
        const bool goesOn = m_present.alerts.contains(episode.alertId);
        episode.end = goesOn ? Episode::End::GoesOn : Episode::End::Unseen;
        StatePeriod &last = episode.periods.back();
        if (goesOn)
            last.toMs = std::max(last.fromMs, m_present.nowMs);
        m_done.push_back(std::move(episode));
    }
    std::stable_sort(m_done.begin(), m_done.end(), [](const Episode &a, const Episode &b) {
        return a.fromMs() > b.fromMs() || (a.fromMs() == b.fromMs() && a.alertId < b.alertId);
    });
    return std::move(m_done);
}

} // namespace

QString Episode::name() const { return textOf(labels.value("alertname")); }

std::optional<std::int64_t> Episode::acknowledgeMs() const
{
    if (!firedMs || !acknowledgedMs)
        return std::nullopt;
    return std::max<std::int64_t>(0, *acknowledgedMs - *firedMs);
}

std::optional<std::int64_t> Episode::resolveMs() const
{
    if (!firedMs || end != End::Resolved)
        return std::nullopt;
    return std::max<std::int64_t>(0, toMs() - *firedMs);
}

std::int64_t Episode::firingMs() const
{
    std::int64_t sum = 0;
    for (const StatePeriod &period : periods)
        sum += period.state == AlertState::Firing ? period.toMs - period.fromMs : 0;
    return sum;
}

std::vector<Episode> episodesOf(const std::vector<AlertTransition> &transitions,
                                const SeverityTable &severities, const Present &present)
{
    Telling telling(severities, present);
    std::for_each(transitions.rbegin(), transitions.rend(),
                  [&telling](const AlertTransition &one) { telling.add(one); });
    return telling.finished();
}

} // namespace onex
