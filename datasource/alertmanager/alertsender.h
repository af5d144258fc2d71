// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/alertmanager/alertmanagerclient.h"
#include "datasource/core/clock.h"

#include <QTimer>

#include <functional>
#include <map>

namespace onex {

// Tells one Alertmanager of alerts, as Prometheus does: at once when one begins to fire and when it
// ends, and again every minute, for it forgets what it does not hear of for four; of what ended for
// a quarter of an hour. Source: Prometheus 3.5, rules/alerting.go and cmd/prometheus, what they do.
class AlertSender final : public QObject
{
    Q_OBJECT
public:
    using Firing = std::function<std::vector<Alert>()>; // all that fire at present

    // The clock outlives it.
    AlertSender(AlertmanagerConfig config, Firing firing, const Clock &clock);
    ~AlertSender() override;

    void tick(); // called every five seconds
    std::string url() const { return m_client.url(); }

Q_SIGNALS:
    // Why it was not told; empty: it was.
    void told(const QString &problem);

private:
    struct Watched
    {
        Alert alert;
        std::int64_t sentMs = 0;  // steady; 0: never
        std::int64_t endedMs = 0; // steady; 0: it fires
        bool isEndSent = false;
    };
    using Watch = std::map<Labels, Watched>;

    void look();
    bool isDue(const Watched &watched) const;
    Alert asSent(const Watched &watched) const;
    void noteSent(const std::vector<Alert> &alerts);

    AlertmanagerClient m_client;
    const Firing m_firing;
    const Clock &m_clock;
    Watch m_watch;
    bool m_isSending = false;
    QTimer m_ticker;
    std::stop_source m_stop;
};

} // namespace onex
