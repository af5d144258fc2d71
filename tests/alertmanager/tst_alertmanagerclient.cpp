// SPDX-License-Identifier: GPL-3.0-or-later
// The client against a server in this process that behaves and misbehaves as told.
#include "datasource/alertmanager/alertmanagerclient.h"
#include "tests/alertmanager/fakealertmanager.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QTest>

using namespace onex;
using namespace onex::test;
using Kind = Error::Kind;
using State = SourceHealth::State;

class AlertmanagerClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks();
    void asksBelowAPath();
    void posts();
    void changesInPlace();
    void keepsBadSilencesToItself_data();
    void keepsBadSilencesToItself();
    void postFailures_data();
    void postFailures();
    void refusedPostIsCertain();
    void expires();
    void expireFailures();
    void atMostFourGets();
    void actsPassTheLine();
    void stoppedInLine();
    void destroyedWhileAsking();
    void stoppedPostTellsWhatBecameOfIt();
    void health();
    void overTheLimit();
};

void AlertmanagerClientTest::asks()
{
    FakeAlertmanager server;
    server.answers["alerts"] = FakeAlertmanager::ok(
        R"([{"fingerprint":"f","labels":{"a":"1"},"status":{"state":"active"}}])");
    server.answers["silences"] = FakeAlertmanager::ok('[' + silenceJson("s", 3) + ']');
    server.answers["status"] = statusAnswer("A", "");
    AlertmanagerClient client{server.config()};
    const auto alerts = wait(client.alerts({}));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->at(0).fingerprint, std::string{"f"});
    const auto silences = wait(client.silences({}));
    VERIFY_OK(silences);
    QCOMPARE(silences->at(0).id, std::string{"s"});
    const auto status = wait(client.status({}));
    VERIFY_OK(status);
    QCOMPARE(status->clusterName, std::string{"A"});
    const QByteArrayList expected{"GET /api/v2/alerts", "GET /api/v2/silences",
                                  "GET /api/v2/status"};
    QCOMPARE(server.seen(), expected);
}

void AlertmanagerClientTest::asksBelowAPath()
{
    FakeAlertmanager server;
    AlertmanagerConfig config = server.config();
    config.url.setPath(QStringLiteral("/am one/"));
    AlertmanagerClient client{config};
    VERIFY_OK(wait(client.alerts({})));
    QCOMPARE(server.seen(), QByteArrayList{"GET /am%20one/api/v2/alerts"});
}

void AlertmanagerClientTest::posts()
{
    FakeAlertmanager server;
    AlertmanagerClient client{server.config()};
    const auto id = wait(client.post(someSilence(), {}));
    VERIFY_OK(id);
    QCOMPARE(*id, std::string{"new"});
    QCOMPARE(server.seen(), QByteArrayList{"POST /api/v2/silences"});
    const FakeRequest &request = server.fake.requests().at(0);
    QVERIFY(request.head.toLower().contains("content-type: application/json"));
    const auto expected = QJsonDocument::fromJson(
        R"({"matchers":[{"name":"alertname","value":"Hot","isRegex":false,"isEqual":true},
                        {"name":"room","value":"1|2","isRegex":true,"isEqual":false}],
            "startsAt":"1970-01-01T00:00:01.000Z","endsAt":"1970-01-01T00:01:01.000Z",
            "createdBy":"me","comment":"ACK! n-1"})");
    QCOMPARE(QJsonDocument::fromJson(request.body), expected);
}

void AlertmanagerClientTest::changesInPlace()
{
    FakeAlertmanager server;
    AlertmanagerClient client{server.config()};
    Silence silence = someSilence();
    silence.id = "old";
    VERIFY_OK(wait(client.post(silence, {})));
    QVERIFY(server.fake.requests().at(0).body.contains(R"("id":"old")"));
}

void AlertmanagerClientTest::keepsBadSilencesToItself_data()
{
    QTest::addColumn<int>("flaw");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("author") << 0 << QByteArray{"a silence needs an author"};
    QTest::newRow("matchers") << 1 << QByteArray{"a silence needs a matcher"};
    QTest::newRow("end") << 2 << QByteArray{"a silence has to end after it starts"};
    QTest::newRow("bytes") << 3 << QByteArray{"a silence has text that is not UTF-8"};
}

void AlertmanagerClientTest::keepsBadSilencesToItself()
{
    QFETCH(int, flaw);
    FakeAlertmanager server;
    AlertmanagerClient client{server.config()};
    Silence silence = someSilence();
    if (flaw == 0)
        silence.createdBy.clear();
    else if (flaw == 1)
        silence.matchers.clear();
    else if (flaw == 2)
        silence.endsMs = silence.startsMs;
    else
        silence.comment = "\xff";
    const auto id = wait(client.post(silence, {}));
    QVERIFY(!id);
    QCOMPARE(id.error().kind, Kind::BadQuery);
    QVERIFY(!id.error().unclear);
    QTEST(QByteArray::fromStdString(id.error().message), "words");
    QVERIFY(server.seen().isEmpty());
}

void AlertmanagerClientTest::postFailures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<bool>("unclear");
    QTest::addColumn<bool>("blamed");
    const auto row = [](const char *name, const QByteArray &bytes, Kind kind, const char *words,
                        bool unclear, bool blamed) {
        QTest::newRow(name) << bytes << static_cast<int>(kind) << QByteArray{words} << unclear
                            << blamed;
    };
    row("bad matcher", httpAnswer("400 Bad Request", "\"silence invalid: x\""), Kind::BadQuery,
        "silence invalid: x", false, false);
    row("validation", httpAnswer("422 Unprocessable Entity", R"({"code":602,"message":"no end"})"),
        Kind::BadQuery, "no end", false, false);
    row("unknown id", httpAnswer("404 Not Found", "\"silence not found\""), Kind::NotFound,
        "silence not found", false, false);
    row("not allowed", httpAnswer("403 Forbidden", "<title>Proxy</title>"), Kind::Denied, "Proxy",
        false, true);
    row("internal", httpAnswer("500 Internal Server Error", "\"boom\""), Kind::BadAnswer, "boom",
        true, true);
    row("a proxy gave up", httpAnswer("504 Gateway Timeout", ""), Kind::Unavailable, "HTTP 504",
        true, true);
    row("starting", httpAnswer("503 Service Unavailable", ""), Kind::Unavailable, "not ready", true,
        true);
    row("a page", FakeAlertmanager::ok("<title>Sign in</title>"), Kind::BadAnswer, "Sign in", true,
        true);
    row("no id", FakeAlertmanager::ok("{}"), Kind::BadAnswer, "no silenceID", true, true);
    row("cut", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"sil", Kind::Timeout, "1500 ms",
        true, true);
    row("silent", "", Kind::Timeout, "1500 ms", true, true);
}

void AlertmanagerClientTest::postFailures()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, words);
    QFETCH(bool, blamed);
    FakeAlertmanager server;
    server.actAnswer = bytes;
    AlertmanagerClient client{server.config()};
    const auto id = wait(client.post(someSilence(), {}));
    QVERIFY(!id);
    const Error &error = id.error();
    QTEST(static_cast<int>(error.kind), "kind");
    QTEST(error.unclear, "unclear");
    QVERIFY2(error.message.find(words.toStdString()) != std::string::npos, error.message.c_str());
    QVERIFY2(error.origin.ends_with("/api/v2/silences"), error.origin.c_str());
    QCOMPARE(client.health().source.state, blamed ? State::Failing : State::Ok);
    QCOMPARE(server.seen().size(), 1);
}

void AlertmanagerClientTest::refusedPostIsCertain()
{
    FakeAlertmanager server;
    AlertmanagerClient client{server.config()};
    server.die();
    const auto id = wait(client.post(someSilence(), {}));
    QVERIFY(!id);
    QCOMPARE(id.error().kind, Kind::Network);
    QVERIFY(!id.error().unclear);
    QCOMPARE(client.health().source.state, State::Failing);
}

void AlertmanagerClientTest::expires()
{
    FakeAlertmanager server;
    server.actAnswer = FakeAlertmanager::ok("");
    AlertmanagerClient client{server.config()};
    VERIFY_OK(wait(client.expire("a/b c", {})));
    QCOMPARE(server.seen(), QByteArrayList{"DELETE /api/v2/silence/a%2Fb%20c"});
}

void AlertmanagerClientTest::expireFailures()
{
    FakeAlertmanager server;
    server.actAnswer = httpAnswer("500 Internal Server Error", "\"silence not found\"");
    AlertmanagerClient client{server.config()};
    const auto unknown = wait(client.expire("s", {}));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Kind::NotFound);
    QCOMPARE(client.health().source.state, State::Ok);
    QCOMPARE(wait(client.expire("", {})).error().kind, Kind::BadQuery);
    server.isSilent = true;
    const auto silent = wait(client.expire("s", {}));
    QVERIFY(!silent);
    QVERIFY(silent.error().unclear);
}

void AlertmanagerClientTest::atMostFourGets()
{
    QList<QPointer<QTcpSocket>> asking;
    int most = 0;
    HttpFake fake{[&](QTcpSocket &socket, const FakeRequest &) {
        asking += &socket;
        most = std::max(most, static_cast<int>(asking.size()));
    }};
    AlertmanagerConfig config;
    config.url = fake.url();
    AlertmanagerClient client{config};
    std::vector<Async<std::vector<Alert>>> tasks;
    for (int i = 0; i < 10; ++i)
        tasks.push_back(client.alerts({}));
    for (int answered = 0; answered < 10; ++answered) {
        QTRY_COMPARE(asking.size(), std::min(4, 10 - answered));
        asking.takeFirst()->write(FakeAlertmanager::ok("[]"));
    }
    for (auto &task : tasks)
        VERIFY_OK(wait(std::move(task)));
    QCOMPARE(most, 4);
    QCOMPARE(fake.requests().size(), 10);
}

void AlertmanagerClientTest::actsPassTheLine()
{
    FakeAlertmanager server;
    server.answers["alerts"] = "";
    AlertmanagerClient client{server.config()};
    std::vector<Async<std::vector<Alert>>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(client.alerts({}));
    VERIFY_OK(wait(client.post(someSilence(), {})));
    for (auto &task : tasks)
        QVERIFY(!wait(std::move(task)));
}

void AlertmanagerClientTest::stoppedInLine()
{
    FakeAlertmanager server;
    server.isSilent = true;
    AlertmanagerClient client{server.config()};
    std::vector<Async<std::vector<Alert>>> ahead;
    for (int i = 0; i < 4; ++i)
        ahead.push_back(client.alerts({}));
    std::stop_source stop;
    Async<std::vector<Alert>> inLine = client.alerts(stop.get_token());
    stop.request_stop();
    const auto stopped = wait(std::move(inLine));
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Kind::Cancelled);
    for (auto &task : ahead)
        QCOMPARE(wait(std::move(task)).error().kind, Kind::Timeout);
    QCOMPARE(server.seen().size(), 4);
}

void AlertmanagerClientTest::destroyedWhileAsking()
{
    FakeAlertmanager server;
    server.isSilent = true;
    auto client = std::make_unique<AlertmanagerClient>(server.config());
    std::vector<Async<std::vector<Silence>>> tasks; // some of them wait for their turn
    for (int i = 0; i < 6; ++i)
        tasks.push_back(client->silences({}));
    QTRY_COMPARE(server.seen().size(), 4);
    client.reset();
    for (auto &task : tasks)
        QCOMPARE(wait(std::move(task)).error().kind, Kind::Cancelled);
    QCOMPARE(server.seen().size(), 4);
}

void AlertmanagerClientTest::stoppedPostTellsWhatBecameOfIt()
{
    FakeAlertmanager server;
    server.isSilent = true;
    AlertmanagerClient client{server.config()};
    std::stop_source stop;
    Async<std::string> posting = client.post(someSilence(), stop.get_token());
    QTRY_COMPARE(server.seen().size(), 1);
    stop.request_stop();
    const auto id = wait(std::move(posting));
    QVERIFY(!id);
    QCOMPARE(id.error().kind, Kind::Cancelled);
    QVERIFY(id.error().unclear);
}

void AlertmanagerClientTest::health()
{
    FakeAlertmanager server;
    server.answers["status"] = httpAnswer("200 OK", statusAnswer("A", "").split('\n').last(),
                                          "Date: Thu, 01 Jan 1970 00:00:10 GMT\r\n");
    AlertmanagerClient client{server.config()};
    QCOMPARE(client.health().source.state, State::Unknown);
    QVERIFY(!client.health().startedMs);
    VERIFY_OK(wait(client.status({})));
    const MemberHealth health = client.health();
    QCOMPARE(health.url, server.url().toString().toStdString());
    QCOMPARE(health.source.state, State::Ok);
    QCOMPARE(health.source.version, std::string{"0.25.0"});
    QVERIFY(health.source.latencyMs > 0);
    QCOMPARE(health.startedMs.value_or(0), std::int64_t{7000});
    QVERIFY(health.source.clockSkewMs.value_or(0) < -1'000'000'000);
    server.answers["alerts"] = httpAnswer("503 Service Unavailable", "");
    QVERIFY(!wait(client.alerts({})));
    QCOMPARE(client.health().source.state, State::Failing);
    QVERIFY(client.health().source.error.starts_with("the server is not ready"));
}

void AlertmanagerClientTest::overTheLimit()
{
    FakeAlertmanager server;
    server.answers["alerts"] = FakeAlertmanager::ok('[' + QByteArray(5000, ' ') + ']');
    AlertmanagerConfig config = server.config();
    config.limits.maxBytes = 1000;
    AlertmanagerClient client{config};
    QCOMPARE(wait(client.alerts({})).error().kind, Kind::TooLarge);
}

QTEST_GUILESS_MAIN(AlertmanagerClientTest)
#include "tst_alertmanagerclient.moc"
