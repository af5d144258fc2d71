// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notices/summary.h"

#include "models/notices/noticetext.h"

#include <QCoreApplication>

namespace onex {
namespace {

constexpr qsizetype kLongestReason = 120;

QString tr(const char *text) { return QCoreApplication::translate("Notices", text); }

QString counted(int count, const QString &word)
{
    return QStringLiteral("%1 %2").arg(count).arg(word);
}

QString firingText(const AlertModel::Counts &counts)
{
    QStringList parts;
    for (std::size_t i = 0; i < counts.firing.size(); ++i) {
        if (counts.firing[i] > 0)
            parts += counted(counts.firing[i], severityWord(static_cast<Severity>(i)));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

AlertSummary summaryOf(const AlertModel::Counts &counts, const QStringList &unknown)
{
    AlertSummary summary;
    for (const Severity severity : {Severity::Critical, Severity::High}) {
        const int count = counts.firing[static_cast<std::size_t>(severity)];
        summary.urgent += count;
        if (count > 0 && !summary.worst)
            summary.worst = severity;
    }
    summary.isKnown = unknown.isEmpty();
    return summary;
}

QString summaryText(const AlertModel::Counts &counts, const QStringList &unknown)
{
    QStringList parts;
    if (const QString firing = firingText(counts); !firing.isEmpty())
        parts += firing;
    for (int i = 1; i < kAlertStates; ++i) {
        const int count = counts.states[static_cast<std::size_t>(i)];
        if (count > 0)
            parts += counted(count, alertStateWord(static_cast<AlertState>(i)));
    }
    if (counts.overdue > 0)
        parts += counted(counts.overdue, tr("overdue"));
    if (parts.isEmpty() && unknown.isEmpty())
        return tr("No alerts");
    QString text = parts.join(QStringLiteral("; "));
    if (unknown.isEmpty())
        return text;
    if (!text.isEmpty())
        text += u'\n';
    return text + tr("Not known: %1").arg(plainLine(unknown.constFirst(), kLongestReason));
}

QString titleMark(const AlertSummary &summary)
{
    if (summary.urgent == 0)
        return summary.isKnown ? QString() : QStringLiteral("(?) ");
    return QStringLiteral("(%1%2%3) ")
        .arg(summary.urgent)
        .arg(summary.worst == Severity::Critical ? QStringLiteral("!") : QString(),
             summary.isKnown ? QString() : QStringLiteral("?"));
}

QString titleWithCount(const QString &base, const AlertSummary &summary)
{
    return titleMark(summary) + base;
}

} // namespace onex
