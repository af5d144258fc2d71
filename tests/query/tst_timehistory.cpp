// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/timehistory.h"

#include <QTest>

using namespace onex;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kNow = 1'700'000'000'000;

TimeRange resolved(const TimeSpec &spec)
{
    return resolve(spec, kNow, QTimeZone::utc()).value_or(TimeRange());
}

} // namespace

class TestTimeHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesBackAndForward();
    void somewhereNewForgetsForward();
    void theSameIsNoStep();
    void remembersOnlySoMany();
    void zoomsOut_data();
    void zoomsOut();
    void staysLiveWhenZoomedOut();
    void shifts_data();
    void shifts();
    void zoomsTo_data();
    void zoomsTo();
};

void TestTimeHistory::goesBackAndForward()
{
    TimeHistory history;
    history.reset({"now-6h", "now"});
    QVERIFY(!history.canGoBack() && !history.back());
    history.go({"now-1h", "now"});
    history.go({"now-5m", "now"});
    QVERIFY(history.back());
    QCOMPARE(history.current().from, QString("now-1h"));
    QVERIFY(history.back());
    QCOMPARE(history.current().from, QString("now-6h"));
    QVERIFY(!history.canGoBack());
    QVERIFY(history.forward());
    QVERIFY(history.forward());
    QCOMPARE(history.current().from, QString("now-5m"));
    QVERIFY(!history.forward());
}

void TestTimeHistory::somewhereNewForgetsForward()
{
    TimeHistory history;
    history.go({"now-1h", "now"});
    history.back();
    history.go({"now-2h", "now"});
    QVERIFY(!history.canGoForward());
}

void TestTimeHistory::theSameIsNoStep()
{
    TimeHistory history;
    history.reset({"now-1h", "now"});
    history.go({"now-1h", "now"});
    QVERIFY(!history.canGoBack());
}

void TestTimeHistory::remembersOnlySoMany()
{
    TimeHistory history;
    for (int i = 1; i < 1000; ++i)
        history.go({QStringLiteral("now-%1s").arg(i), QStringLiteral("now")});
    int steps = 0;
    while (history.back())
        ++steps;
    QCOMPARE(steps, 100);
}

void TestTimeHistory::zoomsOut_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("newFrom");
    QTest::addColumn<qint64>("newTo");
    QTest::newRow("long ago") << qint64(kNow - 10 * kHour) << qint64(kNow - 8 * kHour)
                              << qint64(kNow - 11 * kHour) << qint64(kNow - 7 * kHour);
    QTest::newRow("not past now") << qint64(kNow - 3 * kHour) << qint64(kNow - kHour / 2)
                                  << qint64(kNow - 5 * kHour) << qint64(kNow);
    QTest::newRow("already in the future")
        << qint64(kNow) << qint64(kNow + kHour) << qint64(kNow - kHour) << qint64(kNow + kHour);
}

void TestTimeHistory::zoomsOut()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    const TimeRange range{from, to};
    const TimeRange out = resolved(zoomedOut(absoluteSpec(range), range, kNow));
    QTEST(qint64(out.from), "newFrom");
    QTEST(qint64(out.to), "newTo");
}

void TestTimeHistory::staysLiveWhenZoomedOut()
{
    const TimeSpec spec{"now-6h", "now"};
    const TimeSpec out = zoomedOut(spec, resolved(spec), kNow);
    QCOMPARE(out.to, QString("now"));
    QCOMPARE(resolved(out).length(), 12 * kHour);
}

void TestTimeHistory::shifts_data()
{
    QTest::addColumn<qint64>("to");
    QTest::addColumn<double>("ranges");
    QTest::addColumn<qint64>("newTo");
    QTest::newRow("half back") << qint64(kNow) << -0.5 << qint64(kNow - kHour);
    QTest::newRow("half on") << qint64(kNow - 10 * kHour) << 0.5 << qint64(kNow - 9 * kHour);
    QTest::newRow("not past now") << qint64(kNow - kHour / 2) << 0.5 << qint64(kNow);
    QTest::newRow("at now") << qint64(kNow) << 1.0 << qint64(kNow);
}

void TestTimeHistory::shifts()
{
    QFETCH(qint64, to);
    QFETCH(double, ranges);
    const TimeRange moved = resolved(shifted({to - 2 * kHour, to}, ranges, kNow));
    QTEST(qint64(moved.to), "newTo");
    QCOMPARE(moved.length(), 2 * kHour);
}

void TestTimeHistory::zoomsTo_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("length");
    QTest::newRow("a range") << qint64(kNow - kHour) << qint64(kNow) << qint64(kHour);
    QTest::newRow("dragged to the left") << qint64(kNow) << qint64(kNow - kHour) << qint64(kHour);
    QTest::newRow("past now") << qint64(kNow - kHour) << qint64(kNow + kHour) << qint64(2 * kHour);
    QTest::newRow("a click") << qint64(kNow) << qint64(kNow) << qint64(1000);
}

void TestTimeHistory::zoomsTo()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    const TimeRange zoomed = resolved(zoomedTo({from, to}, kNow));
    QTEST(qint64(zoomed.length()), "length");
    QVERIFY(zoomed.to <= kNow);
}

QTEST_GUILESS_MAIN(TestTimeHistory)
#include "tst_timehistory.moc"
