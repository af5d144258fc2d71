// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster whose members behave and misbehave as told.
#include "datasource/alertmanager/alertmanagercluster.h"
#include "tests/alertmanager/fakealertmanager.h"

#include <QElapsedTimer>
#include <QTimer>

using namespace onex;
using namespace onex::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = SourceHealth::State;

namespace {

QByteArray alertJson(const QByteArray &fingerprint, const QByteArray &second = "01")
{
    return R"({"fingerprint":")" + fingerprint
        + R"(","labels":{"a":"1"},"updatedAt":"1970-01-01T00:00:)" + second
        + R"(Z","status":{"state":"active"}})";
}

struct Pair
{
    FakeAlertmanager a, b;

    ClusterConfig config() const
    {
        ClusterConfig config;
        config.name = "test";
        config.members = {a.config(), b.config()};
        config.patience = 200ms;
        return config;
    }
    static std::string urlOf(const FakeAlertmanager &member)
    {
        return member.url().toString().toStdString();
    }
};

} // namespace

class AlertmanagerClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesItsMembers();
    void survivesADeadMember();
    void doesNotWaitForASilentMember();
    void waitsWhereNobodyAnswered();
    void nobodyAnswers();
    void emptyClusterIsAnError();
    void probes();
    void postsOnce();
    void postGoesOnWhenRefused();
    void postStopsWhenUnclear();
    void postStopsAtABadSilence();
    void postPrefersThoseThatAnswer();
    void expiresWhereItIsKnown();
    void expireGoesOnWhenUnclear();
    void confirms();
    void confirmsWithASilentMember();
    void nothingToConfirm();
    void stopped();
    void destroyedWhileAsking();
};

void AlertmanagerClusterTest::mergesItsMembers()
{
    Pair pair;
    pair.a.answers["alerts"]
        = FakeAlertmanager::ok('[' + alertJson("1") + ',' + alertJson("2", "07") + ']');
    pair.b.answers["alerts"]
        = FakeAlertmanager::ok('[' + alertJson("2") + ',' + alertJson("3") + ']');
    AlertmanagerCluster cluster{pair.config()};
    const auto alerts = wait(cluster.alerts({}));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->items.size(), std::size_t{3});
    QCOMPARE(alerts->items[1].updatedMs, std::int64_t{7000});
    QVERIFY(alerts->failures.empty());
    pair.b.answers["silences"] = FakeAlertmanager::ok('[' + silenceJson("s", 3) + ']');
    const auto silences = wait(cluster.silences({}));
    VERIFY_OK(silences);
    QCOMPARE(silences->items.size(), std::size_t{1});
    QCOMPARE(cluster.name(), std::string{"test"});
}

void AlertmanagerClusterTest::survivesADeadMember()
{
    Pair pair;
    pair.b.answers["alerts"] = FakeAlertmanager::ok('[' + alertJson("1") + ']');
    AlertmanagerCluster cluster{pair.config()};
    pair.a.die();
    const auto alerts = wait(cluster.alerts({}));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->items.size(), std::size_t{1});
    QCOMPARE(alerts->failures.size(), std::size_t{1});
    QCOMPARE(alerts->failures[0].url, Pair::urlOf(pair.a));
    QVERIFY(alerts->failures[0].error.message.ends_with("refused the connection"));
    QCOMPARE(cluster.health()[0].source.state, State::Failing);
    QCOMPARE(cluster.health()[1].source.state, State::Ok);
}

void AlertmanagerClusterTest::doesNotWaitForASilentMember()
{
    Pair pair;
    pair.a.isSilent = true;
    AlertmanagerCluster cluster{pair.config()};
    QElapsedTimer timer;
    timer.start();
    const auto alerts = wait(cluster.alerts({}));
    VERIFY_OK(alerts);
    QVERIFY2(timer.elapsed() < 1400, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(alerts->failures.size(), std::size_t{1});
    QCOMPARE(alerts->failures[0].error.kind, Kind::Timeout);
    QCOMPARE(alerts->failures[0].error.message,
             std::string{"it did not answer within 200 ms after another member did"});
    QCOMPARE(cluster.health()[0].source.state, State::Failing);
    QCOMPARE(cluster.health()[0].source.silentMs, std::int64_t{0});
    pair.a.isSilent = false;
    QVERIFY(wait(cluster.alerts({}))->failures.empty());
    QCOMPARE(cluster.health()[0].source.state, State::Ok);
}

void AlertmanagerClusterTest::waitsWhereNobodyAnswered()
{
    Pair pair;
    pair.a.isSilent = true;
    pair.b.isSilent = true;
    AlertmanagerCluster cluster{pair.config()};
    QTimer::singleShot(500, &pair.b.fake, [&pair] {
        for (QTcpSocket *socket : pair.b.fake.findChildren<QTcpSocket *>())
            socket->write(FakeAlertmanager::ok("[]"));
    });
    const auto alerts = wait(cluster.alerts({}));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->failures.size(), std::size_t{1});
}

void AlertmanagerClusterTest::nobodyAnswers()
{
    Pair pair;
    AlertmanagerCluster cluster{pair.config()};
    pair.a.die();
    pair.b.answers["alerts"] = httpAnswer("503 Service Unavailable", "Limit reached");
    const auto alerts = wait(cluster.alerts({}));
    QVERIFY(!alerts);
    QCOMPARE(alerts.error().kind, Kind::Network);
    for (const std::string &words : {Pair::urlOf(pair.a), Pair::urlOf(pair.b),
                                     std::string{"refused"}, std::string{"Limit reached"}})
        QVERIFY2(alerts.error().message.find(words) != std::string::npos,
                 alerts.error().message.c_str());
}

void AlertmanagerClusterTest::emptyClusterIsAnError()
{
    AlertmanagerCluster cluster{{}};
    QCOMPARE(wait(cluster.alerts({})).error().kind, Kind::BadInput);
    QCOMPARE(wait(cluster.post(someSilence(), {})).error().kind, Kind::BadInput);
    QCOMPARE(wait(cluster.confirm("n", {})).error().kind, Kind::BadInput);
}

void AlertmanagerClusterTest::probes()
{
    Pair pair;
    const QByteArray peers = R"({"name":"A","address":"h:1"},{"name":"B","address":"h:2"})";
    pair.a.answers["status"] = statusAnswer("A", peers);
    pair.b.answers["status"] = statusAnswer("B", peers);
    AlertmanagerCluster cluster{pair.config()};
    const auto together = wait(cluster.probe({}));
    VERIFY_OK(together);
    QVERIFY(together->gossips);
    QCOMPARE(together->members[1].status.clusterName, std::string{"B"});
    QCOMPARE(cluster.health()[1].startedMs.value_or(0), std::int64_t{7000});
    pair.b.answers["status"] = statusAnswer("C", R"({"name":"C","address":"h:1"})");
    QVERIFY(!wait(cluster.probe({}))->gossips);
}

void AlertmanagerClusterTest::postsOnce()
{
    Pair pair;
    AlertmanagerCluster cluster{pair.config()};
    const auto posted = wait(cluster.post(someSilence(), {}));
    VERIFY_OK(posted);
    QCOMPARE(posted->id, std::string{"new"});
    QCOMPARE(posted->url, Pair::urlOf(pair.a));
    QCOMPARE(pair.a.seen().size(), 1);
    QVERIFY(pair.b.seen().isEmpty());
}

void AlertmanagerClusterTest::postGoesOnWhenRefused()
{
    Pair pair;
    AlertmanagerCluster cluster{pair.config()};
    pair.a.die();
    const auto posted = wait(cluster.post(someSilence(), {}));
    VERIFY_OK(posted);
    QCOMPARE(posted->url, Pair::urlOf(pair.b));
    pair.b.die();
    AlertmanagerCluster another{pair.config()}; // without a connection that may yet seem open
    const auto refused = wait(another.post(someSilence(), {}));
    QVERIFY(!refused);
    QVERIFY(!refused.error().unclear);
}

void AlertmanagerClusterTest::postStopsWhenUnclear()
{
    Pair pair;
    pair.a.isSilent = true;
    AlertmanagerCluster cluster{pair.config()};
    const auto posted = wait(cluster.post(someSilence(), {}));
    QVERIFY(!posted);
    QCOMPARE(posted.error().kind, Kind::Timeout);
    QVERIFY(posted.error().unclear);
    QVERIFY(posted.error().origin.starts_with(Pair::urlOf(pair.a)));
    QVERIFY(pair.b.seen().isEmpty());
}

void AlertmanagerClusterTest::postStopsAtABadSilence()
{
    Pair pair;
    pair.a.actAnswer = httpAnswer("400 Bad Request", "\"silence invalid: x\"");
    AlertmanagerCluster cluster{pair.config()};
    const auto posted = wait(cluster.post(someSilence(), {}));
    QVERIFY(!posted);
    QCOMPARE(posted.error().message, std::string{"silence invalid: x"});
    QVERIFY(pair.b.seen().isEmpty());
}

void AlertmanagerClusterTest::postPrefersThoseThatAnswer()
{
    Pair pair;
    pair.a.isSilent = true;
    AlertmanagerCluster cluster{pair.config()};
    VERIFY_OK(wait(cluster.alerts({})));
    const auto posted = wait(cluster.post(someSilence(), {}));
    VERIFY_OK(posted);
    QCOMPARE(posted->url, Pair::urlOf(pair.b));
}

void AlertmanagerClusterTest::expiresWhereItIsKnown()
{
    Pair pair;
    const QByteArray unknown = httpAnswer("404 Not Found", "");
    pair.a.actAnswer = unknown;
    AlertmanagerCluster cluster{pair.config()};
    VERIFY_OK(wait(cluster.expire("s", {})));
    QCOMPARE(pair.b.seen(), QByteArrayList{"DELETE /api/v2/silence/s"});
    pair.b.actAnswer = unknown;
    QCOMPARE(wait(cluster.expire("s", {})).error().kind, Kind::NotFound);
    pair.b.die(); // who might know it
    const auto open = wait(cluster.expire("s", {}));
    QVERIFY(!open);
    QCOMPARE(open.error().kind, Kind::Network);
}

void AlertmanagerClusterTest::expireGoesOnWhenUnclear()
{
    Pair pair;
    pair.a.isSilent = true;
    AlertmanagerCluster cluster{pair.config()};
    VERIFY_OK(wait(cluster.expire("s", {})));
    QCOMPARE(pair.b.seen().size(), 1);
}

void AlertmanagerClusterTest::confirms()
{
    Pair pair;
    const QByteArray has = FakeAlertmanager::ok('[' + silenceJson("s", 3, "active", "ACK! n-1")
                                                + ',' + silenceJson("t", 3) + ']');
    pair.a.answers["silences"] = has;
    AlertmanagerCluster cluster{pair.config()};
    const auto some = wait(cluster.confirm("n-1", {}));
    VERIFY_OK(some);
    QVERIFY(!some->everywhere() && !some->nowhere());
    QCOMPARE(some->members[0].silences.at(0).id, std::string{"s"});
    QVERIFY(some->members[1].silences.empty());
    pair.b.answers["silences"] = has;
    QVERIFY(wait(cluster.confirm("n-1", {}))->everywhere());
    QVERIFY(wait(cluster.confirm("s", {}))->everywhere());
    QVERIFY(wait(cluster.confirm("n-2", {}))->nowhere());
}

void AlertmanagerClusterTest::confirmsWithASilentMember()
{
    Pair pair;
    pair.a.isSilent = true;
    AlertmanagerCluster cluster{pair.config()};
    const auto unknown = wait(cluster.confirm("n-1", {}));
    VERIFY_OK(unknown);
    QVERIFY(!unknown->nowhere());
    QCOMPARE(unknown->members[0].error->kind, Kind::Timeout);
    QCOMPARE(unknown->members[0].url, Pair::urlOf(pair.a));
}

void AlertmanagerClusterTest::nothingToConfirm()
{
    Pair pair;
    AlertmanagerCluster cluster{pair.config()};
    QCOMPARE(wait(cluster.confirm("", {})).error().kind, Kind::BadQuery);
    QVERIFY(pair.a.seen().isEmpty());
}

void AlertmanagerClusterTest::stopped()
{
    Pair pair;
    pair.a.isSilent = true;
    AlertmanagerCluster cluster{pair.config()};
    std::stop_source stop;
    Async<Merged<Alert>> asking = cluster.alerts(stop.get_token());
    QTRY_COMPARE(pair.a.seen().size() + pair.b.seen().size(), 2);
    stop.request_stop();
    QCOMPARE(wait(std::move(asking)).error().kind, Kind::Cancelled);
    QVERIFY(cluster.health()[0].source.state == State::Unknown);
}

void AlertmanagerClusterTest::destroyedWhileAsking()
{
    Pair pair;
    pair.a.isSilent = true;
    pair.b.isSilent = true;
    auto cluster = std::make_unique<AlertmanagerCluster>(pair.config());
    Async<Merged<Alert>> asking = cluster->alerts({});
    Async<Posted> posting = cluster->post(someSilence(), {});
    Async<Confirmation> confirming = cluster->confirm("n", {});
    QTRY_COMPARE(pair.a.seen().size(), 3);
    cluster.reset();
    QCOMPARE(wait(std::move(asking)).error().kind, Kind::Cancelled);
    const auto posted = wait(std::move(posting));
    QCOMPARE(posted.error().kind, Kind::Cancelled);
    QVERIFY(posted.error().unclear);
    QCOMPARE(wait(std::move(confirming)).error().kind, Kind::Cancelled);
    QCOMPARE(pair.b.seen().size(), 2);
}

QTEST_GUILESS_MAIN(AlertmanagerClusterTest)
#include "tst_alertmanagercluster.moc"
