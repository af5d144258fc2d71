// SPDX-License-Identifier: GPL-3.0-or-later
// The client against a real Alertmanager, alive, killed, stopped and starting.
#include "datasource/prometheus/prometheussource.h"
#include "tests/alertmanager/realalertmanager.h"

using namespace onex;
using namespace onex::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = SourceHealth::State;

class RealAlertmanagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }
    void silencesAndEnds();
    void changesASilence();
    void unknownIds();
    void badSilences_data();
    void badSilences();
    void matchesAsTheServerDoes();
    void status();
    void manyQuestionsAtOnce();
    void killed();
    void stoppedPostIsFoundByItsNonce();
    void starting();
    void foundThroughPrometheus();
};

void RealAlertmanagerTest::silencesAndEnds()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    QVERIFY(
        server->fire({R"({"alertname":"Hot","room":"1"})", R"({"alertname":"Hot","room":"2"})"}));
    QTRY_COMPARE(wait(client.alerts({}))->size(), std::size_t{2});

    const auto id = wait(client.post(silenceOf({{"alertname", "Hot"}, {"room", "1"}}), {}));
    VERIFY_OK(id);
    QTRY_COMPARE(silencedRooms(client), std::string{"1"});
    const auto silences = wait(client.silences({}));
    VERIFY_OK(silences);
    QCOMPARE(silences->size(), std::size_t{1});
    const Silence &silence = silences->front();
    QCOMPARE(silence.id, *id);
    QCOMPARE(silence.createdBy, std::string{"a person"});
    QCOMPARE(silence.comment, std::string{"ACK! <b>☃</b>\nn-1"});
    QVERIFY(silence.state == Silence::State::Active);
    QVERIFY(silence.matchers == (std::vector<Matcher>{{"alertname", "Hot"}, {"room", "1"}}));

    VERIFY_OK(wait(client.expire(*id, {})));
    QTRY_COMPARE(silencedRooms(client), std::string{});
    QVERIFY(wait(client.silences({}))->front().state == Silence::State::Expired);
    VERIFY_OK(wait(client.expire(*id, {}))); // again
    QCOMPARE(client.health().source.state, State::Ok);
}

void RealAlertmanagerTest::changesASilence()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    const auto id = wait(client.post(silenceOf({{"a", "1"}}), {}));
    VERIFY_OK(id);
    Silence silence = wait(client.silences({}))->front();
    silence.endsMs += 60'000;
    const auto longer = wait(client.post(silence, {}));
    VERIFY_OK(longer);
    QCOMPARE(*longer, *id);
    silence.matchers = {{"a", "2"}};
    const auto other = wait(client.post(silence, {}));
    VERIFY_OK(other);
    QVERIFY(*other != *id);
    const auto all = wait(client.silences({}));
    VERIFY_OK(all);
    QCOMPARE(all->size(), std::size_t{2});
    for (const Silence &one : *all)
        QCOMPARE(one.state == Silence::State::Expired, one.id == *id);
}

void RealAlertmanagerTest::unknownIds()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    const std::string unknown = "00000000-0000-4000-8000-000000000000";
    const auto ended = wait(client.expire(unknown, {}));
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, Kind::NotFound);
    Silence silence = silenceOf({{"a", "1"}});
    silence.id = unknown;
    const auto changed = wait(client.post(silence, {}));
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, Kind::NotFound);
    QVERIFY(!changed.error().unclear);
    QCOMPARE(wait(client.expire("no uuid", {})).error().kind, Kind::BadQuery);
    QCOMPARE(client.health().source.state, State::Ok);
}

void RealAlertmanagerTest::badSilences_data()
{
    QTest::addColumn<int>("flaw");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("expression") << 0 << QByteArray{"missing closing )"};
    QTest::newRow("matches nothing") << 1 << QByteArray{"must not match the empty string"};
    QTest::newRow("over") << 2 << QByteArray{"end time can't be in the past"};
}

void RealAlertmanagerTest::badSilences()
{
    QFETCH(int, flaw);
    QFETCH(QByteArray, words);
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    Silence silence = silenceOf({{"a", "1"}});
    if (flaw == 0)
        silence.matchers = {{"a", "(", true}};
    else if (flaw == 1)
        silence.matchers = {{"a", ".*", true}, {"b", ""}};
    else
        silence.startsMs = 1000, silence.endsMs = 2000;
    const auto id = wait(client.post(silence, {}));
    QVERIFY(!id);
    QCOMPARE(id.error().kind, Kind::BadQuery);
    QVERIFY(!id.error().unclear);
    QVERIFY2(id.error().message.find(words.toStdString()) != std::string::npos,
             id.error().message.c_str());
}

// The matcher of this program and the server's are asked the same.
void RealAlertmanagerTest::matchesAsTheServerDoes()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    QVERIFY(
        server->fire({R"({"alertname":"Hot","room":"1"})", R"({"alertname":"Hot"})",
                      R"({"alertname":"hot","room":"12"})", R"({"alertname":"Cold","unit":"℃"})",
                      R"({"alertname":"Line","room":"a\nb"})"}));
    const std::vector<std::vector<Matcher>> all{
        {{"alertname", "Hot"}},
        {{"alertname", "Hot"}, {"room", ""}},
        {{"alertname", "H", true}},
        {{"alertname", "H.*", true}},
        {{"alertname", "(?i)hot", true}},
        {{"alertname", "Hot", false, false}},
        {{"alertname", "Hot|Cold", true, false}},
        {{"room", "1|12", true}},
        {{"room", "1", true}},
        {{"room", ".+", true}},
        {{"room", ".+", true, false}, {"alertname", ".+", true}},
        {{"room", "a.b", true}},
        {{"room", "(?s)a.b", true}},
        {{"unit", ".", true}},
        {{"unit", "", false, false}},
    };
    for (const auto &matchers : all)
        VERIFY_OK(wait(client.post(silenceOf(matchers), {})));
    const auto silences = wait(client.silences({}));
    VERIFY_OK(silences);
    QCOMPARE(silences->size(), all.size());
    QTRY_COMPARE(disagreement(client, *silences), std::string{});
}

void RealAlertmanagerTest::status()
{
    const QByteArray nobody = "receivers: [{ name: nobody }]\n";
    const auto server
        = AlertmanagerServer::start("route: { receiver: nobody, group_by: [job, b] }\n" + nobody);
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    const auto status = wait(client.status({}));
    VERIFY_OK(status);
    QVERIFY(!status->version.empty());
    QVERIFY(status->cluster == ServerStatus::Cluster::Disabled);
    const std::vector<std::string> groupBy{"job", "b"};
    QCOMPARE(status->groupBy, groupBy);
    QVERIFY(std::abs(status->startedMs - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    const MemberHealth health = client.health();
    QVERIFY(health.source.state == State::Ok && health.source.latencyMs > 0);
    QVERIFY(std::abs(health.source.clockSkewMs.value_or(0)) < 3000);
    QCOMPARE(health.startedMs.value_or(0), status->startedMs);
    const auto each
        = AlertmanagerServer::start("route: { receiver: nobody, group_by: ['...'] }\n" + nobody);
    QVERIFY(each);
    AlertmanagerClient other{configFor(*each)};
    QCOMPARE(wait(other.status({}))->groupBy, std::vector<std::string>{"..."});
}

void RealAlertmanagerTest::manyQuestionsAtOnce()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    std::vector<Async<std::vector<Alert>>> asking;
    for (int i = 0; i < 200; ++i)
        asking.push_back(client.alerts({}));
    for (auto &task : asking)
        VERIFY_OK(wait(std::move(task)));
}

void RealAlertmanagerTest::killed()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerCluster cluster{clusterOf({server.get()})};
    VERIFY_OK(wait(cluster.post(silenceOf({{"a", "1"}}), {})));
    QVERIFY(wait(cluster.confirm("n-1", {}))->everywhere());
    server->kill();
    const auto alerts = wait(cluster.alerts({}));
    QVERIFY(!alerts);
    QCOMPARE(alerts.error().kind, Kind::Network);
    const auto posted = wait(cluster.post(silenceOf({{"a", "1"}}), {}));
    QVERIFY(!posted);
    QVERIFY(!posted.error().unclear);
    QVERIFY(!wait(cluster.confirm("n-1", {}))->nowhere());
    QVERIFY(server->restart());
    QVERIFY(wait(cluster.confirm("n-1", {}))->nowhere()); // its answer of 200 was not durable
}

void RealAlertmanagerTest::stoppedPostIsFoundByItsNonce()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    ClusterConfig config = clusterOf({server.get()});
    config.members[0].limits.deadline = 500ms;
    AlertmanagerCluster cluster{config};
    server->suspend();
    const auto posted = wait(cluster.post(silenceOf({{"a", "1"}}), {}));
    QVERIFY(!posted);
    QCOMPARE(posted.error().kind, Kind::Timeout);
    QVERIFY(posted.error().unclear);
    const auto unknown = wait(cluster.confirm("n-1", {}));
    VERIFY_OK(unknown);
    QVERIFY(!unknown->everywhere() && !unknown->nowhere());
    server->resume();
    QTRY_VERIFY(wait(cluster.confirm("n-1", {}))->everywhere());
    const auto found = wait(cluster.confirm("n-1", {}));
    QCOMPARE(found->members[0].silences.size(), std::size_t{1}); // and not twice
    VERIFY_OK(wait(cluster.expire(found->members[0].silences[0].id, {})));
}

void RealAlertmanagerTest::starting()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    AlertmanagerClient client{configFor(*server)};
    server->kill();
    QVERIFY(!wait(client.alerts({})));
    QVERIFY(server->startAgain());
    const QDeadlineTimer deadline{20s};
    Result<std::vector<Alert>> alerts = wait(client.alerts({}));
    while (!alerts && !deadline.hasExpired()) {
        QVERIFY2(isTransient(alerts.error().kind), alerts.error().message.c_str());
        QCOMPARE(client.health().source.state, State::Failing);
        alerts = wait(client.alerts({}));
    }
    VERIFY_OK(alerts);
    QCOMPARE(client.health().source.state, State::Ok);
}

void RealAlertmanagerTest::foundThroughPrometheus()
{
    const auto server = AlertmanagerServer::start();
    QVERIFY(server);
    PrometheusOptions options;
    options.config = "alerting: { alertmanagers: [{ static_configs: [{ targets: ['"
        + server->address() + "'] }] }] }\n";
    const auto prometheus = PrometheusServer::start(options);
    QVERIFY(prometheus);
    PrometheusConfig config;
    config.url = prometheus->url();
    PrometheusSource source{config};
    const std::vector<std::string> expected{server->url().toString().toStdString()};
    QTRY_COMPARE_WITH_TIMEOUT(wait(source.alertmanagers({})).value_or(std::vector<std::string>{}),
                              expected, 20'000);
}

QTEST_GUILESS_MAIN(RealAlertmanagerTest)
#include "tst_realalertmanager.moc"
