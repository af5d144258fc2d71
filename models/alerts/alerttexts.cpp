// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alerttexts.h"

#include "models/alerts/alertmodel.h"

#include <QCoreApplication>

#include <algorithm>

namespace onex {
namespace {

struct Moment
{
    const Labels &shared;
    std::int64_t nowMs;
};

QString tr(const char *text) { return QCoreApplication::translate("Alerts", text); }

QString severityText(const LiveAlert &alert, const Moment &)
{
    const QString written = alert.label("severity");
    return written.isEmpty() ? severityWord(alert.severity) : written;
}

QString stateText(const LiveAlert &alert, const Moment &) { return alertStateWord(alert.state); }
QString nameText(const LiveAlert &alert, const Moment &) { return alert.name(); }
QString summaryText(const LiveAlert &alert, const Moment &) { return alert.summary(); }
QString sinceText(const LiveAlert &alert, const Moment &moment)
{
    return roughly(std::max<std::int64_t>(0, moment.nowMs - alert.sinceMs));
}
QString dueText(const LiveAlert &alert, const Moment &moment)
{
    return responseText(alert, moment.nowMs);
}
QString acknowledgedText(const LiveAlert &alert, const Moment &moment)
{
    if (!alert.acknowledgement)
        return {};
    const Acknowledgement &ack = *alert.acknowledgement;
    const QString left = roughly(std::max<std::int64_t>(0, ack.untilMs - moment.nowMs));
    switch (ack.standing) {
    case Acknowledgement::Standing::Sending:
        return ack.problem.isEmpty() ? tr("%1, sending…").arg(ack.by)
                                     : tr("%1, sending… %2").arg(ack.by, ack.problem);
    case Acknowledgement::Standing::Failed:
        return tr("✖ failed: %1").arg(ack.problem);
    case Acknowledgement::Standing::Ending:
        return tr("%1, being taken back…").arg(ack.by);
    case Acknowledgement::Standing::Local:
        return tr("%1, only here, %2 more").arg(ack.by, left);
    case Acknowledgement::Standing::Confirmed:
        break;
    }
    return ack.untilResolved ? tr("%1, until resolved").arg(ack.by)
                             : tr("%1, %2 more").arg(ack.by, left);
}
QString labelsText(const LiveAlert &alert, const Moment &moment)
{
    return ownLabels(alert, moment.shared);
}

struct Column
{
    const char *title;
    QString (*text)(const LiveAlert &alert, const Moment &moment);
};

constexpr Column kColumns[kAlertColumns] = {
    {QT_TRANSLATE_NOOP("Alerts", "Severity"), &severityText},
    {QT_TRANSLATE_NOOP("Alerts", "State"), &stateText},
    {QT_TRANSLATE_NOOP("Alerts", "Alert"), &nameText},
    {QT_TRANSLATE_NOOP("Alerts", "Summary"), &summaryText},
    {QT_TRANSLATE_NOOP("Alerts", "Since"), &sinceText},
    {QT_TRANSLATE_NOOP("Alerts", "Respond"), &dueText},
    {QT_TRANSLATE_NOOP("Alerts", "Acknowledged by"), &acknowledgedText},
    {QT_TRANSLATE_NOOP("Alerts", "Labels"), &labelsText},
};

// One line of a cell: servers' texts may have many.
QString oneLine(const QString &text) { return text.left(500).simplified(); }

} // namespace

QString alertColumnTitle(AlertColumn column)
{
    return tr(kColumns[static_cast<int>(column)].title);
}

QVariant alertData(const LiveAlert &alert, const Labels &shared, AlertColumn column, int role,
                   std::int64_t nowMs)
{
    const auto text = [&] {
        return kColumns[static_cast<int>(column)].text(alert, {shared, nowMs});
    };
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text());
    case Qt::ToolTipRole:
        return text().left(2000).toHtmlEscaped();
    case AlertModel::IdRole:
        return alert.id;
    case AlertModel::SeverityRole:
        return static_cast<int>(alert.severity);
    case AlertModel::StateRole:
        return static_cast<int>(alert.state);
    case AlertModel::OverdueRole:
        return isOverdue(alert, nowMs);
    default:
        return {};
    }
}

// For the whole row, asked of the first column: the title, how many, and what all of them share.
QVariant groupData(const AlertGroup &group, AlertColumn column, int role)
{
    const bool isText = role == AlertModel::TitleRole || role == Qt::ToolTipRole
        || role == Qt::AccessibleTextRole;
    if (column != AlertColumn::Severity || !isText)
        return {};
    const auto count = group.alerts.size();
    QString text = group.title + QStringLiteral(" · ")
        + (count == 1 ? tr("1 alert") : tr("%1 alerts").arg(count));
    if (const Labels shared = group.shared.without("alertname"); !shared.empty())
        text += QStringLiteral(" · ") + QString::fromStdString(shared.toString());
    return role == Qt::ToolTipRole ? text.left(2000).toHtmlEscaped() : oneLine(text);
}

} // namespace onex
