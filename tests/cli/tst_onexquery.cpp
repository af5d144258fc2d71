// SPDX-License-Identifier: GPL-3.0-or-later
// The program as people call it: over a file, and over the real Prometheus.
#include "tests/cli/onexprogram.h"
#include "tests/support/serverstack.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace onex::test;

class TestOnexQuery : public QObject
{
    Q_OBJECT

    using Ended = OnexProgram::Ended;

    OnexProgram m_onex;
    QString m_file;

    Ended run(const QStringList &arguments) const
    {
        return m_onex.run(QStringList{"query"} + arguments);
    }

private Q_SLOTS:
    void initTestCase();
    void aRecordingEndsNow();
    void ranges();
    void failures_data();
    void failures();
    void explains();
    void asksAServer();
};

void TestOnexQuery::initTestCase()
{
    m_file = m_onex.file(QStringLiteral("a.om"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "a{i=\"1\"} 1 1700000000\na{i=\"1\"} 3 1700000060\na{i=\"2\"} 5 1700000060\n# EOF\n");
}

void TestOnexQuery::aRecordingEndsNow()
{
    const Ended ended = run({"--source", m_file, "a"});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.output, QByteArray("a{i=\"1\"}  3\na{i=\"2\"}  5\n"));
    QCOMPARE(run({"--source", m_file, "--at", "now-1m", "a"}).output,
             QByteArray("a{i=\"1\"}  1\n"));
    QCOMPARE(run({"--source", m_file, "--at", "2023-11-14T22:13:20Z", "--", "-a"}).output,
             QByteArray("{i=\"1\"}  -1\n"));
}

void TestOnexQuery::ranges()
{
    const Ended ended = run({"--source", m_file, "--start", "1700000000", "--end", "1700000060.0",
                             "--step", "30s", "--format", "json", "sum(a)"});
    QCOMPARE(
        ended.output,
        QByteArray(R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},)"
                   R"("values":[[1700000000,"1"],[1700000030,"1"],[1700000060,"8"]]}]}})"
                   "\n"));
}

void TestOnexQuery::failures_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no expression") << QStringList{} << 2 << QByteArray("expr is required");
    QTest::newRow("no format") << QStringList{"--format", "xml", "1"} << 2 << QByteArray("xml");
    QTest::newRow("both") << QStringList{"--at", "1", "--step", "1", "1"} << 2
                          << QByteArray("excludes");
    QTest::newRow("no file") << QStringList{"--source", "/nowhere", "1"} << 1
                             << QByteArray("onex: /nowhere: there is no file");
    QTest::newRow("not parsed") << QStringList{"--source", "FILE", "sum(a"} << 1
                                << QByteArray("1:6: unexpected end of input");
    QTest::newRow("no time") << QStringList{"--source", "FILE", "--at", "soon", "a"} << 1
                             << QByteArray("\"soon\" is not a time");
    QTest::newRow("no step") << QStringList{"--source", "FILE", "--step", "-1", "a"} << 1
                             << QByteArray("\"-1\" is not a step");
    QTest::newRow("too many") << QStringList{"--source", "FILE", "--step", "1ms", "a"} << 1
                              << QByteArray("more than 11,000 steps");
    QTest::newRow("execution")
        << QStringList{"--source", "FILE", "--format", "json", "a + on () a"} << 1
        << QByteArray(R"({"status":"error","errorType":"execution","error":"found duplicate)");
    QTest::newRow("bad data") << QStringList{"--source", "FILE", "--format", "json", "a +"} << 1
                              << QByteArray(R"({"status":"error","errorType":"bad_data","error":)");
}

void TestOnexQuery::failures()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    arguments.replaceInStrings(QStringLiteral("FILE"), m_file);
    const Ended ended = run(arguments);
    QTEST(ended.status, "status");
    QVERIFY2((ended.output + ended.errors).contains(said),
             (ended.output + ended.errors).constData());
}

void TestOnexQuery::explains()
{
    const Ended ended = run({"--source", m_file, "--explain", "sum by(i)(a)"});
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.output.startsWith("sum by (i) (a)\n\nsum "));
    QVERIFY(ended.output.contains("  a "));
    QVERIFY(ended.output.contains("2 series  2 samples"));
}

void TestOnexQuery::asksAServer()
{
    ONEX_REQUIRE_SERVERS();
    const auto server = PrometheusServer::start();
    QVERIFY(server);
    const QString address = server->url().toString();
    QTRY_COMPARE_WITH_TIMEOUT(
        run({"--source", address, "--format", "json", "count(up)"}).output.contains("\"1\""), true,
        20'000);
    QVERIFY(run({"--source", address, "sum(up"}).errors.contains("1:7"));
    // By the name that the configuration gives it, and as its first one.
    QVERIFY(QDir().mkpath(m_onex.file(QStringLiteral("onex"))));
    QFile config(m_onex.file(QStringLiteral("onex/config.yaml")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("sources: [{ name: other, url: 'http://127.0.0.1:1' }, { name: prod, url: '"
                 + address.toUtf8() + "' }]\n");
    config.close();
    QCOMPARE(run({"--source", "prod", "count(up)"}).output, QByteArray("{}  1\n"));
    QVERIFY(run({"count(up)"}).errors.contains("127.0.0.1:1"));
    QVERIFY(run({"--source", "nobody", "up"}).errors.contains("no configured source"));
    config.remove();
}

QTEST_GUILESS_MAIN(TestOnexQuery)
#include "tst_onexquery.moc"
