// SPDX-License-Identifier: GPL-3.0-or-later
// Two real Alertmanagers that gossip.
#include "tests/alertmanager/realalertmanager.h"

#include <QElapsedTimer>

using namespace onex;
using namespace onex::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = SourceHealth::State;

class RealClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }
    void init();
    void knowsThatTheyGossip();
    void alertsOnce();
    void silenceReachesAll();
    void oneDead();
    void oneStopped();

private:
    std::vector<std::unique_ptr<AlertmanagerServer>> m_servers;
    std::unique_ptr<AlertmanagerCluster> m_cluster;
};

void RealClusterTest::init()
{
    m_cluster.reset();
    m_servers = AlertmanagerServer::startCluster(2);
    QCOMPARE(m_servers.size(), std::size_t{2});
    m_cluster = std::make_unique<AlertmanagerCluster>(
        clusterOf({m_servers[0].get(), m_servers[1].get()}));
    for (const auto &server : m_servers)
        QVERIFY(server->fire({R"({"alertname":"Hot","room":"1"})"}));
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_cluster->probe({}))->gossips, 20'000);
}

void RealClusterTest::knowsThatTheyGossip()
{
    const auto status = wait(m_cluster->probe({}));
    VERIFY_OK(status);
    QCOMPARE(status->members.size(), std::size_t{2});
    QTRY_COMPARE_WITH_TIMEOUT(wait(m_cluster->probe({}))->members[0].status.peers.size(),
                              std::size_t{2}, 20'000);
    QVERIFY(status->members[0].status.clusterName != status->members[1].status.clusterName);
    for (const MemberHealth &health : m_cluster->health())
        QVERIFY(health.startedMs && health.source.state == State::Ok);
    const auto alone = AlertmanagerServer::start();
    QVERIFY(alone);
    AlertmanagerCluster apart{clusterOf({m_servers[0].get(), alone.get()})};
    QVERIFY(!wait(apart.probe({}))->gossips);
}

void RealClusterTest::alertsOnce()
{
    const auto alerts = wait(m_cluster->alerts({}));
    VERIFY_OK(alerts);
    QVERIFY(alerts->failures.empty());
    QCOMPARE(alerts->items.size(), std::size_t{1});
}

void RealClusterTest::silenceReachesAll()
{
    const auto posted = wait(m_cluster->post(silenceOf({{"room", "1"}}), {}));
    VERIFY_OK(posted);
    QCOMPARE(posted->url, m_servers[0]->url().toString().toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_cluster->confirm(posted->id, {}))->everywhere(), 20'000);
    QVERIFY(wait(m_cluster->confirm("n-1", {}))->everywhere());
    QCOMPARE(wait(m_cluster->silences({}))->items.size(), std::size_t{1});
    VERIFY_OK(wait(m_cluster->expire(posted->id, {})));
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_cluster->confirm("n-1", {}))->members[1].silences.at(0).state
                                 == Silence::State::Expired,
                             20'000);
}

void RealClusterTest::oneDead()
{
    m_servers[0]->kill();
    const auto alerts = wait(m_cluster->alerts({}));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->items.size(), std::size_t{1});
    QCOMPARE(alerts->failures.size(), std::size_t{1});
    QCOMPARE(alerts->failures[0].url, m_servers[0]->url().toString().toStdString());
    QCOMPARE(alerts->failures[0].error.kind, Kind::Network);
    const auto posted = wait(m_cluster->post(silenceOf({{"room", "1"}}), {}));
    VERIFY_OK(posted);
    QCOMPARE(posted->url, m_servers[1]->url().toString().toStdString());
    const auto half = wait(m_cluster->confirm("n-1", {}));
    VERIFY_OK(half);
    QVERIFY(!half->everywhere() && half->members[1].silences.size() == 1);
    // Back again it learns of the silence that it missed.
    QVERIFY(m_servers[0]->restart());
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_cluster->confirm("n-1", {}))->everywhere(), 30'000);
}

void RealClusterTest::oneStopped()
{
    m_servers[0]->suspend();
    QElapsedTimer timer;
    timer.start();
    const auto alerts = wait(m_cluster->alerts({}));
    VERIFY_OK(alerts);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(alerts->failures.size(), std::size_t{1});
    QCOMPARE(m_cluster->health()[0].source.state, State::Failing);
    VERIFY_OK(wait(m_cluster->post(silenceOf({{"room", "1"}}), {})));
    m_servers[0]->resume();
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_cluster->confirm("n-1", {}))->everywhere(), 30'000);
}

QTEST_GUILESS_MAIN(RealClusterTest)
#include "tst_realcluster.moc"
