// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "datasource/alertmanager/alertsender.h"
#include "datasource/source/rules.h"
#include "datasource/state/localstate.h"
#include "models/alerts/acknowledger.h"
#include "models/alerts/alertmodel.h"
#include "models/alerts/alertrecorder.h"

#include <QCoroTask>

#include <functional>

namespace onex {

// The parts that have to do with alerts, made and connected: the Alertmanagers that are configured,
// or else those that the sources of metrics send to.
class Alerting final : public QObject
{
    Q_OBJECT
public:
    // Sources and clock outlive it. statePath: of the journal.
    Alerting(SourceRegistry &sources, const Clock &clock, const Config &config,
             const QString &statePath);
    ~Alerting() override;

    AlertModel &model() { return m_model; }
    AlertFeed &feed() { return m_feed; }
    Acknowledger &acknowledger() { return m_acknowledger; }
    AlertRecorder &recorder() { return m_recorder; }
    LocalState &state() { return m_state; }
    const SeverityTable &severities() const { return m_severities; }

    // With what the journal knows of them.
    std::vector<LiveAlertPtr> alerts() const;
    // As the status bar shows them: a cluster is well while one of its members is.
    std::vector<std::pair<QString, SourceHealth>> health() const;

    // Of rules that this program evaluates itself: Alertmanagers that want to are told of their
    // alerts; where none does, they and their silences are held here. Before start().
    void hold(std::function<std::vector<RuleGroup>()> ownRules)
    {
        m_ownRules = std::move(ownRules);
    }
    // Of alerts that are held here.
    static QString ownCluster();

    void start(); // once the sources of metrics are there
    // From now on; a program that only draws a picture leaves nothing behind.
    void keepHistory();
    void probe(); // from time to time

Q_SIGNALS:
    void changed(); // alerts
    // What the first route of an Alertmanager groups by.
    void routeKnown(const QStringList &groupBy);
    // What a person should know, and what it is about; an empty sentence: no longer.
    void told(const QString &topic, const QString &sentence);

private:
    QCoro::Task<> addConfigured();
    QCoro::Task<> addOwn();
    void connectSender(AlertSender &sender);
    bool isManaged() const; // by others
    void discover();
    void add(std::shared_ptr<AlertSource> manager);
    void addFound(const std::vector<std::string> &urls);
    void show();
    void record();
    void ask(const std::shared_ptr<AlertSource> &manager);
    void accept(const std::string &manager, const ClusterStatus &status);

    SourceRegistry &m_sources;
    const Clock &m_clock;
    std::vector<AlertmanagerSettings> m_settings;
    SeverityTable m_severities;
    AlertFeed m_feed;
    AlertModel m_model;
    LocalState m_state;
    Acknowledger m_acknowledger;
    AlertRecorder m_recorder;
    std::stop_source m_stop;
    std::function<std::vector<RuleGroup>()> m_ownRules; // null: there are none
    std::vector<std::unique_ptr<AlertSender>> m_senders;
    bool m_routeKnown = false;
    bool m_hasLooked = false; // for Alertmanagers, where none is configured
};

} // namespace onex
