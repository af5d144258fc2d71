// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/step.h"

#include <QTest>

using namespace onex;

namespace {
constexpr std::int64_t kSecond = 1000, kMinute = 60'000, kHour = 3'600'000, kDay = 24 * kHour;
}

class TestStep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nice_data();
    void nice();
    void step_data();
    void step();
    void neverTooManyPoints();
    void aligns_data();
    void aligns();
    void writesDurations_data();
    void writesDurations();
    void rateIntervals();
    void builtins();
};

void TestStep::nice_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<qint64>("nice");
    QTest::newRow("tiny") << qint64(0) << qint64(1);
    QTest::newRow("350 ms") << qint64(350) << qint64(200);
    QTest::newRow("7.5 s") << qint64(7500) << qint64(5000);
    QTest::newRow("over 7.5 s") << qint64(7501) << qint64(10'000);
    QTest::newRow("12.5 s") << qint64(12'500) << qint64(10'000);
    QTest::newRow("17.5 s") << qint64(17'500) << qint64(15'000);
    QTest::newRow("25 s") << qint64(25'000) << qint64(20'000);
    QTest::newRow("45 s") << qint64(45'000) << qint64(30'000);
    QTest::newRow("90 s") << qint64(90'000) << qint64(kMinute);
    QTest::newRow("3.5 m") << qint64(210'000) << qint64(2 * kMinute);
    QTest::newRow("7.5 m") << qint64(450'000) << qint64(5 * kMinute);
    QTest::newRow("12.5 m") << qint64(750'000) << qint64(10 * kMinute);
    QTest::newRow("17.5 m") << qint64(1'050'000) << qint64(15 * kMinute);
    QTest::newRow("25 m") << qint64(1'500'000) << qint64(20 * kMinute);
    QTest::newRow("45 m") << qint64(2'700'000) << qint64(30 * kMinute);
    QTest::newRow("1.5 h") << qint64(5'400'000) << qint64(kHour);
    QTest::newRow("20 h") << qint64(20 * kHour) << qint64(12 * kHour);
    QTest::newRow("5 d") << qint64(5 * kDay) << qint64(kDay);
    QTest::newRow("100 d") << qint64(100 * kDay) << qint64(365 * kDay);
}

void TestStep::nice()
{
    QFETCH(qint64, ms);
    QTEST(qint64(niceInterval(ms)), "nice");
}

void TestStep::step_data()
{
    QTest::addColumn<qint64>("range");
    QTest::addColumn<qint64>("min");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("factor");
    QTest::addColumn<qint64>("step");
    QTest::newRow("six hours, no width")
        << qint64(6 * kHour) << qint64(15'000) << 0 << 1 << qint64(15'000);
    QTest::newRow("six hours, 800 pixels")
        << qint64(6 * kHour) << qint64(15'000) << 800 << 1 << qint64(30'000);
    QTest::newRow("five minutes: the minimum")
        << qint64(5 * kMinute) << qint64(15'000) << 800 << 1 << qint64(15'000);
    QTest::newRow("a minimum that is not nice")
        << qint64(6 * kHour) << qint64(47'000) << 800 << 1 << qint64(47'000);
    QTest::newRow("nice below the minimum")
        << qint64(26'400 * 800) << qint64(26'000) << 800 << 1 << qint64(30'000);
    QTest::newRow("rounded below the minimum")
        << qint64(23'000 * 800) << qint64(22'000) << 800 << 1 << qint64(22'000);
    QTest::newRow("factor") << qint64(6 * kHour) << qint64(15'000) << 800 << 3 << qint64(90'000);
    QTest::newRow("factor of 0") << qint64(6 * kHour) << qint64(15'000) << 800 << 0
                                 << qint64(30'000);
    QTest::newRow("one pixel") << qint64(kHour) << qint64(15'000) << 1 << 1 << qint64(kHour);
    QTest::newRow("nothing") << qint64(0) << qint64(15'000) << 800 << 1 << qint64(15'000);
    QTest::newRow("11,000 points at most")
        << qint64(kDay) << qint64(kSecond) << 100'000 << 1 << qint64(7855);
}

void TestStep::step()
{
    QFETCH(qint64, range);
    QFETCH(qint64, min);
    QFETCH(int, points);
    QFETCH(int, factor);
    const TimeRange time{kDay, kDay + range};
    QTEST(qint64(stepFor({time, min, points, factor})), "step");
}

void TestStep::neverTooManyPoints()
{
    for (std::int64_t length = 1; length < 400 * kDay; length = length * 7 / 5 + 1) {
        const TimeRange range{12'345, 12'345 + length};
        const std::int64_t step = stepFor({range, 1, 1'000'000, 1});
        QVERIFY2(alignedTo(range, step).length() / step <= kMaxPoints,
                 qPrintable(QString::number(length)));
    }
}

void TestStep::aligns_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("floored");
    QTest::newRow("on a step") << qint64(30'000) << qint64(30'000);
    QTest::newRow("after one") << qint64(44'999) << qint64(30'000);
    QTest::newRow("before 1970") << qint64(-1) << qint64(-15'000);
}

void TestStep::aligns()
{
    QFETCH(qint64, time);
    QTEST(qint64(alignedTo({time, time}, 15'000).from), "floored");
}

void TestStep::writesDurations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("ms") << qint64(250) << "250ms";
    QTest::newRow("s") << qint64(90'000) << "90s";
    QTest::newRow("m") << qint64(5 * kMinute) << "5m";
    QTest::newRow("h") << qint64(36 * kHour) << "36h";
    QTest::newRow("d") << qint64(30 * kDay) << "30d";
}

void TestStep::writesDurations()
{
    QFETCH(qint64, ms);
    QTEST(promqlDuration(ms), "text");
}

void TestStep::rateIntervals()
{
    QCOMPARE(rateInterval(15'000, 15'000), std::int64_t(60'000));
    QCOMPARE(rateInterval(120'000, 15'000), std::int64_t(135'000));
}

void TestStep::builtins()
{
    Builtins builtins;
    addStepBuiltins(builtins, 30'000, 15'000);
    addRangeBuiltins(builtins, {1'000'000, 1'000'000 + 6 * kHour});
    QCOMPARE(builtins.value("__interval"), QString("30s"));
    QCOMPARE(builtins.value("__interval_ms"), QString("30000"));
    QCOMPARE(builtins.value("__rate_interval"), QString("1m"));
    QCOMPARE(builtins.value("__range"), QString("21600s"));
    QCOMPARE(builtins.value("__range_s"), QString("21600"));
    QCOMPARE(builtins.value("__range_ms"), QString("21600000"));
    QCOMPARE(builtins.value("__from"), QString("1000000"));
    QCOMPARE(builtins.value("__to"), QString("22600000"));
}

QTEST_GUILESS_MAIN(TestStep)
#include "tst_step.moc"
