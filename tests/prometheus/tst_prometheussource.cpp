// SPDX-License-Identifier: GPL-3.0-or-later
// The source against a server in this process that behaves and misbehaves as told.
#include "datasource/prometheus/prometheussource.h"
#include "tests/http/httpfake.h"

#include <QCoroTask>
#include <QDateTime>
#include <QTest>

using namespace onex;
using namespace onex::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using State = SourceHealth::State;

namespace {

const QByteArray kVector
    = R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"7"]}]}})";

QByteArray json(const QByteArray &body, const QByteArray &headers = {})
{
    return httpAnswer("200 OK", body, headers);
}

PrometheusConfig configFor(const QUrl &url)
{
    PrometheusConfig config;
    config.name = "test";
    config.url = url;
    config.limits.deadline = 1500ms;
    return config;
}

MetricQuery instant()
{
    MetricQuery query;
    query.expr = "up";
    query.instant = true;
    return query;
}

Result<QueryAnswer> ask(PrometheusSource &source, std::stop_token stop = {})
{
    return QCoro::waitFor(source.query(instant(), std::move(stop)));
}

} // namespace

class PrometheusSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAQuery();
    void failures_data();
    void failures();
    void recovers();
    void cancelledIsNoFailure();
    void silenceCountsWhileItIsAsked();
    void lateAnswerDoesNotMatter();
    void destroyedWhileAsking();
    void probesTheVersion();
    void probesWithoutBuildInfo();
    void noticesClockSkew();
};

void PrometheusSourceTest::answersAQuery()
{
    HttpFake fake{always(json(kVector))};
    PrometheusSource source{configFor(fake.url())};
    QVERIFY(source.health().state == State::Unknown);
    const auto answer = ask(source);
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->frame->series.at(0).values.at(0), 7.0);
    QCOMPARE(answer->bytes, kVector.size());
    QVERIFY(answer->roundTripMs > 0);
    QVERIFY(source.health().state == State::Ok);
    QVERIFY(source.health().latencyMs > 0);
}

void PrometheusSourceTest::failures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<bool>("blamed");
    const auto row
        = [](const char *name, const QByteArray &bytes, Kind kind, const char *words, bool blamed) {
              QTest::newRow(name) << bytes << static_cast<int>(kind) << QByteArray{words} << blamed;
          };
    const QByteArray boom = R"({"status":"error","errorType":"bad_data","error":"boom"})";
    row("bad query", httpAnswer("400 Bad Request", boom), Kind::BadQuery, "boom", false);
    row("cannot be executed", httpAnswer("422 Unprocessable Entity", boom), Kind::BadQuery, "boom",
        false);
    row("no credentials", httpAnswer("401 Unauthorized", ""), Kind::Denied, "credentials", true);
    row("not allowed", httpAnswer("403 Forbidden", ""), Kind::Denied, "allow", true);
    row("wrong path", httpAnswer("404 Not Found", ""), Kind::NotFound, "address", true);
    row("starting", httpAnswer("503 Service Unavailable", "Service Unavailable"), Kind::Unavailable,
        "Service Unavailable", true);
    row("web page with 200", json("<html><title>Sign in</title></html>"), Kind::BadAnswer,
        "Sign in", true);
    row("header too large", httpAnswer("431 Request Header Fields Too Large", ""), Kind::BadQuery,
        "too large", false);
    row("method not allowed", httpAnswer("405 Method Not Allowed", "Method Not Allowed"),
        Kind::BadQuery, "Method Not Allowed", false);
    row("empty", json(""), Kind::BadAnswer, "is empty", true);
    row("cut off", json(kVector.left(40)), Kind::BadAnswer, "cut off", true);
    row("never answers", "", Kind::Timeout, "1500 ms", true);
}

void PrometheusSourceTest::failures()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, words);
    QFETCH(int, kind);
    QFETCH(bool, blamed);
    HttpFake fake{always(bytes)};
    PrometheusSource source{configFor(fake.url())};
    const auto answer = ask(source);
    QVERIFY(!answer);
    QVERIFY2(static_cast<int>(answer.error().kind) == kind, answer.error().message.c_str());
    QVERIFY2(answer.error().message.find(words.toStdString()) != std::string::npos,
             answer.error().message.c_str());
    QVERIFY(answer.error().origin.ends_with("/api/v1/query"));
    QVERIFY(source.health().state == (blamed ? State::Failing : State::Ok));
    QCOMPARE(source.health().error, blamed ? answer.error().message : std::string{});
}

void PrometheusSourceTest::recovers()
{
    bool broken = true;
    HttpFake fake{[&broken](QTcpSocket &socket, const FakeRequest &) {
        socket.write(broken ? httpAnswer("503 Service Unavailable", "") : json(kVector));
    }};
    PrometheusSource source{configFor(fake.url())};
    QVERIFY(!ask(source));
    QVERIFY(source.health().state == State::Failing);
    broken = false;
    QVERIFY(ask(source));
    QVERIFY(source.health().state == State::Ok);
    QVERIFY(source.health().error.empty());
}

void PrometheusSourceTest::cancelledIsNoFailure()
{
    HttpFake fake{always("")};
    PrometheusSource source{configFor(fake.url())};
    std::stop_source stop;
    Async<QueryAnswer> asking = source.query(instant(), stop.get_token());
    QTRY_COMPARE(fake.requests().size(), 1);
    stop.request_stop();
    const auto answer = QCoro::waitFor(std::move(asking));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Cancelled);
    QVERIFY(source.health().state == State::Unknown);
}

void PrometheusSourceTest::silenceCountsWhileItIsAsked()
{
    QPointer<QTcpSocket> asking;
    HttpFake fake{[&asking](QTcpSocket &socket, const FakeRequest &) { asking = &socket; }};
    PrometheusSource source{configFor(fake.url())};
    QCOMPARE(source.health().silentMs, 0);
    Async<QueryAnswer> answer = source.query(instant(), {});
    QTRY_VERIFY(asking && source.health().silentMs >= 20);
    asking->write(json(kVector));
    QVERIFY(QCoro::waitFor(std::move(answer)));
    QCOMPARE(source.health().silentMs, 0);
}

void PrometheusSourceTest::lateAnswerDoesNotMatter()
{
    // The first request is answered last, and badly.
    QPointer<QTcpSocket> first;
    HttpFake fake{[&first](QTcpSocket &socket, const FakeRequest &) {
        if (!first)
            first = &socket;
        else
            socket.write(json(kVector));
    }};
    PrometheusSource source{configFor(fake.url())};
    Async<QueryAnswer> early = source.query(instant(), {});
    QTRY_VERIFY(first);
    QVERIFY(ask(source));
    first->write(httpAnswer("503 Service Unavailable", ""));
    QVERIFY(!QCoro::waitFor(std::move(early)));
    QVERIFY(source.health().state == State::Ok);
}

void PrometheusSourceTest::destroyedWhileAsking()
{
    HttpFake fake{always("")};
    auto source = std::make_unique<PrometheusSource>(configFor(fake.url()));
    Async<QueryAnswer> asking = source->query(instant(), {});
    Async<SourceHealth> probing = source->probe({});
    QTRY_COMPARE(fake.requests().size(), 2);
    source.reset();
    QCOMPARE(QCoro::waitFor(std::move(asking)).error().kind, Kind::Cancelled);
    QCOMPARE(QCoro::waitFor(std::move(probing)).error().kind, Kind::Cancelled);
}

void PrometheusSourceTest::probesTheVersion()
{
    HttpFake fake{always(json(R"({"status":"success","data":{"version":"3.5.0"}})"))};
    PrometheusSource source{configFor(fake.url())};
    const auto health = QCoro::waitFor(source.probe({}));
    QVERIFY(health);
    QCOMPARE(health->version, std::string{"3.5.0"});
    QVERIFY(health->state == State::Ok);
    QCOMPARE(fake.requests().value(0).path, QByteArray{"/api/v1/status/buildinfo"});
}

void PrometheusSourceTest::probesWithoutBuildInfo()
{
    HttpFake fake{[](QTcpSocket &socket, const FakeRequest &request) {
        socket.write(request.path.endsWith("/query")
                         ? json(kVector)
                         : httpAnswer("404 Not Found", "404 page not found"));
    }};
    PrometheusSource source{configFor(fake.url())};
    const auto health = QCoro::waitFor(source.probe({}));
    QVERIFY2(health, health ? "" : describe(health.error()).c_str());
    QVERIFY(health->state == State::Ok);
    QVERIFY(health->version.empty());
}

void PrometheusSourceTest::noticesClockSkew()
{
    HttpFake fake{[](QTcpSocket &socket, const FakeRequest &) {
        const QDateTime hence = QDateTime::currentDateTimeUtc().addSecs(3600);
        const QString date
            = QLocale::c().toString(hence, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
        socket.write(json(kVector, "Date: " + date.toLatin1() + " GMT\r\n"));
    }};
    PrometheusSource source{configFor(fake.url())};
    QVERIFY(ask(source));
    const auto skew = source.health().clockSkewMs;
    QVERIFY(skew);
    QVERIFY2(std::abs(*skew - 3600000) <= 1000, qPrintable(QString::number(*skew)));
}

QTEST_GUILESS_MAIN(PrometheusSourceTest)
#include "tst_prometheussource.moc"
