// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/source/alertsource.h"
#include "datasource/source/metricsource.h"
#include "models/alerts/alertjoin.h"
#include "models/query/backoff.h"

#include <QObject>
#include <QStringList>

#include <stop_token>

namespace onex {

// Asks one server for its alerts again and again, and knows how far it is to be trusted.
class AlertInquiry : public QObject
{
    Q_OBJECT
public:
    explicit AlertInquiry(const Clock &clock);

    void askWhenDue(std::int64_t intervalMs, std::stop_token stop);
    void askNow(std::int64_t intervalMs, std::stop_token stop);
    // Why it is not known which alerts there are; empty: it is.
    QString unknown(std::int64_t intervalMs) const;
    virtual QString name() const = 0;
    bool hasBeenHeard() const { return m_answeredMs || !m_error.isEmpty(); } // or failed, once

Q_SIGNALS:
    void answered();

protected:
    virtual void ask(std::stop_token stop) = 0;                // ends in succeeded() or failed()
    virtual std::optional<std::int64_t> startedMs() const = 0; // since the epoch
    void succeeded();
    void failed(const Error &error);

private:
    bool isDue(std::int64_t intervalMs) const;

    const Clock &m_clock;
    bool m_underWay = false;
    std::int64_t m_intervalMs = 0;
    std::optional<std::int64_t> m_askedMs, m_answeredMs; // steady
    QString m_error;
    BackOff m_backOff;
};

// The rules of a source of metrics.
class RuleInquiry final : public AlertInquiry
{
    Q_OBJECT
public:
    RuleInquiry(MetricSource &source, const Clock &clock);

    QString name() const override;
    SourceRules said() const { return {name(), m_groups}; }

protected:
    void ask(std::stop_token stop) override;
    std::optional<std::int64_t> startedMs() const override;

private:
    MetricSource &m_source;
    std::vector<RuleGroup> m_groups;
};

// The alerts and silences of an Alertmanager, or of several that gossip.
class ClusterInquiry final : public AlertInquiry
{
    Q_OBJECT
public:
    ClusterInquiry(std::shared_ptr<AlertSource> source, const Clock &clock);

    QString name() const override;
    const ClusterAlerts &said() const { return m_said; }

protected:
    void ask(std::stop_token stop) override;
    std::optional<std::int64_t> startedMs() const override;

private:
    std::shared_ptr<AlertSource> m_source;
    ClusterAlerts m_said;
};

} // namespace onex
