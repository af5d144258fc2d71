// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/alerting.h"

#include "app/config/secrets.h"
#include "app/dashboard/sources.h"
#include "datasource/alertmanager/alertmanagercluster.h"
#include "datasource/embedded/localalertmanager.h"
#include "models/query/sourceregistry.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <algorithm>

namespace onex {
namespace {

const char kFoundName[] = "alertmanager";

// Of this program among others that look after the same journal.
QString ownName()
{
    return QSysInfo::machineHostName().simplified().replace(u' ', u'-') + u'-'
        + QString::number(QCoreApplication::applicationPid());
}

SeverityTable tableOf(const QMap<QString, QString> &words)
{
    SeverityTable table;
    for (auto it = words.begin(); it != words.end(); ++it)
        table.set(it.key(), SeverityTable().of(it.value()));
    return table;
}

SourceHealth bestOf(const std::vector<MemberHealth> &members)
{
    SourceHealth best;
    for (const MemberHealth &member : members) {
        if (member.source.state == SourceHealth::State::Ok)
            return member.source;
        best = member.source;
    }
    return best;
}

} // namespace

Alerting::Alerting(SourceRegistry &sources, const Clock &clock, const Config &config,
                   const QString &statePath)
    : m_sources(sources)
    , m_clock(clock)
    , m_settings(config.alertmanagers)
    , m_severities(tableOf(config.alerts.severities))
    , m_feed(sources, clock, m_severities)
    , m_state(statePath)
    , m_acknowledger(m_state, m_feed, clock, ownName())
    , m_recorder(m_state, clock)
{
    connect(&m_recorder, &AlertRecorder::told, this,
            [this](const QString &sentence) { Q_EMIT told(QStringLiteral("history"), sentence); });
    connect(&m_recorder, &AlertRecorder::recorded, this,
            [this] { Q_EMIT told(QStringLiteral("history"), QString()); });
    m_feed.setDeadMan(config.alerts.deadMan);
    connect(&m_feed, &AlertFeed::changed, this, &Alerting::show);
    connect(&m_acknowledger, &Acknowledger::changed, this, &Alerting::show);
    auto *seconds = new QTimer(this);
    connect(seconds, &QTimer::timeout, this, [this, &clock] { m_model.setNow(clock.nowMs()); });
    seconds->start(1000);
    m_model.setNow(clock.nowMs());
}

std::vector<std::pair<QString, SourceHealth>> Alerting::health() const
{
    std::vector<std::pair<QString, SourceHealth>> all;
    for (const auto &manager : m_feed.managers())
        if (QString::fromStdString(manager->name()) != ownCluster())
            all.emplace_back(QString::fromStdString(manager->name()), bestOf(manager->health()));
    return all;
}

Alerting::~Alerting() { m_stop.request_stop(); }

std::vector<LiveAlertPtr> Alerting::alerts() const
{
    return withJournal(m_feed.alerts(), m_acknowledger.entries());
}

void Alerting::show()
{
    m_model.setAlerts(alerts());
    Q_EMIT changed();
}

void Alerting::keepHistory()
{
    connect(&m_feed, &AlertFeed::changed, this, &Alerting::record);
    connect(&m_feed, &AlertFeed::unknownChanged, this, &Alerting::record);
    connect(&m_acknowledger, &Acknowledger::changed, this, &Alerting::record);
}

void Alerting::record()
{
    if (!m_feed.isJoined() || (!isManaged() && !m_hasLooked))
        return;
    AlertSight sight;
    sight.alerts = alerts();
    sight.isWhole = m_feed.unknown().isEmpty();
    for (const auto &source : m_sources.all())
        sight.sources += QString::fromStdString(source->name());
    for (const auto &manager : m_feed.managers())
        sight.sources += QString::fromStdString(manager->name());
    m_recorder.note(std::move(sight));
}

void Alerting::start()
{
    auto adding = addConfigured();
    QCoro::connect(std::move(adding), this, [this] {
        m_feed.refresh();
        probe();
    });
}

QCoro::Task<> Alerting::addConfigured()
{
    std::vector<std::vector<AlertmanagerSettings>> clusters;
    for (const AlertmanagerSettings &settings : m_settings) {
        const auto known = std::ranges::find_if(clusters, [&settings](const auto &members) {
            return members.front().cluster == settings.cluster;
        });
        if (known != clusters.end())
            known->push_back(settings);
        else
            clusters.push_back({settings});
    }
    for (const auto &members : clusters) {
        auto making = makeAlertmanagers(members);
        add(co_await making);
    }
    if (m_ownRules) {
        auto adding = addOwn();
        co_await adding;
    }
}

QString Alerting::ownCluster() { return tr("this computer"); }

QCoro::Task<> Alerting::addOwn()
{
    for (const AlertmanagerSettings &settings : m_settings) {
        if (!settings.receives)
            continue;
        auto resolving = resolveCredentials(settings, systemSecrets());
        auto credentials = co_await resolving;
        if (!credentials) // the source of the same name says so
            continue;
        m_senders.push_back(std::make_unique<AlertSender>(
            alertmanagerConfig(settings, *std::move(credentials)),
            [this] { return firingAlerts(m_ownRules()); }, m_clock));
        connectSender(*m_senders.back());
    }
    if (m_senders.empty())
        add(std::make_shared<LocalAlertmanager>(ownCluster().toStdString(), m_ownRules, m_state,
                                                m_clock));
}

void Alerting::connectSender(AlertSender &sender)
{
    const QString url = QString::fromStdString(sender.url());
    connect(&sender, &AlertSender::told, this, [this, url](const QString &problem) {
        const QString text = tr("%1 is not told of the alerts of your own rules: %2");
        Q_EMIT told(QStringLiteral("telling ") + url,
                    problem.isEmpty() ? QString() : text.arg(url, problem));
    });
}

bool Alerting::isManaged() const
{
    return std::ranges::any_of(m_feed.managers(), [](const auto &manager) {
        return QString::fromStdString(manager->name()) != ownCluster();
    });
}

void Alerting::add(std::shared_ptr<AlertSource> manager)
{
    m_feed.add(manager);
    ask(manager);
}

void Alerting::probe()
{
    if (!isManaged())
        discover();
    for (const auto &manager : m_feed.managers())
        ask(manager);
}

void Alerting::ask(const std::shared_ptr<AlertSource> &manager)
{
    auto probing = manager->probe(m_stop.get_token());
    QCoro::connect(std::move(probing), this,
                   [this, name = manager->name()](const Result<ClusterStatus> &status) {
                       if (status && !status->members.empty())
                           accept(name, *status);
                   });
}

void Alerting::accept(const std::string &manager, const ClusterStatus &status)
{
    const QString name = QString::fromStdString(manager);
    Q_EMIT told(QStringLiteral("gossip of ") + name,
                status.gossips
                    ? QString()
                    : tr("%1: its Alertmanagers do not know of each other, so what one "
                         "silences the others do not; give them clusters of their own in "
                         "the configuration.")
                          .arg(name));
    if (std::exchange(m_routeKnown, true))
        return;
    QStringList labels;
    for (const std::string &label : status.members.front().status.groupBy)
        if (label != "...") // every alert is its own
            labels += QString::fromStdString(label);
    Q_EMIT routeKnown(labels);
}

// Asked again with every probe until somebody names one.
void Alerting::discover()
{
    for (const auto &source : m_sources.all()) {
        auto asking = source->alertmanagers(m_stop.get_token());
        QCoro::connect(std::move(asking), this,
                       [this](const Result<std::vector<std::string>> &urls) {
                           m_hasLooked = true;
                           if (urls && !urls->empty() && !isManaged())
                               addFound(*urls);
                       });
    }
}

// Those that one Prometheus sends to are taken to gossip; without credentials, for nobody said
// that they may have any.
void Alerting::addFound(const std::vector<std::string> &urls)
{
    ClusterConfig cluster;
    cluster.name = kFoundName;
    for (const std::string &url : urls)
        cluster.members.emplace_back().url = QUrl(QString::fromStdString(url));
    add(std::make_shared<AlertmanagerCluster>(std::move(cluster)));
    m_feed.refresh();
}

} // namespace onex
