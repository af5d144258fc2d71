// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were made to hurt: each is an Error, at once.
#include "models/dashboard/loader.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

using namespace onex;

namespace {

QByteArray aliasBomb()
{
    QByteArray yaml("title: x\na0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 9; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
            + QByteArrayList(9, before).join(", ") + "]\n";
    }
    return yaml + "panels: []\n";
}

QByteArray manyPanels(int count)
{
    return "{\"title\": \"x\", \"schemaVersion\": 39, \"panels\": ["
        + QByteArrayList(count, "{\"type\": \"stat\", \"targets\": [{\"expr\": \"up\"}]}").join(",")
        + "]}";
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("message");
        QTest::newRow("alias bomb") << aliasBomb() << "f.yaml"
                                    << "more than 10000 values";
        QTest::newRow("yaml depth") << QByteArray(100, '[') + QByteArray(100, ']') << "f.yaml"
                                    << "nested deeper than 64 levels";
        QTest::newRow("json depth") << QByteArray(100, '[') + QByteArray(100, ']') << "f.json"
                                    << "nested deeper than 64 levels";
        QTest::newRow("yaml values") << "a: [" + QByteArray("1,").repeated(11'000) + "1]"
                                     << "f.yaml"
                                     << "more than 10000 values";
        QTest::newRow("json values") << "[" + QByteArray("1,").repeated(300'000) + "1]"
                                     << "f.json"
                                     << "more than 250000 values";
        QTest::newRow("bytes") << QByteArray(5 * 1024 * 1024, ' ') << "f.json"
                               << "a definition may have at most 4 MiB";
        QTest::newRow("panels") << manyPanels(501) << "f.json"
                                << "\"x\" has more than 500 panels";
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, file);
        QElapsedTimer timer;
        timer.start();
        const auto result = loadDashboards(bytes, file);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::TooLarge);
        QTEST(QString::fromStdString(result.error().message), "message");
        QVERIFY2(timer.elapsed() < 20'000, "a limit that takes this long is none");
    }

    void deepNestingIsNoCrash_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *open : {"[", "{", "- ", "? ", "{\"a\":", "[{"})
            QTest::newRow(open) << QByteArray(open).repeated(100'000);
    }
    void deepNestingIsNoCrash()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!loadDashboards(bytes, "f.yaml"));
        QVERIFY(!loadDashboards(bytes, "f.json"));
    }

    // Among the seeds are texts that once never came to an end.
    void seedsOfTheFuzzersEnd()
    {
        QDirIterator it(QStringLiteral(ONEX_SOURCE_DIR "/tests/fuzz/corpus"), {"*"}, QDir::Files,
                        QDirIterator::Subdirectories);
        int count = 0;
        for (; it.hasNext(); ++count) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            (void)loadDashboards(bytes, "f.yaml");
            (void)loadDashboards(bytes, "f.json");
        }
        QVERIFY(count > 5);
    }

    void fiveHundredPanelsAreFine()
    {
        const auto result = loadDashboards(manyPanels(500), "f.json");
        QVERIFY(result);
        QCOMPARE(result->front().panels.back().id, 500);
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
