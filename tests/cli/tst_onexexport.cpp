// SPDX-License-Identifier: GPL-3.0-or-later
// What a server or a file holds, saved, and asked again without it.
#include "datasource/archive/recording.h"
#include "tests/cli/onexprogram.h"
#include "tests/support/serverstack.h"

#include <QFile>
#include <QTest>

using namespace onex::test;

class TestOnexExport : public QObject
{
    Q_OBJECT

    OnexProgram m_onex;
    QString m_file;

    OnexProgram::Ended exported(const QStringList &arguments) const
    {
        return m_onex.run(QStringList{"export"} + arguments);
    }

private Q_SLOTS:
    void initTestCase();
    void everyFormat_data();
    void everyFormat();
    void saysWhereItIsFrom();
    void ofTheRangeOnly();
    void failures_data();
    void failures();
    void sameNumbersThereAndHere();
};

void TestOnexExport::initTestCase()
{
    m_file = m_onex.file(QStringLiteral("a.om"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a{i=\"1\"} 1 1700000000\na{i=\"1\"} NaN 1700000060\na{i=\"2\"} 5e300 1700000060\n"
               "b -Inf 1700000030\n# EOF\n");
}

void TestOnexExport::everyFormat_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"x.onex", "x.json", "x.csv", "x.txt"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestOnexExport::everyFormat()
{
    QFETCH(const QString, name);
    const QString path = m_onex.file(name);
    const auto ended = exported({"--source", m_file, "-o", path, "a", "rate(b[5m])"});
    QVERIFY2(ended.status == 0, ended.errors.constData());
    QCOMPARE(ended.errors, "onex: 4 samples of 3 series\n");
    const QStringList query{"query", "--format", "csv", "{__name__=~'a|b'}[1h]", "--source"};
    QCOMPARE(m_onex.run(query + QStringList{path}).output,
             m_onex.run(query + QStringList{m_file}).output);
}

void TestOnexExport::saysWhereItIsFrom()
{
    const QString path = m_onex.file(QStringLiteral("from.onex"));
    QCOMPARE(exported({"--source", m_file, "-o", path, "max_over_time(a[1m])"}).status, 0);
    const auto recording = onex::openRecording(path.toStdString());
    QVERIFY(recording && recording->content);
    const onex::Provenance &from = recording->content->provenance;
    QCOMPARE(from.source, "a.om");
    QCOMPARE(from.queries, std::vector<std::string>{"max_over_time(a[1m])"});
    QCOMPARE(from.range, (onex::TimeRange{1'700'000'000'000, 1'700'000'060'000}));
    QCOMPARE(from.author, "jane");
    QVERIFY(from.createdMs > 1'700'000'000'000);
    QVERIFY(from.program.starts_with("onex "));
}

void TestOnexExport::ofTheRangeOnly()
{
    const QStringList asked{"--source", m_file,  "--format", "csv", "--start",
                            "now-10s",  "--end", "now",      "b"};
    QCOMPARE(exported(asked).errors, "onex: 1 samples of 1 series\n"); // what it looks back at
    QCOMPARE(exported(asked.mid(0, 8) + QStringList{"b[1s]"}).errors,
             "onex: 0 samples of 0 series\n");
}

void TestOnexExport::failures_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("nothing") << QStringList{"--source", "FILE"} << 2
                             << QByteArray("expr is required");
    QTest::newRow("no selector") << QStringList{"--source", "FILE", "1 + 1"} << 1
                                 << QByteArray("no series is named");
    QTest::newRow("not parsed") << QStringList{"--source", "FILE", "sum(a"} << 1
                                << QByteArray("1:6: unexpected end of input");
    QTest::newRow("an archive to nowhere")
        << QStringList{"--source", "FILE", "--format", "archive", "a"} << 1
        << QByteArray("an archive needs a file");
    QTest::newRow("no folder") << QStringList{"--source", "FILE", "-o", "/nowhere/x.onex", "a"} << 1
                               << QByteArray("/nowhere/x.onex");
    QTest::newRow("backwards") << QStringList{"--source", "FILE", "--start", "5", "--end", "4", "a"}
                               << 1 << QByteArray("--end is before --start");
    QTest::newRow("no server") << QStringList{"--source", "http://127.0.0.1:1", "a"} << 1
                               << QByteArray("127.0.0.1:1");
}

void TestOnexExport::failures()
{
    QFETCH(QStringList, arguments);
    QFETCH(const QByteArray, said);
    arguments.replaceInStrings(QStringLiteral("FILE"), m_file);
    const auto ended = exported(arguments);
    QTEST(ended.status, "status");
    QVERIFY2(ended.errors.contains(said), ended.errors.constData());
}

// Longer than one question may be about.
void TestOnexExport::sameNumbersThereAndHere()
{
    ONEX_REQUIRE_SERVERS();
    PrometheusOptions options;
    options.config = "global: {}\n";
    options.arguments = QStringList{"--storage.tsdb.retention.time=100y"};
    for (int i = 0; i < 2000; ++i)
        options.history += "x{i=\"" + QByteArray::number(i % 2) + "\"} "
            + QByteArray::number(i * i % 977) + ' ' + QByteArray::number(1'700'000'003 + i * 10)
            + ".5\n";
    options.history += "# EOF\n";
    const auto server = PrometheusServer::start(options);
    QVERIFY(server);
    const QString address = server->url().toString(), path = m_onex.file(QStringLiteral("s.onex"));
    const QStringList queries{"rate(x[5m])", "x offset 20m", "max_over_time(x[30m:1m])",
                              "x @ end()"};
    const QStringList range{"--start", "1700006000", "--end", "1700020000"};
    const auto ended = exported(range + QStringList{"--source", address, "-o", path} + queries);
    QVERIFY2(ended.status == 0, ended.errors.constData());
    for (const QString &query : queries) {
        const QStringList asked = QStringList{"query", "--step", "60", "--format", "json", query}
            + range + QStringList{"--source"};
        const QByteArray there = m_onex.run(asked + QStringList{address}).output;
        QVERIFY(there.size() > 1000);
        QCOMPARE(m_onex.run(asked + QStringList{path}).output, there);
    }
}

QTEST_GUILESS_MAIN(TestOnexExport)
#include "tst_onexexport.moc"
