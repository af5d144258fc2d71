// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historyfigures.h"

#include <QMap>

#include <algorithm>

namespace onex {
namespace {

class Times
{
public:
    void add(std::optional<std::int64_t> ms)
    {
        if (!ms)
            return;
        m_sum += *ms;
        m_worst = std::max(m_worst, *ms);
        ++m_count;
    }
    int count() const { return m_count; }
    std::optional<std::int64_t> mean() const { return given(m_count ? m_sum / m_count : 0); }
    std::optional<std::int64_t> worst() const { return given(m_worst); }

private:
    std::optional<std::int64_t> given(std::int64_t ms) const
    {
        return m_count > 0 ? std::optional(ms) : std::nullopt;
    }
    std::int64_t m_sum = 0, m_worst = 0;
    int m_count = 0;
};

// Silenced and inhibited times do not count: nobody had to respond.
bool isLate(const Episode &episode, std::int64_t limitMs)
{
    return episode.acknowledgeMs() ? *episode.acknowledgeMs() > limitMs
                                   : episode.firingMs() > limitMs;
}

SeverityFigures figuresOf(const std::vector<Episode> &episodes, Severity severity)
{
    SeverityFigures figures;
    Times acknowledge, resolve;
    const auto limit = responseMs(severity);
    for (const Episode &episode : episodes) {
        if (episode.severity != severity || !episode.firedMs)
            continue;
        ++figures.fired;
        acknowledge.add(episode.acknowledgeMs());
        resolve.add(episode.resolveMs());
        const bool late = limit && isLate(episode, *limit);
        figures.late += late ? 1 : 0;
        figures.inTime += limit && !late && episode.acknowledgeMs() ? 1 : 0;
    }
    figures.acknowledged = acknowledge.count();
    figures.meanAcknowledgeMs = acknowledge.mean();
    figures.worstAcknowledgeMs = acknowledge.worst();
    figures.meanResolveMs = resolve.mean();
    figures.worstResolveMs = resolve.worst();
    return figures;
}

// Episodes come the newest first.
std::vector<NoisyAlert> noisyOf(const std::vector<Episode> &episodes)
{
    QMap<QString, NoisyAlert> byName;
    QHash<QString, std::int64_t> firedAgainMs; // of an alert, the next time
    for (const Episode &episode : episodes) {
        if (!episode.firedMs)
            continue;
        NoisyAlert &noisy = byName[episode.name()];
        noisy.severity
            = noisy.fired == 0 ? episode.severity : std::min(noisy.severity, episode.severity);
        noisy.name = episode.name();
        ++noisy.fired;
        noisy.firingMs += episode.firingMs();
        const auto again = firedAgainMs.constFind(episode.alertId);
        if (again != firedAgainMs.cend() && *again - episode.toMs() < kFlapMs)
            ++noisy.flaps;
        firedAgainMs[episode.alertId] = *episode.firedMs;
    }
    std::vector<NoisyAlert> all(byName.cbegin(), byName.cend());
    std::stable_sort(all.begin(), all.end(), [](const NoisyAlert &a, const NoisyAlert &b) {
        return a.fired != b.fired ? a.fired > b.fired : a.firingMs > b.firingMs;
    });
    return all;
}

} // namespace

HistoryFigures figuresOf(const std::vector<Episode> &episodes)
{
    HistoryFigures figures;
    for (std::size_t i = 0; i < figures.bySeverity.size(); ++i)
        figures.bySeverity[i] = figuresOf(episodes, static_cast<Severity>(i));
    figures.noisy = noisyOf(episodes);
    return figures;
}

} // namespace onex
