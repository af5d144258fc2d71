// SPDX-License-Identifier: GPL-3.0-or-later
// A program that is killed while it collects loses nothing that it had been told is safe.
#include "tests/embedded/livefixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestLiveCrash : public QObject
{
    Q_OBJECT

    // The last moment that the child said is safe.
    static int killedAt(const QString &path, int afterMs)
    {
        QProcess child;
        child.start(QStringLiteral(ONEX_LIVECHILD), {path});
        if (!child.waitForReadyRead(20'000))
            return -1;
        QThread::msleep(static_cast<unsigned long>(afterMs));
        child.kill();
        child.waitForFinished(-1);
        const QByteArray output = child.readAllStandardOutput();
        const QByteArray whole = output.left(output.lastIndexOf('\n'));
        return whole.mid(whole.lastIndexOf('\n') + 1).toInt();
    }

private Q_SLOTS:
    void nothingIsLost_data()
    {
        QTest::addColumn<int>("afterMs");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << QRandomGenerator::global()->bounded(400);
    }

    void nothingIsLost()
    {
        QFETCH(const int, afterMs);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("live.db"));
        const int safe = killedAt(path, afterMs);
        QVERIFY(safe >= 0);
        LiveStore store;
        QVERIFY(store.keepIn(path));
        const auto all = samplesIn(store, "m", {kBegin, kBegin + 100'000'000});
        for (int moment = 0; moment <= safe; ++moment)
            for (const int n : {0, 17, 49}) {
                const auto series = all.find(std::to_string(n + moment / 30));
                QVERIFY(series != all.end());
                const Samples::value_type sample{kBegin + moment * 1000LL,
                                                 static_cast<double>(moment + n)};
                QVERIFY(std::ranges::binary_search(series->second, sample));
            }
    }

    // What comes next follows what was there.
    void goesOn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("live.db"));
        const int safe = killedAt(path, 100);
        QVERIFY(safe >= 0);
        const std::int64_t later = kBegin + 90'000'000;
        {
            LiveStore store;
            QVERIFY(store.keepIn(path));
            const SeriesId known = store.seriesId(labelsOf("m", 0));
            const SeriesId added = store.seriesId(labelsOf("other", 0));
            QVERIFY(added > known);
            QVERIFY(store.append({later, {{known, 1}, {added, 2}}}));
        }
        LiveStore store;
        QVERIFY(store.keepIn(path));
        const auto all = samplesIn(store, "m", {kBegin, later});
        QCOMPARE(all.at("0").front().first, kBegin);
        QCOMPARE(all.at("0").back(), std::pair(later, 1.0));
        QCOMPARE(samplesIn(store, "other", {kBegin, later}).at("0"), (Samples{{later, 2.0}}));
    }
};

QTEST_GUILESS_MAIN(TestLiveCrash)
#include "tst_livecrash.moc"
