// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historytexts.h"

#include "models/dashboard/timeexpr.h"
#include "models/panels/ticks.h"

#include <QCoreApplication>

namespace onex {
namespace {

constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute;

QString tr(const char *text) { return QCoreApplication::translate("History", text); }

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString secondsLabel(std::int64_t ms, const QTimeZone &zone)
{
    return timeLabel(ms / kSecond * kSecond, zone);
}

QString lineOf(const AlertTransition &one, const QTimeZone &zone)
{
    QString line = secondsLabel(one.timeMs, zone) + QLatin1String("  ") + textOf(one.toState);
    if (!one.by.empty())
        line += QLatin1String(" (") + textOf(one.by).left(100).simplified() + u')';
    if (one.value)
        line += QLatin1String(", ") + tr("value %1").arg(*one.value, 0, 'g', 6);
    return line;
}

} // namespace

// Two units are enough: an hour more or less matters of three days, a second does not.
QString lastingText(std::optional<std::int64_t> ms)
{
    if (!ms)
        return QStringLiteral("–");
    const std::int64_t step = *ms < kHour ? kSecond : *ms < 24 * kHour ? kMinute : kHour;
    return formatDuration(std::max(*ms / step * step, *ms > 0 ? kSecond : std::int64_t{0}));
}

QString firedText(const Episode &episode, const QTimeZone &zone)
{
    const QString at = secondsLabel(episode.firedMs.value_or(episode.fromMs()), zone);
    return episode.firedMs ? at : tr("%1, pending only").arg(at);
}

QString acknowledgedText(const Episode &episode)
{
    const auto limit = responseMs(episode.severity);
    const auto after = episode.acknowledgeMs();
    if (!after && !episode.by.isEmpty())
        return tr("before it was seen");
    if (!after)
        return limit && episode.firingMs() > *limit ? tr("not, too late") : QStringLiteral("–");
    return limit && *after > *limit ? tr("%1, too late").arg(lastingText(after))
                                    : lastingText(after);
}

QString resolvedText(const Episode &episode)
{
    switch (episode.end) {
    case Episode::End::GoesOn:
        return tr("goes on");
    case Episode::End::Unseen:
        return tr("not seen");
    case Episode::End::Resolved:
        break;
    }
    return lastingText(episode.resolveMs());
}

QString labelsText(const Episode &episode)
{
    return textOf(episode.labels.without("alertname").toString());
}

QString episodeText(const Episode &episode, const QTimeZone &zone)
{
    QStringList lines{episode.name().left(200).simplified() + QStringLiteral(" · ")
                          + severityWord(episode.severity),
                      episode.summary.left(300).simplified(), labelsText(episode).left(300)};
    for (const StatePeriod &period : episode.periods)
        lines += secondsLabel(period.fromMs, zone) + QLatin1String("  ")
            + alertStateWord(period.state) + QLatin1String(", ")
            + lastingText(period.toMs - period.fromMs);
    lines += tr("Resolved: %1").arg(resolvedText(episode));
    lines.removeAll(QString());
    return lines.mid(0, 16).join(u'\n');
}

std::vector<QStringList> severityTable(const HistoryFigures &figures)
{
    std::vector<QStringList> rows{{tr("Severity"), tr("Respond within"), tr("Fired"),
                                   tr("Acknowledged"), tr("In time"), tr("Late"),
                                   tr("Acknowledged after, mean"), tr("worst"),
                                   tr("Resolved after, mean"), tr("worst")}};
    for (std::size_t i = 0; i < figures.bySeverity.size(); ++i) {
        const SeverityFigures &one = figures.bySeverity[i];
        const auto severity = static_cast<Severity>(i);
        if (one.fired == 0 && severity == Severity::None)
            continue; // not in the table of response times
        const auto limit = responseMs(severity);
        rows.push_back({severityWord(severity), lastingText(limit), QString::number(one.fired),
                        QString::number(one.acknowledged), QString::number(one.inTime),
                        QString::number(one.late), lastingText(one.meanAcknowledgeMs),
                        lastingText(one.worstAcknowledgeMs), lastingText(one.meanResolveMs),
                        lastingText(one.worstResolveMs)});
    }
    return rows;
}

std::vector<QStringList> noisyTable(const HistoryFigures &figures)
{
    constexpr std::size_t kMost = 50;
    std::vector<QStringList> rows{
        {tr("Alert"), tr("Severity"), tr("Fired"), tr("Fired for"), tr("Flapped")}};
    for (const NoisyAlert &one : figures.noisy) {
        if (rows.size() > kMost)
            break;
        rows.push_back({one.name.left(200).simplified(), severityWord(one.severity),
                        QString::number(one.fired), lastingText(one.firingMs),
                        one.flaps > 0 ? QString::number(one.flaps) : QStringLiteral("–")});
    }
    return rows;
}

QStringList transitionLines(const std::vector<AlertTransition> &transitions, const QTimeZone &zone)
{
    QStringList lines;
    for (const AlertTransition &one : transitions)
        lines += lineOf(one, zone);
    return lines;
}

} // namespace onex
