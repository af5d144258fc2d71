// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/backoff.h"
#include "models/query/refreshtimer.h"
#include "tests/query/fakeclock.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestPacing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backOffDoublesUpTo30s();
    void backOffJitters();
    void backOffForgets();
    void dueAfterTheInterval();
    void off();
    void held();
    void sleepIsOneRefresh();
    void aLongHoldIsOneRefresh();
    void aClockSetRightIsNone();
    void lateLooksDoNotAddUp();
    void jitters();
};

void TestPacing::backOffDoublesUpTo30s()
{
    BackOff backOff([] { return 0.5; });
    QVERIFY(!backOff.until());
    for (const std::int64_t delay : {4000, 8000, 16'000, 30'000, 30'000}) {
        backOff.failed(1000, 4000);
        QCOMPARE(*backOff.until(), 1000 + delay);
    }
    QVERIFY(backOff.isWaiting(30'999));
    QVERIFY(!backOff.isWaiting(31'000));
}

void TestPacing::backOffJitters()
{
    double random = 0;
    BackOff backOff([&] { return random; });
    backOff.failed(0, 60'000);
    QCOMPARE(*backOff.until(), std::int64_t(24'000));
    random = 1;
    backOff.failed(0, 60'000);
    QCOMPARE(*backOff.until(), std::int64_t(36'000));
}

void TestPacing::backOffForgets()
{
    BackOff backOff([] { return 0.5; });
    backOff.failed(0, 4000);
    backOff.failed(0, 4000);
    backOff.succeeded();
    QVERIFY(!backOff.until());
    backOff.failed(0, 4000);
    QCOMPARE(*backOff.until(), std::int64_t(4000));
}

void TestPacing::dueAfterTheInterval()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.0; });
    timer.setInterval(30'000);
    QCOMPARE(*timer.remainingMs(), std::int64_t(30'000));
    clock.advance(29'999);
    QVERIFY(!timer.takeDue());
    clock.advance(1);
    QVERIFY(timer.takeDue());
    QVERIFY(!timer.takeDue());
    clock.advance(10'000);
    timer.restart();
    QCOMPARE(*timer.remainingMs(), std::int64_t(30'000));
}

void TestPacing::off()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.0; });
    clock.advance(1'000'000);
    QVERIFY(!timer.takeDue());
    QVERIFY(!timer.remainingMs());
}

void TestPacing::held()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.0; });
    timer.setInterval(5000);
    timer.hold(true);
    clock.advance(6000);
    QVERIFY(!timer.takeDue());
    QVERIFY(!timer.remainingMs());
    timer.hold(false);
    QVERIFY(timer.takeDue());
}

void TestPacing::sleepIsOneRefresh()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.0; });
    timer.setInterval(30'000);
    clock.advance(8 * 3'600'000);
    QVERIFY(timer.takeDue());
    QVERIFY(!timer.takeDue());
    clock.advance(1000);
    QVERIFY(!timer.takeDue());
}

void TestPacing::aLongHoldIsOneRefresh()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.0; });
    timer.setInterval(5000);
    clock.advance(3'600'000);
    QVERIFY(timer.takeDue());
    QVERIFY(!timer.takeDue());
}

void TestPacing::aClockSetRightIsNone()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.0; });
    timer.setInterval(30'000);
    clock.adjust(2000);
    QVERIFY(!timer.takeDue());
    clock.adjust(-2000);
    QVERIFY(!timer.takeDue());
}

void TestPacing::lateLooksDoNotAddUp()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.5; });
    timer.setInterval(5000);
    int refreshes = 0;
    for (int second = 0; second < 101; ++second) {
        clock.advance(1000);
        refreshes += timer.takeDue();
    }
    QCOMPARE(refreshes, 20);
}

void TestPacing::jitters()
{
    FakeClock clock;
    RefreshTimer timer(clock, [] { return 0.99; });
    timer.setInterval(10'000);
    QVERIFY(*timer.remainingMs() > 10'000);
    QVERIFY(*timer.remainingMs() <= 10'200);
    timer.setInterval(86'400'000);
    QVERIFY(*timer.remainingMs() <= 86'401'000);
}

QTEST_GUILESS_MAIN(TestPacing)
#include "tst_pacing.moc"
