// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "models/alerts/alertinquiry.h"
#include "models/alerts/alertjoin.h"

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace onex {

class SourceRegistry;

// Asks every source of metrics and every Alertmanager for its alerts, also while the window is
// hidden, and says what is not known: no alert is good news only when all of them have just said
// so.
class AlertFeed final : public QObject
{
    Q_OBJECT
public:
    // Sources and clock outlive the feed.
    AlertFeed(SourceRegistry &sources, const Clock &clock, SeverityTable severities = {},
              QObject *parent = nullptr);
    ~AlertFeed() override;

    void add(std::shared_ptr<AlertSource> manager);
    const std::vector<std::shared_ptr<AlertSource>> &managers() const { return m_managers; }

    void setInterval(std::int64_t ms);
    // The name of an alert that fires as long as all is well. It is not among the alerts; what one
    // that lacks it does not tell of is not known.
    void setDeadMan(const QString &name) { m_deadMan = name; }
    void refresh(); // now
    void tick();    // looks what is due; called about once a second

    const std::vector<LiveAlertPtr> &alerts() const { return m_alerts; }
    std::vector<ClusterAlerts> said() const; // by the Alertmanagers, as of their last answers
    // What is among alerts() is what all of them say together: each has answered, or failed, since
    // it is asked. Before that an alert may seem to be what it is not.
    bool isJoined() const { return m_isJoined; }
    // Why there may be alerts that are not shown, a sentence each; empty: all are known.
    QStringList unknown() const;

Q_SIGNALS:
    void changed();        // alerts
    void unknownChanged(); // what is not known

private:
    void reportUnknown();
    void addNewSources();
    void join();
    void accept(std::vector<LiveAlertPtr> alerts);
    QString missingDeadMan(const AlertInquiry &inquiry) const;

    SourceRegistry &m_sources;
    const Clock &m_clock;
    SeverityTable m_severities;
    std::int64_t m_intervalMs = 10'000;
    std::vector<std::unique_ptr<RuleInquiry>> m_rules;
    std::vector<std::unique_ptr<ClusterInquiry>> m_clusters;
    std::vector<AlertInquiry *> m_inquiries; // both
    std::vector<std::shared_ptr<AlertSource>> m_managers;
    std::vector<LiveAlertPtr> m_told;   // by all
    std::vector<LiveAlertPtr> m_alerts; // without the dead man's
    QString m_deadMan;
    QStringList m_deadManTellers; // names of those that tell of it
    QStringList m_unknown;
    QTimer m_ticker;
    std::stop_source m_stop;
    bool m_joining = false, m_joinAgain = false, m_isJoined = false;
};

} // namespace onex
