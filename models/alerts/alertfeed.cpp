// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertfeed.h"

#include "datasource/source/background.h"
#include "models/query/sourceregistry.h"

#include <algorithm>

namespace onex {
namespace {

constexpr int kTickMs = 1000;

} // namespace

AlertFeed::AlertFeed(SourceRegistry &sources, const Clock &clock, SeverityTable severities,
                     QObject *parent)
    : QObject(parent)
    , m_sources(sources)
    , m_clock(clock)
    , m_severities(std::move(severities))
    , m_unknown(unknown())
{
    connect(&m_ticker, &QTimer::timeout, this, &AlertFeed::tick);
    m_ticker.start(kTickMs);
}

AlertFeed::~AlertFeed() { m_stop.request_stop(); }

void AlertFeed::setInterval(std::int64_t ms) { m_intervalMs = std::max<std::int64_t>(ms, 1000); }

void AlertFeed::add(std::shared_ptr<AlertSource> manager)
{
    m_isJoined = false;
    m_managers.push_back(manager);
    m_clusters.push_back(std::make_unique<ClusterInquiry>(std::move(manager), m_clock));
    m_inquiries.push_back(m_clusters.back().get());
    connect(m_inquiries.back(), &AlertInquiry::answered, this, &AlertFeed::join);
}

void AlertFeed::refresh()
{
    addNewSources();
    for (AlertInquiry *inquiry : m_inquiries)
        inquiry->askNow(m_intervalMs, m_stop.get_token());
    reportUnknown();
}

void AlertFeed::tick()
{
    addNewSources();
    for (AlertInquiry *inquiry : m_inquiries)
        inquiry->askWhenDue(m_intervalMs, m_stop.get_token());
    reportUnknown();
}

void AlertFeed::reportUnknown()
{
    const QStringList unknown = this->unknown();
    if (unknown != std::exchange(m_unknown, unknown))
        Q_EMIT unknownChanged();
}

// Sources come one after the other while their secrets are read; none goes.
void AlertFeed::addNewSources()
{
    const auto &all = m_sources.all();
    for (std::size_t i = m_rules.size(); i < all.size(); ++i) {
        m_rules.push_back(std::make_unique<RuleInquiry>(*all[i], m_clock));
        m_inquiries.push_back(m_rules.back().get());
        connect(m_inquiries.back(), &AlertInquiry::answered, this, &AlertFeed::join);
    }
}

std::vector<ClusterAlerts> AlertFeed::said() const
{
    std::vector<ClusterAlerts> all;
    for (const auto &cluster : m_clusters)
        all.push_back(cluster->said());
    return all;
}

// There may be 50,000 alerts: away from the thread of the window, one join at a time.
void AlertFeed::join()
{
    m_joinAgain = m_joining;
    if (std::exchange(m_joining, true))
        return;
    std::vector<SourceRules> rules;
    for (const auto &rule : m_rules)
        rules.push_back(rule->said());
    const auto work
        = [rules = std::move(rules), clusters = said(), severities = m_severities, known = m_told] {
              auto alerts = joinedAlerts(rules, clusters, severities);
              keepUnchanged(alerts, known);
              return alerts;
          };
    runInBackground(this, work,
                    [this](std::vector<LiveAlertPtr> alerts) { accept(std::move(alerts)); });
}

void AlertFeed::accept(std::vector<LiveAlertPtr> alerts)
{
    m_joining = false;
    m_isJoined = m_isJoined
        || (!m_joinAgain && std::ranges::all_of(m_inquiries, [](const AlertInquiry *one) {
                     return one->hasBeenHeard();
                 }));
    m_told = alerts;
    m_deadManTellers.clear();
    std::erase_if(alerts, [this](const LiveAlertPtr &alert) {
        if (m_deadMan.isEmpty() || alert->name() != m_deadMan)
            return false;
        m_deadManTellers += alert->clusters + alert->sources;
        return true;
    });
    m_alerts = std::move(alerts);
    reportUnknown();
    Q_EMIT changed();
    if (m_joinAgain)
        join();
}

QStringList AlertFeed::unknown() const
{
    QStringList reasons;
    if (m_sources.all().empty() && m_managers.empty())
        reasons += tr("No source is configured.");
    for (const AlertInquiry *inquiry : m_inquiries) {
        const QString reason = inquiry->unknown(m_intervalMs);
        const QString missing = reason.isEmpty() ? missingDeadMan(*inquiry) : QString();
        if (!reason.isEmpty() || !missing.isEmpty())
            reasons += inquiry->name() + QLatin1String(": ") + reason + missing;
    }
    return reasons;
}

// It has to come all the way: to the Alertmanagers, where there are any.
QString AlertFeed::missingDeadMan(const AlertInquiry &inquiry) const
{
    const bool isLast
        = m_clusters.empty() || std::ranges::any_of(m_clusters, [&inquiry](const auto &cluster) {
              return cluster.get() == &inquiry;
          });
    if (m_deadMan.isEmpty() || !isLast || m_deadManTellers.contains(inquiry.name()))
        return {};
    return tr("the alert %1, which always fires, does not arrive").arg(m_deadMan);
}

} // namespace onex
