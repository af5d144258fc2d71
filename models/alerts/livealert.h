// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"
#include "models/alerts/severity.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace onex {

// Most in need of somebody first.
enum class AlertState { Firing, Pending, Acknowledged, Silenced, Inhibited };
constexpr int kAlertStates = 5;

const char *alertStateKey(AlertState state); // "firing" …, in the log and in files
QString alertStateWord(AlertState state);    // for people

// Who has taken an alert on.
struct Acknowledgement
{
    QString by;
    QString comment; // without the marks that programs put into it
    std::int64_t untilMs = 0;
    bool untilResolved = false; // renewed while the alert fires
    // Sending: not yet seen on the server. Local: no Alertmanager knows of the alert, and nobody
    // else of its acknowledgement.
    enum class Standing { Confirmed, Sending, Failed, Ending, Local };
    Standing standing = Standing::Confirmed;
    QString problem{}; // why it failed, or why it takes so long
    bool operator==(const Acknowledgement &) const = default;
};

// One alert as the pane shows it: what every server that knows it says, joined.
struct LiveAlert
{
    QString id; // stays while the alert does: Alertmanager's fingerprint, else made of the labels
    // Of the labels that its rule gives it: an Alertmanager's may be more, once it is told. Empty:
    // no rule is known.
    QString ruleId{};
    Labels labels;
    Labels annotations;
    AlertState state = AlertState::Firing;
    Severity severity = Severity::Medium;
    std::int64_t sinceMs = 0;    // firing, or pending, since
    std::optional<double> value; // of the rule's expression, where Prometheus knows it
    QString expression;          // of the rule
    QString generatorUrl;
    QStringList sources;               // names of the servers whose rules raise it
    QStringList clusters;              // names of the Alertmanagers that know it
    QStringList receivers;             // whom Alertmanager tells
    QStringList silences, inhibitedBy; // ids
    QStringList mutedBy;               // names of time intervals
    std::optional<Acknowledgement> acknowledgement;
    bool operator==(const LiveAlert &) const = default;

    QString label(const char *name) const;
    QString name() const { return label("alertname"); }
    // The same from pending to resolved, whoever tells of it.
    const QString &historyId() const { return ruleId.isEmpty() ? id : ruleId; }
    QString summary() const; // the annotation, else the description
    // When somebody has to have responded; none: nobody has to, or somebody did.
    std::optional<std::int64_t> respondByMs() const;
};

using LiveAlertPtr = std::shared_ptr<const LiveAlert>;

QString roughly(std::int64_t ms); // "12s", "6m", "3h", "2d": enough to act on

// "6m left", "now", "3m overdue"; empty: nobody has to respond.
QString responseText(const LiveAlert &alert, std::int64_t nowMs);
bool isOverdue(const LiveAlert &alert, std::int64_t nowMs);

} // namespace onex
