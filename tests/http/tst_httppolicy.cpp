// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httppolicy.h"

#include <QTest>

using namespace onex;

namespace {

HttpCredentials token()
{
    HttpCredentials credentials;
    credentials.bearerToken = "hunter2";
    return credentials;
}

HttpCredentials header(const char *name)
{
    HttpCredentials credentials;
    credentials.headers.emplace_back(name, "hunter2");
    return credentials;
}

} // namespace

class HttpPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objects_data();
    void objects();
    void guardedHeaders_data();
    void guardedHeaders();
    void credentialsStayAtTheirOrigin();
    void redirects_data();
    void redirects();
    void dates_data();
    void dates();
    void hidesCredentials();
};

void HttpPolicyTest::objects_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("withToken");
    QTest::addColumn<bool>("refused");
    const auto row = [](const char *url, bool withToken, bool refused) {
        QTest::addRow("%s%s", url, withToken ? " with a token" : "")
            << QString::fromLatin1(url) << withToken << refused;
    };
    row("http://example.org/", false, false);
    row("http://example.org/", true, true);
    row("https://example.org/", true, false);
    row("http://127.0.0.1:9090/", true, false);
    row("http://127.8.8.8/", true, false);
    row("http://[::1]:9090/", true, false);
    row("http://localhost/", true, false);
    row("http://localhost.example.org/", true, true);
    row("http://127.0.0.1.example.org/", true, true);
    row("ftp://example.org/", false, true);
    row("file:///etc/passwd", false, true);
    row("http:///path", false, true);
    row("http://me:hunter2@example.org/", false, true);
}

void HttpPolicyTest::objects()
{
    QFETCH(QString, url);
    QFETCH(bool, withToken);
    const HttpCredentials credentials = withToken ? token() : HttpCredentials{};
    const auto error = objection(QUrl{url}, {}, credentials);
    QTEST(error.has_value(), "refused");
    if (!error)
        return;
    QCOMPARE(error->kind, Error::Kind::Refused);
    QVERIFY(describe(*error).find("hunter2") == std::string::npos);
}

void HttpPolicyTest::guardedHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("guarded");
    QTest::newRow("tenant") << QByteArray{"X-Scope-OrgID"} << false;
    QTest::newRow("authorization") << QByteArray{"AUTHORIZATION"} << true;
    QTest::newRow("cookie") << QByteArray{"Cookie"} << true;
    QTest::newRow("API key") << QByteArray{"x-api-key"} << true;
}

void HttpPolicyTest::guardedHeaders()
{
    QFETCH(QByteArray, name);
    QTEST(hasSecrets(header(name.constData())), "guarded");
}

void HttpPolicyTest::credentialsStayAtTheirOrigin()
{
    const QUrl pinned{QStringLiteral("https://a/x")};
    QVERIFY(!objection(QUrl{QStringLiteral("https://a:443/y")}, pinned, token()));
    QVERIFY(objection(QUrl{QStringLiteral("https://b/x")}, pinned, token()));
    QVERIFY(objection(QUrl{QStringLiteral("https://a:444/x")}, pinned, token()));
    QVERIFY(!objection(QUrl{QStringLiteral("https://b/x")}, pinned, {}));
    HttpCredentials allowed = token();
    allowed.allowInsecure = true;
    QVERIFY(!objection(QUrl{QStringLiteral("http://a/")}, {}, allowed));
}

void HttpPolicyTest::redirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("post");
    QTest::addColumn<QString>("target"); // empty: refused
    const auto row
        = [](const char *name, const char *location, int status, bool post, const char *target) {
              QTest::newRow(name) << QByteArray{location} << status << post
                                  << QString::fromLatin1(target);
          };
    row("same origin", "http://h:9090/new", 301, false, "http://h:9090/new");
    row("relative", "../up?a=b", 302, false, "http://h:9090/up?a=b");
    row("another path for a POST", "/new", 302, true, "");
    row("kept method", "/new", 307, true, "http://h:9090/new");
    row("another host", "http://other:9090/", 301, false, "");
    row("another port", "http://h:9091/", 301, false, "");
    row("another scheme", "https://h:9090/", 308, false, "");
    row("another host without scheme", "//other/x", 301, false, "");
    row("a file", "file:///etc/passwd", 302, false, "");
    row("script", "javascript:alert(1)", 302, false, "");
    row("a user", "http://me:pw@h:9090/", 302, false, "");
}

void HttpPolicyTest::redirects()
{
    QFETCH(QByteArray, location);
    QFETCH(int, status);
    QFETCH(bool, post);
    const QUrl from{QStringLiteral("http://h:9090/a/b")};
    const auto method = post ? HttpRequest::Method::Post : HttpRequest::Method::Get;
    const auto target = redirectTarget(from, location, status, method);
    QTEST(target ? target->toString() : QString{}, "target");
    if (!target)
        QCOMPARE(target.error().kind, Error::Kind::Refused);
}

void HttpPolicyTest::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms"); // -1: none
    QTest::newRow("epoch") << QByteArray{"Thu, 01 Jan 1970 00:00:00 GMT"} << qint64{0};
    QTest::newRow("some day") << QByteArray{"Sun, 22 Nov 2026 10:39:53 GMT"}
                              << qint64{1795343993000};
    for (const char *bad :
         {"", "Sunday", "Sun, 22 Nov 2026 10:39:53 CET", "Sun, 31 Feb 2026 10:39:53 GMT",
          "Sun, 22 Xyz 2026 10:39:53 GMT", "Sun, 22 Nov 2026 aa:39:53 GMT"})
        QTest::newRow(bad) << QByteArray{bad} << qint64{-1};
}

void HttpPolicyTest::dates()
{
    QFETCH(QByteArray, text);
    QTEST(parseHttpDate(text).value_or(-1), "ms");
}

void HttpPolicyTest::hidesCredentials()
{
    const QUrl url{QStringLiteral("https://me:hunter2@h:1/p?token=hunter2#hunter2")};
    QCOMPARE(originOf(url), std::string{"https://h:1/p"});
    QCOMPARE(hostOf(url), std::string{"h:1"});
}

QTEST_GUILESS_MAIN(HttpPolicyTest)
#include "tst_httppolicy.moc"
