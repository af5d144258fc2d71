// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/secrets.h"

#include <QCoroTask>
#include <QCoroTimer>
#include <QTest>

using namespace onex;

namespace {

Secret env(const char *name) { return {Secret::Place::Environment, QString::fromLatin1(name)}; }

Secret keyring(const char *name) { return {Secret::Place::Keyring, QString::fromLatin1(name)}; }

Result<HttpCredentials> resolve(const ServerSettings &settings, const SecretReader &reader)
{
    return QCoro::waitFor(resolveCredentials(settings, reader));
}

// A keyring that says what it was asked for, after a while.
Async<QByteArray> slowKeyring(Secret secret)
{
    auto pause = std::chrono::milliseconds{1};
    co_await QCoro::sleepFor(pause);
    co_return "<" + secret.name.toUtf8() + ">";
}

Async<QByteArray> lockedKeyring(Secret)
{
    co_return fail(Error::Kind::BadInput, "the keyring is locked");
}

ServerSettings server()
{
    ServerSettings settings;
    settings.name = "prod";
    settings.url = QUrl{QStringLiteral("https://h")};
    return settings;
}

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheEnvironment();
    void rejectsTheEnvironment_data();
    void rejectsTheEnvironment();
    void readsAllReferences();
    void nothingReferredIsNothingAsked();
    void lockedKeyringIsAnError();
    void makesASourceOfIt();
};

void SecretsTest::readsTheEnvironment()
{
    qputenv("ONEX_TEST_TOKEN", "abc\n");
    ServerSettings settings = server();
    settings.bearer = env("ONEX_TEST_TOKEN");
    const auto credentials = resolve(settings, systemSecrets());
    QVERIFY(credentials);
    QCOMPARE(credentials->bearerToken, QByteArray{"abc"});
}

void SecretsTest::rejectsTheEnvironment_data()
{
    QTest::addColumn<bool>("isSet");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("not set") << false << QByteArray{} << QByteArray{"is not set"};
    QTest::newRow("empty") << true << QByteArray{""} << QByteArray{"is empty"};
    QTest::newRow("two lines") << true << QByteArray{"hunter2\r\nX: y"} << QByteArray{"one line"};
}

void SecretsTest::rejectsTheEnvironment()
{
    QFETCH(bool, isSet);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, words);
    qunsetenv("ONEX_TEST_TOKEN");
    if (isSet)
        qputenv("ONEX_TEST_TOKEN", value);
    ServerSettings settings = server();
    settings.bearer = env("ONEX_TEST_TOKEN");
    const auto credentials = resolve(settings, systemSecrets());
    QVERIFY(!credentials);
    const QByteArray message = QByteArray::fromStdString(credentials.error().message);
    QVERIFY2(message.startsWith("prod: ") && message.contains("ONEX_TEST_TOKEN")
                 && message.contains(words) && !message.contains("hunter2"),
             message.constData());
}

void SecretsTest::readsAllReferences()
{
    ServerSettings settings = server();
    settings.basicUser = "me";
    settings.basicPassword = keyring("password");
    settings.headers = {{"X-Scope-OrgID", "team", {}}, {"X-Api-Key", {}, keyring("key")}};
    settings.allowInsecureCredentials = true;
    const auto credentials = resolve(settings, slowKeyring);
    QVERIFY(credentials);
    QCOMPARE(credentials->basicUser, QByteArray{"me"});
    QCOMPARE(credentials->basicPassword, QByteArray{"<password>"});
    QCOMPARE(credentials->headers.size(), std::size_t{1});
    QCOMPARE(credentials->secretHeaders.size(), std::size_t{1});
    QCOMPARE(credentials->secretHeaders[0].second, QByteArray{"<key>"});
    QVERIFY(credentials->bearerToken.isEmpty());
    QVERIFY(credentials->allowInsecure);
}

void SecretsTest::nothingReferredIsNothingAsked() { QVERIFY(resolve(server(), lockedKeyring)); }

void SecretsTest::lockedKeyringIsAnError()
{
    ServerSettings settings = server();
    settings.bearer = keyring("token");
    const auto credentials = resolve(settings, lockedKeyring);
    QVERIFY(!credentials);
    QCOMPARE(credentials.error().message, std::string{"prod: the keyring is locked"});
}

void SecretsTest::makesASourceOfIt()
{
    SourceSettings settings;
    settings.name = "a";
    settings.url = QUrl{QStringLiteral("https://h/x")};
    settings.timeout = std::chrono::milliseconds{1234};
    HttpCredentials credentials;
    credentials.bearerToken = "t";
    const PrometheusConfig config = prometheusConfig(settings, credentials);
    QCOMPARE(config.url, settings.url);
    QCOMPARE(config.limits.deadline.count(), 1234);
    QCOMPARE(config.credentials.bearerToken, QByteArray{"t"});
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
