// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httpclient.h"
#include "tests/http/httpfake.h"

#include <QCoroTask>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace onex;
using namespace onex::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

// Certificates are made anew for every run, by openssl.
class HttpTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trustsAPrivateAuthority();
    void rejects_data();
    void rejects();
    void tlsToAPlainPort();
    void plainToATlsPort();
    void presentsAClientCertificate();
    void badFiles_data();
    void badFiles();

private:
    bool openssl(const QStringList &arguments) const;
    bool makeCertificate(const QString &name, const QString &subjectAltName, int days) const;
    QString path(const QString &file) const { return m_folder.filePath(file); }
    QSslConfiguration serving(const QString &name) const;
    Result<HttpAnswer> get(const QUrl &url, const HttpTls &tls) const;

    QTemporaryDir m_folder;
};

bool HttpTlsTest::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished(30000) && process.exitCode() == 0;
}

bool HttpTlsTest::makeCertificate(const QString &name, const QString &subjectAltName,
                                  int days) const
{
    QFile extension{path(name + QStringLiteral(".ext"))};
    if (!extension.open(QIODevice::WriteOnly))
        return false;
    extension.write("subjectAltName=" + subjectAltName.toLatin1() + "\n");
    extension.close();
    const QString key = name + QStringLiteral(".key"), request = name + QStringLiteral(".csr");
    return openssl({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                    QStringLiteral("-nodes"), QStringLiteral("-subj"),
                    QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), key,
                    QStringLiteral("-out"), request})
        && openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
                    QStringLiteral("-CA"), QStringLiteral("ca.pem"), QStringLiteral("-CAkey"),
                    QStringLiteral("ca.key"), QStringLiteral("-CAcreateserial"),
                    QStringLiteral("-days"), QString::number(days), QStringLiteral("-extfile"),
                    name + QStringLiteral(".ext"), QStringLiteral("-out"),
                    name + QStringLiteral(".pem")});
}

void HttpTlsTest::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        QSKIP("no openssl to make certificates with");
    QVERIFY(openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                     QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                     QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=Test CA"),
                     QStringLiteral("-keyout"), QStringLiteral("ca.key"), QStringLiteral("-out"),
                     QStringLiteral("ca.pem")}));
    const QString here = QStringLiteral("IP:127.0.0.1");
    QVERIFY(makeCertificate(QStringLiteral("good"), here, 2));
    QVERIFY(makeCertificate(QStringLiteral("client"), QStringLiteral("DNS:client"), 2));
    QVERIFY(makeCertificate(QStringLiteral("expired"), here, -1));
    QVERIFY(makeCertificate(QStringLiteral("elsewhere"), QStringLiteral("DNS:example.org"), 2));
}

QSslConfiguration HttpTlsTest::serving(const QString &name) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QFile key{path(name + QStringLiteral(".key"))};
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey{&key, QSsl::Rsa});
    configuration.setLocalCertificateChain(
        QSslCertificate::fromPath(path(name + QStringLiteral(".pem"))));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

Result<HttpAnswer> HttpTlsTest::get(const QUrl &url, const HttpTls &tls) const
{
    HttpClient client{{}, tls, {5s, 5s, 10000}};
    HttpRequest request;
    request.url = url;
    return QCoro::waitFor(client.send(request, {}));
}

void HttpTlsTest::trustsAPrivateAuthority()
{
    HttpFake fake{always(httpAnswer("200 OK", "hello")), serving(QStringLiteral("good"))};
    HttpTls tls;
    tls.caFile = path(QStringLiteral("ca.pem"));
    const auto answer = get(fake.url(), tls);
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->body, QByteArray{"hello"});
}

void HttpTlsTest::rejects_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("knownAuthority");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("unknown authority")
        << QStringLiteral("good") << false << QByteArray{"unknown authority"};
    QTest::newRow("expired") << QStringLiteral("expired") << true << QByteArray{"expired on"};
    QTest::newRow("another host") << QStringLiteral("elsewhere") << true
                                  << QByteArray{"for another host"};
}

void HttpTlsTest::rejects()
{
    QFETCH(QString, certificate);
    QFETCH(bool, knownAuthority);
    QFETCH(QByteArray, words);
    HttpFake fake{always(httpAnswer("200 OK", "")), serving(certificate)};
    HttpTls tls;
    if (knownAuthority)
        tls.caFile = path(QStringLiteral("ca.pem"));
    const auto answer = get(fake.url(), tls);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Tls);
    QVERIFY2(answer.error().message.find(words.toStdString()) != std::string::npos,
             answer.error().message.c_str());
    QVERIFY(fake.requests().isEmpty());
}

void HttpTlsTest::tlsToAPlainPort()
{
    // A plain server answers the handshake with a complaint.
    QTcpServer talker;
    connect(&talker, &QTcpServer::newConnection, this, [&talker] {
        talker.nextPendingConnection()->write(httpAnswer("400 Bad Request", ""));
    });
    QVERIFY(talker.listen(QHostAddress::LocalHost));
    const QUrl url{QStringLiteral("https://127.0.0.1:%1/").arg(talker.serverPort())};
    const auto answer = get(url, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Tls);
    QVERIFY2(answer.error().message.find("does not speak TLS") != std::string::npos,
             answer.error().message.c_str());
}

void HttpTlsTest::plainToATlsPort()
{
    HttpFake fake{always(httpAnswer("200 OK", "")), serving(QStringLiteral("good"))};
    QUrl url = fake.url();
    url.setScheme(QStringLiteral("http"));
    const auto answer = get(url, {});
    QVERIFY(!answer);
    QVERIFY(fake.requests().isEmpty());
}

void HttpTlsTest::presentsAClientCertificate()
{
    QSslConfiguration configuration = serving(QStringLiteral("good"));
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setCaCertificates(QSslCertificate::fromPath(path(QStringLiteral("ca.pem"))));
    HttpFake fake{always(httpAnswer("200 OK", "")), configuration};
    HttpTls tls;
    tls.caFile = path(QStringLiteral("ca.pem"));
    QVERIFY(!get(fake.url(), tls));
    tls.certificateFile = path(QStringLiteral("client.pem"));
    tls.keyFile = path(QStringLiteral("client.key"));
    const auto answer = get(fake.url(), tls);
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
}

void HttpTlsTest::badFiles_data()
{
    QTest::addColumn<QString>("ca");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("words");
    const QString missing = QStringLiteral("missing.pem"), ca = QStringLiteral("ca.pem"),
                  key = QStringLiteral("ca.key");
    QTest::newRow("no CA file") << missing << QString{} << QString{}
                                << QByteArray{"cannot be read"};
    QTest::newRow("CA file without certificate")
        << key << QString{} << QString{} << QByteArray{"no PEM certificate"};
    QTest::newRow("no certificate") << QString{} << missing << key << QByteArray{"cannot be read"};
    QTest::newRow("no key") << QString{} << ca << missing << QByteArray{"cannot be read"};
    QTest::newRow("key file without key") << QString{} << ca << ca << QByteArray{"no PEM key"};
}

void HttpTlsTest::badFiles()
{
    const auto named = [this](const QString &file) { return file.isEmpty() ? file : path(file); };
    QFETCH(QString, ca);
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    const HttpTls tls{named(ca), named(certificate), named(key)};
    const auto answer = get(QUrl{QStringLiteral("https://127.0.0.1:1/")}, tls);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Tls);
    QFETCH(QByteArray, words);
    QVERIFY2(answer.error().message.find(words.toStdString()) != std::string::npos,
             answer.error().message.c_str());
}

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "tst_httptls.moc"
