// SPDX-License-Identifier: GPL-3.0-or-later
// The feed against a real Alertmanager: an alert fires, is acknowledged, and is free again; a
// server that dies makes it unknown whether there are others.
#include "models/alerts/alertfeed.h"
#include "models/query/sourceregistry.h"
#include "tests/alertmanager/realalertmanager.h"

using namespace onex;
using namespace onex::test;

class TestRealAlerts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }
    void firesIsAcknowledgedAndFreeAgain();
};

void TestRealAlerts::firesIsAcknowledgedAndFreeAgain()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    const auto cluster = std::make_shared<AlertmanagerCluster>(clusterOf({server.get()}));
    const SystemClock clock;
    SourceRegistry sources;
    AlertFeed feed(sources, clock);
    feed.setInterval(1000);
    feed.add(cluster);
    const auto state = [&feed] {
        return feed.alerts().size() == 1 ? std::optional(feed.alerts()[0]->state) : std::nullopt;
    };

    QVERIFY(server->fire({R"({"alertname":"Hot","room":"1","severity":"critical"})"}));
    QTRY_COMPARE_WITH_TIMEOUT(state(), std::optional(AlertState::Firing), 20'000);
    const LiveAlert alert = *feed.alerts()[0];
    QCOMPARE(alert.severity, Severity::Critical);
    QCOMPARE(alert.id, fingerprint(alert.labels));

    std::vector<Matcher> exact;
    for (const auto &[name, value] : alert.labels)
        exact.push_back({name, value});
    const auto posted = wait(cluster->post(silenceOf(exact, "[onex 0a1b]"), {}));
    QVERIFY(posted);
    QTRY_COMPARE_WITH_TIMEOUT(state(), std::optional(AlertState::Acknowledged), 20'000);
    QCOMPARE(feed.alerts()[0]->acknowledgement->by, QStringLiteral("a person"));
    QCOMPARE(feed.alerts()[0]->silences, QStringList{QString::fromStdString(posted->id)});

    QVERIFY(wait(cluster->expire(posted->id, {})));
    QTRY_COMPARE_WITH_TIMEOUT(state(), std::optional(AlertState::Firing), 20'000);

    server->kill();
    QTRY_VERIFY_WITH_TIMEOUT(feed.unknown().join(u' ').contains(QLatin1String("no word")), 20'000);
    QCOMPARE(state(), std::optional(AlertState::Firing)); // what was said stays
}

QTEST_GUILESS_MAIN(TestRealAlerts)
#include "tst_realalerts.moc"
