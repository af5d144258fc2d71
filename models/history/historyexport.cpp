// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historyexport.h"

#include "models/panels/table.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace onex {
namespace {

using Ms = std::optional<std::int64_t>;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString time(Ms ms)
{
    return ms ? QDateTime::fromMSecsSinceEpoch(*ms, Qt::UTC).toString(Qt::ISODateWithMs)
              : QString();
}

QByteArray seconds(Ms ms)
{
    return ms ? QByteArray::number(static_cast<double>(*ms) / 1000., 'f', 3) : QByteArray();
}

QJsonValue secondsValue(Ms ms)
{
    return ms ? QJsonValue(static_cast<double>(*ms) / 1000.) : QJsonValue();
}

QString endWord(Episode::End end)
{
    static constexpr const char *kWords[] = {"resolved", "goes on", "not seen"};
    return QLatin1String(kWords[static_cast<int>(end)]);
}

QJsonObject labelsObject(const Labels &labels)
{
    QJsonObject object;
    for (const auto &[name, value] : labels)
        object.insert(textOf(name), textOf(value));
    return object;
}

QJsonArray periodsArray(const Episode &episode)
{
    QJsonArray periods;
    for (const StatePeriod &period : episode.periods)
        periods.append(QJsonObject{{"state", QLatin1String(alertStateKey(period.state))},
                                   {"from", time(period.fromMs)},
                                   {"to", time(period.toMs)}});
    return periods;
}

QJsonObject episodeObject(const Episode &episode)
{
    return {{"id", episode.alertId},
            {"alert", episode.name()},
            {"severity", severityWord(episode.severity)},
            {"summary", episode.summary},
            {"labels", labelsObject(episode.labels)},
            {"fired", time(episode.firedMs)},
            {"acknowledged", time(episode.acknowledgedMs)},
            {"acknowledgedBy", episode.by},
            {"acknowledgedAfterSeconds", secondsValue(episode.acknowledgeMs())},
            {"resolvedAfterSeconds", secondsValue(episode.resolveMs())},
            {"end", endWord(episode.end)},
            {"periods", periodsArray(episode)}};
}

QJsonObject figuresObject(const HistoryFigures &figures)
{
    QJsonObject object;
    for (std::size_t i = 0; i < figures.bySeverity.size(); ++i) {
        const SeverityFigures &one = figures.bySeverity[i];
        object.insert(severityWord(static_cast<Severity>(i)),
                      QJsonObject{{"fired", one.fired},
                                  {"acknowledged", one.acknowledged},
                                  {"inTime", one.inTime},
                                  {"late", one.late},
                                  {"meanAcknowledgeSeconds", secondsValue(one.meanAcknowledgeMs)},
                                  {"worstAcknowledgeSeconds", secondsValue(one.worstAcknowledgeMs)},
                                  {"meanResolveSeconds", secondsValue(one.meanResolveMs)},
                                  {"worstResolveSeconds", secondsValue(one.worstResolveMs)}});
    }
    return object;
}

} // namespace

QByteArray historyCsv(const std::vector<Episode> &episodes)
{
    QByteArray csv = "alert,severity,fired,acknowledged,acknowledged by,acknowledged after s,"
                     "resolved after s,end,summary,labels\r\n";
    for (const Episode &episode : episodes) {
        const QByteArray cells[] = {csvCell(episode.name()),
                                    csvCell(severityWord(episode.severity)),
                                    time(episode.firedMs).toUtf8(),
                                    time(episode.acknowledgedMs).toUtf8(),
                                    csvCell(episode.by),
                                    seconds(episode.acknowledgeMs()),
                                    seconds(episode.resolveMs()),
                                    csvCell(endWord(episode.end)),
                                    csvCell(episode.summary),
                                    csvCell(textOf(episode.labels.toString()))};
        for (const QByteArray &cell : cells)
            csv += cell + (&cell == std::end(cells) - 1 ? "\r\n" : ",");
    }
    return csv;
}

QByteArray historyJson(const std::vector<Episode> &episodes, std::int64_t fromMs, std::int64_t toMs)
{
    QJsonArray array;
    for (const Episode &episode : episodes)
        array.append(episodeObject(episode));
    return QJsonDocument(QJsonObject{{"from", time(fromMs)},
                                     {"to", time(toMs)},
                                     {"figures", figuresObject(figuresOf(episodes))},
                                     {"episodes", array}})
        .toJson();
}

} // namespace onex
