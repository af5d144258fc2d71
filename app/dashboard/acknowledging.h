// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/livealert.h"

#include <QObject>

#include <vector>

namespace onex {

class Alerting;
class AlertPane;

// What a person does in the pane of alerts becomes what the acknowledger does.
class Acknowledging final : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    Acknowledging(Alerting &alerting, AlertPane &pane, QObject *parent = nullptr);

    void acknowledge(const std::vector<LiveAlertPtr> &alerts); // asks who, why and how long
    // For an hour, by whoever acknowledged last. False: nobody did, so nothing is done.
    bool acknowledgeAtOnce(const std::vector<LiveAlertPtr> &alerts);
    const QString &author() const { return m_author; }
    void remember(const QString &author);

Q_SIGNALS:
    void authorChanged();

private:
    void setAuthor(const QString &author);

    Alerting &m_alerting;
    AlertPane &m_pane;
    QString m_author;            // as of last time
    bool m_isRemembered = false; // not just the name of the account
};

} // namespace onex
