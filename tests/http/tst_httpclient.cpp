// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httpclient.h"
#include "tests/http/httpfake.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace onex;
using namespace onex::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

constexpr HttpLimits kQuick{1500ms, 300ms, 100000};

Result<HttpAnswer> send(const HttpRequest &request, HttpLimits limits = kQuick,
                        const HttpCredentials &credentials = {})
{
    HttpClient client{credentials, {}, limits};
    return QCoro::waitFor(client.send(request, {}));
}

HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest post(const QUrl &url, bool repeatable)
{
    HttpRequest request = get(url);
    request.method = HttpRequest::Method::Post;
    request.body = "query=up";
    request.repeatable = repeatable;
    return request;
}

// A zlib stream, which is what HTTP calls deflate.
QByteArray deflated(const QByteArray &plain) { return qCompress(plain, 9).mid(4); }

QByteArray compressedAnswer(const QByteArray &body)
{
    return httpAnswer("200 OK", body, "Content-Encoding: deflate\r\n");
}

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers();
    void anyStatusIsAnAnswer_data();
    void anyStatusIsAnAnswer();
    void faults_data();
    void faults();
    void cutBetweenChunks();
    void refusedConnection();
    void slowBodyMeetsTheDeadline();
    void silentBodyMeetsTheIdleTimeOut();
    void slowAnswerIsNotIdle();
    void closedUnanswered_data();
    void closedUnanswered();
    void saysWhetherItMayHaveActed_data();
    void saysWhetherItMayHaveActed();
    void cancelledAfterSendingMayHaveActed();
    void resetIsAnError();
    void decompresses();
    void bombStopsAtTheCap();
    void followsRedirectsWithinTheOrigin();
    void neverTakesCredentialsElsewhere();
    void sendsCredentials();
    void staysWithItsOrigin();
    void cancels();
    void cancelledBeforeSending();
    void destroyingCancels();
    void threadsComeAndGo();
    void eventLoopStaysLive();
};

void HttpClientTest::answers()
{
    HttpFake fake{always(httpAnswer("200 OK", "hello",
                                    "Content-Type: text/plain\r\n"
                                    "Date: Sun, 22 Nov 2026 10:39:53 GMT\r\n"))};
    const auto answer = send(post(fake.url(QStringLiteral("/a?b=c")), true));
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray{"hello"});
    QCOMPARE(answer->contentType, QByteArray{"text/plain"});
    QCOMPARE(answer->serverTimeMs, std::optional<qint64>{1795343993000});
    QVERIFY(answer->roundTripMs > 0);
    QCOMPARE(fake.requests().size(), 1);
    QCOMPARE(fake.requests()[0].method, QByteArray{"POST"});
    QCOMPARE(fake.requests()[0].path, QByteArray{"/a?b=c"});
    QCOMPARE(fake.requests()[0].body, QByteArray{"query=up"});
}

void HttpClientTest::anyStatusIsAnAnswer_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"204 No Content", "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found",
          "405 Method Not Allowed", "409 Conflict", "422 Unprocessable Entity",
          "429 Too Many Requests", "431 Request Header Fields Too Large",
          "500 Internal Server Error", "503 Service Unavailable", "504 Gateway Timeout"})
        QTest::newRow(status) << QByteArray{status};
}

void HttpClientTest::anyStatusIsAnAnswer()
{
    QFETCH(QByteArray, status);
    const QByteArray body = status.startsWith("204") ? "" : "its own words";
    HttpFake fake{always(httpAnswer(status, body))};
    const auto answer = send(get(fake.url()));
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->status, status.left(3).toInt());
    QCOMPARE(answer->body, body);
}

void HttpClientTest::faults_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words");
    const auto row
        = [](const char *name, const QByteArray &bytes, bool closes, Kind kind, const char *words) {
              QTest::newRow(name) << bytes << closes << static_cast<int>(kind) << QByteArray{words};
          };
    row("never answers", "", false, Kind::Timeout, "1500 ms");
    row("half a head", "HTTP/1.1 200 OK\r\nConte", false, Kind::Timeout, "1500 ms");
    row("shorter than announced", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", true,
        Kind::Network, "in the middle of its answer");
    row("announced over the cap", "HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n", false,
        Kind::TooLarge, "100000 bytes");
    row("over the cap", "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(100001, 'x'), true, Kind::TooLarge,
        "100000 bytes");
    row("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", true, Kind::Network, "without answering");
    row("not compressed", compressedAnswer("this is not deflate"), false, Kind::BadAnswer,
        "cannot be decompressed");
    row("redirect to another host",
        httpAnswer("302 Found", "", "Location: http://example.org/x\r\n"), false, Kind::Refused,
        "http://example.org/x");
    row("redirect to a file", httpAnswer("302 Found", "", "Location: file:///etc/passwd\r\n"),
        false, Kind::Refused, "file:///etc/passwd");
    row("redirect in a loop", httpAnswer("302 Found", "", "Location: /\r\n"), false, Kind::Refused,
        "loop");
}

void HttpClientTest::faults()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closes);
    HttpFake fake{closes ? thenClose(bytes) : always(bytes)};
    const auto answer = send(get(fake.url()));
    QVERIFY(!answer);
    const std::string message = answer.error().message;
    QFETCH(int, kind);
    QVERIFY2(static_cast<int>(answer.error().kind) == kind, message.c_str());
    QFETCH(QByteArray, words);
    QVERIFY2(message.find(words.toStdString()) != std::string::npos, message.c_str());
    QVERIFY2(message.starts_with("127.0.0.1:"), message.c_str());
    QCOMPARE(answer.error().origin, fake.url().toString().toStdString());
}

// Qt (6.4's protocol handler) takes the closed connection for the end where it arrives together
// with the last chunk: then the half answer is the decoder's to notice, which it does.
void HttpClientTest::cutBetweenChunks()
{
    HttpFake fake{thenClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")};
    const auto answer = send(get(fake.url()));
    if (answer) {
        QCOMPARE(answer->body, QByteArray("abc"));
        return;
    }
    QCOMPARE(answer.error().kind, Kind::Network);
    const QByteArray message = QByteArray::fromStdString(answer.error().message);
    QVERIFY2(message.contains("in the middle of its answer"), message.constData());
}

void HttpClientTest::refusedConnection()
{
    QUrl url;
    {
        HttpFake fake{always("")};
        url = fake.url();
    }
    const auto answer = send(get(url));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Network);
    QVERIFY(answer.error().message.find("refused the connection") != std::string::npos);
}

void HttpClientTest::slowBodyMeetsTheDeadline()
{
    HttpFake fake{dribble("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")};
    QElapsedTimer timer;
    timer.start();
    const auto answer = send(get(fake.url()), {400ms, 300ms, 100000});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Timeout);
    QVERIFY2(answer.error().message.find("400 ms") != std::string::npos,
             answer.error().message.c_str());
    QVERIFY(timer.elapsed() >= 395);
    QVERIFY(timer.elapsed() < 5000);
}

void HttpClientTest::silentBodyMeetsTheIdleTimeOut()
{
    HttpFake fake{always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")};
    const auto answer = send(get(fake.url()), {60s, 100ms, 100000});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Timeout);
    QVERIFY(answer.error().message.find("100 ms") != std::string::npos);
}

void HttpClientTest::slowAnswerIsNotIdle()
{
    // A query that is computed for longer than the idle time-out sends nothing meanwhile.
    HttpFake fake{[](QTcpSocket &socket, const FakeRequest &) {
        QTimer::singleShot(300, &socket, [&socket] { socket.write(httpAnswer("200 OK", "late")); });
    }};
    const auto answer = send(get(fake.url()), {60s, 100ms, 100000});
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->body, QByteArray{"late"});
}

void HttpClientTest::closedUnanswered_data()
{
    QTest::addColumn<bool>("repeatable");
    QTest::addColumn<int>("seen");
    QTest::newRow("an act is sent once") << false << 1;
    QTest::newRow("a question once more") << true << 2;
}

void HttpClientTest::closedUnanswered()
{
    QFETCH(bool, repeatable);
    HttpFake fake{thenClose("")};
    const auto answer = send(post(fake.url(), repeatable));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Network);
    QVERIFY2(answer.error().message.find("without answering") != std::string::npos,
             answer.error().message.c_str());
    QTEST(static_cast<int>(fake.requests().size()), "seen");
    for (const FakeRequest &request : fake.requests())
        QCOMPARE(request.body, QByteArray{"query=up"});
}

void HttpClientTest::saysWhetherItMayHaveActed_data()
{
    using Method = HttpRequest::Method;
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("repeatable");
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("unclear");
    const auto row
        = [](const char *name, Method method, bool repeatable, const char *server, bool unclear) {
              QTest::newRow(name) << static_cast<int>(method) << repeatable
                                  << QString::fromLatin1(server) << unclear;
          };
    row("Post, refused", Method::Post, false, "refuses", false);
    row("Post, closed", Method::Post, false, "closes", true);
    row("Post, silent", Method::Post, false, "silent", true);
    row("Post, redirected elsewhere", Method::Post, false, "redirects", false);
    row("a question, closed", Method::Post, true, "closes", false);
    row("Delete, refused", Method::Delete, false, "refuses", false);
    row("Delete, silent", Method::Delete, false, "silent", true);
    row("Get, silent", Method::Get, false, "silent", false);
}

void HttpClientTest::saysWhetherItMayHaveActed()
{
    QFETCH(int, method);
    QFETCH(bool, repeatable);
    QFETCH(QString, server);
    HttpFake fake{[&server](QTcpSocket &socket, const FakeRequest &) {
        if (server == QLatin1String("redirects"))
            socket.write(httpAnswer("302 Found", "", "Location: http://other.example/\r\n"));
        else if (server == QLatin1String("closes"))
            socket.disconnectFromHost();
    }};
    HttpRequest request = post(fake.url(), repeatable);
    request.method = static_cast<HttpRequest::Method>(method);
    if (server == QLatin1String("refuses"))
        fake.close();
    constexpr HttpLimits kVeryQuick{300ms, 300ms, 100000};
    const auto answer = send(request, kVeryQuick);
    QVERIFY(!answer);
    QTEST(answer.error().unclear, "unclear");
}

void HttpClientTest::cancelledAfterSendingMayHaveActed()
{
    HttpFake fake{always("")};
    HttpClient client{{}, {}, kQuick};
    std::stop_source stop;
    Async<HttpAnswer> sending = client.send(post(fake.url(), false), stop.get_token());
    QTRY_COMPARE(fake.requests().size(), 1);
    stop.request_stop();
    const auto answer = QCoro::waitFor(std::move(sending));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Cancelled);
    QVERIFY(answer.error().unclear);
}

void HttpClientTest::resetIsAnError()
{
    HttpFake fake{[](QTcpSocket &socket, const FakeRequest &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        socket.flush();
        socket.abort();
    }};
    const auto answer = send(get(fake.url()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Network);
}

void HttpClientTest::decompresses()
{
    const QByteArray plain(50000, 'a');
    HttpFake fake{always(compressedAnswer(deflated(plain)))};
    const auto answer = send(get(fake.url()));
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->body, plain);
}

void HttpClientTest::bombStopsAtTheCap()
{
    // 64 MiB in 64 KiB: a thousand times what was sent.
    HttpFake fake{always(compressedAnswer(deflated(QByteArray(64 * 1024 * 1024, '0'))))};
    const auto answer = send(get(fake.url()), {10s, 1s, 1024 * 1024});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::TooLarge);
    QVERIFY(answer.error().message.find("1 MiB") != std::string::npos);
}

void HttpClientTest::followsRedirectsWithinTheOrigin()
{
    HttpFake fake{[](QTcpSocket &socket, const FakeRequest &request) {
        socket.write(request.path == "/new"
                         ? httpAnswer("200 OK", request.body)
                         : httpAnswer("307 Temporary Redirect", "", "Location: /new\r\n"));
    }};
    const auto answer = send(post(fake.url(), true));
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->body, QByteArray{"query=up"});
}

void HttpClientTest::neverTakesCredentialsElsewhere()
{
    HttpFake other{always(httpAnswer("200 OK", ""))};
    HttpFake fake{
        always(httpAnswer("302 Found", "", "Location: " + other.url().toEncoded() + "\r\n"))};
    HttpCredentials credentials;
    credentials.bearerToken = "hunter2";
    const auto answer = send(get(fake.url()), kQuick, credentials);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Refused);
    QVERIFY(describe(answer.error()).find("hunter2") == std::string::npos);
    QVERIFY(other.requests().isEmpty());
}

void HttpClientTest::sendsCredentials()
{
    HttpFake fake{always(httpAnswer("200 OK", ""))};
    HttpCredentials credentials;
    credentials.basicUser = "me";
    credentials.basicPassword = "pw";
    credentials.headers = {{"X-Scope-OrgID", "team"}};
    credentials.secretHeaders = {{"X-Key", "abc"}};
    QVERIFY(send(get(fake.url()), kQuick, credentials));
    const QByteArray head = fake.requests().value(0).head;
    QVERIFY(head.contains("Authorization: Basic bWU6cHc="));
    QVERIFY(head.contains("X-Scope-OrgID: team"));
    QVERIFY(head.contains("X-Key: abc"));
}

void HttpClientTest::staysWithItsOrigin()
{
    HttpFake first{always(httpAnswer("200 OK", ""))};
    HttpFake second{always(httpAnswer("200 OK", ""))};
    HttpCredentials credentials;
    credentials.bearerToken = "hunter2";
    HttpClient client{credentials, {}, kQuick};
    QVERIFY(QCoro::waitFor(client.send(get(first.url()), {})));
    const auto answer = QCoro::waitFor(client.send(get(second.url()), {}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Refused);
    QVERIFY(second.requests().isEmpty());
}

void HttpClientTest::cancels()
{
    HttpFake fake{always("")};
    HttpClient client{{}, {}, {60s, 60s, 1000}};
    std::stop_source stop;
    QTimer::singleShot(50, this, [&stop] { stop.request_stop(); });
    QElapsedTimer timer;
    timer.start();
    const auto answer = QCoro::waitFor(client.send(get(fake.url()), stop.get_token()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Cancelled);
    QVERIFY(timer.elapsed() < 10000);
}

void HttpClientTest::cancelledBeforeSending()
{
    HttpFake fake{always(httpAnswer("200 OK", ""))};
    HttpClient client{{}, {}, kQuick};
    std::stop_source stop;
    stop.request_stop();
    const auto answer = QCoro::waitFor(client.send(get(fake.url()), stop.get_token()));
    QCOMPARE(answer.error().kind, Kind::Cancelled);
    QVERIFY(fake.requests().isEmpty());
}

void HttpClientTest::destroyingCancels()
{
    HttpFake fake{always("")};
    auto client = std::make_unique<HttpClient>(HttpCredentials{}, HttpTls{}, HttpLimits{});
    Async<HttpAnswer> sending = client->send(get(fake.url()), {});
    QTRY_COMPARE(fake.requests().size(), 1);
    client.reset();
    const auto answer = QCoro::waitFor(std::move(sending));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Cancelled);
}

void HttpClientTest::threadsComeAndGo()
{
    HttpFake fake{always(httpAnswer("200 OK", "x"))};
    for (int i = 0; i < 20; ++i)
        QVERIFY(send(get(fake.url())));
    QVERIFY(fake.requests().size() == 20);
}

void HttpClientTest::eventLoopStaysLive()
{
    // A large answer is received and decompressed while this thread keeps ticking.
    HttpFake fake{always(compressedAnswer(deflated(QByteArray(60 * 1024 * 1024, '0'))))};
    qint64 worst = 0;
    QElapsedTimer sinceTick;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] {
        worst = std::max(worst, sinceTick.isValid() ? sinceTick.elapsed() : 0);
        sinceTick.start();
    });
    tick.start(1);
    const auto answer = send(get(fake.url()), {60s, 10s, 64 * 1024 * 1024});
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    // Far above what it is, far below what decompressing here takes on a loaded machine.
    QVERIFY2(worst < 1000, qPrintable(QString::number(worst)));
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_httpclient.moc"
