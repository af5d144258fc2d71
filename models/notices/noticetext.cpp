// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notices/noticetext.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <tuple>

namespace onex {
namespace {

constexpr qsizetype kLongestName = 60, kLongestSummary = 240;
constexpr int kMostNames = 5;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Notices", text, nullptr, n);
}

// Marks, embeddings, overrides and isolates of the bidirectional algorithm.
bool turnsText(QChar c)
{
    const char16_t code = c.unicode();
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

QString nameOf(const LiveAlert &alert)
{
    const QString name = plainLine(alert.name(), kLongestName);
    return name.isEmpty() ? tr("alert without a name") : name;
}

QString upperFirst(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

bool isWorse(const LiveAlertPtr &a, const LiveAlertPtr &b)
{
    return std::tuple(a->severity, a->name(), a->sinceMs)
        < std::tuple(b->severity, b->name(), b->sinceMs);
}

// "Down ×3, Full and 2 more", in the order of the alerts.
QString namesOf(const std::vector<LiveAlertPtr> &alerts)
{
    std::vector<std::pair<QString, int>> names;
    QHash<QString, std::size_t> places;
    for (const LiveAlertPtr &alert : alerts) {
        const QString name = nameOf(*alert);
        if (!places.contains(name)) {
            places.insert(name, names.size());
            names.emplace_back(name, 0);
        }
        ++names[places.value(name)].second;
    }
    QStringList shown;
    for (const auto &[name, count] : names) {
        if (shown.size() == kMostNames)
            break;
        shown += count == 1 ? name : QStringLiteral("%1 ×%2").arg(name).arg(count);
    }
    const int more = static_cast<int>(names.size()) - kMostNames;
    const QString text = shown.join(QStringLiteral(", "));
    return more > 0 ? tr("%1 and %2 more").arg(text).arg(more) : text;
}

// What distinguishes the alert from others of its name, where nobody wrote a summary.
QString labelsOf(const LiveAlert &alert)
{
    return QString::fromStdString(alert.labels.without("alertname").without("severity").toString());
}

QString titleOfOne(Notice::Kind kind, const LiveAlert &alert)
{
    const QString severity = severityWord(alert.severity);
    if (kind == Notice::Kind::Overdue)
        return tr("Overdue (%1): %2").arg(severity, nameOf(alert));
    return QStringLiteral("%1: %2").arg(upperFirst(severity), nameOf(alert));
}

QString titleOfMany(Notice::Kind kind, const std::vector<LiveAlertPtr> &alerts)
{
    const QString text
        = kind == Notice::Kind::Overdue ? tr("%1 alerts are overdue: %2") : tr("%1 new alerts: %2");
    return text.arg(alerts.size()).arg(severityCounts(alerts));
}

} // namespace

QString plainLine(const QString &text, qsizetype limit)
{
    QString line = text.left(8 * limit);
    line.removeIf(turnsText);
    for (QChar &c : line)
        if (c.category() == QChar::Other_Control)
            c = u' ';
    line = line.simplified();
    if (line.size() <= limit)
        return line;
    line.truncate(limit - 1);
    if (line.back().isHighSurrogate())
        line.chop(1);
    return line + u'…';
}

QString severityCounts(const std::vector<LiveAlertPtr> &alerts)
{
    std::array<int, 5> counts{};
    for (const LiveAlertPtr &alert : alerts)
        ++counts[static_cast<std::size_t>(alert->severity)];
    QStringList parts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            parts += QStringLiteral("%1 %2").arg(counts[i]).arg(
                severityWord(static_cast<Severity>(i)));
    }
    return parts.join(QStringLiteral(", "));
}

Notice noticeOf(Notice::Kind kind, std::vector<LiveAlertPtr> alerts)
{
    std::ranges::sort(alerts, isWorse);
    Notice notice;
    notice.kind = kind;
    for (const LiveAlertPtr &alert : alerts) {
        notice.severity = std::min(notice.severity, alert->severity);
        notice.alertIds += alert->id;
    }
    if (alerts.size() > 1) {
        notice.title = titleOfMany(kind, alerts);
        notice.body = namesOf(alerts);
        return notice;
    }
    const LiveAlert &alert = *alerts.front();
    const QString summary = alert.summary();
    notice.title = titleOfOne(kind, alert);
    notice.body = plainLine(summary.isEmpty() ? labelsOf(alert) : summary, kLongestSummary);
    return notice;
}

QString soundOf(Severity severity, Notice::Kind kind)
{
    if (kind == Notice::Kind::Overdue)
        return QStringLiteral("message-new-instant");
    return severity == Severity::Critical ? QStringLiteral("alarm-clock-elapsed")
                                          : QStringLiteral("dialog-warning");
}

} // namespace onex
