// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/axisscale.h"
#include "models/panels/ticks.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace onex;

namespace {

std::int64_t at(const QString &iso)
{
    return QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

QString labels(const std::vector<TimeTick> &ticks)
{
    QStringList result;
    for (const TimeTick &tick : ticks)
        result.append(tick.label);
    return result.join(u' ');
}

} // namespace

class TestTicks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void time_data();
    void time();
    void timeIsRoundAndApart_data();
    void timeIsRoundAndApart();
    void linear_data();
    void linear();
    void logarithmic();
    void symlog();
    void percentOfNothing();
    void impossible();
};

void TestTicks::percentOfNothing()
{
    AxisSpec axis;
    axis.percent = true;
    QCOMPARE(axisExtent(axis, Extent{0, 0}, 5), (Extent{0, 100}));
    QCOMPARE(axisExtent(axis, Extent{-1, 0}, 5), (Extent{-100, 0}));
    QCOMPARE(axisExtent(axis, Extent{0, 1}, 5), (Extent{0, 100}));
}

void TestTicks::time_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("expected");
    QTest::newRow("five minutes") << "2026-05-01T12:00:00Z"
                                  << "2026-05-01T12:05:00Z"
                                  << "UTC" << 500 << "12:00 12:01 12:02 12:03 12:04 12:05";
    QTest::newRow("one minute") << "2026-05-01T12:00:03Z"
                                << "2026-05-01T12:01:03Z"
                                << "UTC" << 500
                                << "12:00:10 12:00:20 12:00:30 12:00:40 12:00:50 12:01:00";
    QTest::newRow("below a second")
        << "2026-05-01T12:00:00.100Z"
        << "2026-05-01T12:00:00.900Z"
        << "UTC" << 300 << "12:00:00.200 12:00:00.400 12:00:00.600 12:00:00.800";
    QTest::newRow("midnight has the date") << "2026-05-01T18:00:00Z"
                                           << "2026-05-02T06:00:00Z"
                                           << "UTC" << 350 << "18:00 21:00 May 02 03:00 06:00";
    QTest::newRow("half-hour zone") << "2026-05-01T10:00:00Z"
                                    << "2026-05-01T14:00:00Z"
                                    << "Asia/Kolkata" << 350 << "16:00 17:00 18:00 19:00";
    QTest::newRow("days") << "2026-05-01T01:00:00Z"
                          << "2026-05-04T23:00:00Z"
                          << "UTC" << 300 << "May 02 May 03 May 04";
    QTest::newRow("weeks begin on Monday") << "2026-05-01T00:00:00Z"
                                           << "2026-05-31T00:00:00Z"
                                           << "UTC" << 350 << "May 04 May 11 May 18 May 25";
    QTest::newRow("months") << "2026-01-15T00:00:00Z"
                            << "2026-05-15T00:00:00Z"
                            << "UTC" << 300 << "2026-02 2026-03 2026-04 2026-05";
    QTest::newRow("years") << "2022-06-01T00:00:00Z"
                           << "2026-06-01T00:00:00Z"
                           << "UTC" << 300 << "2023 2024 2025 2026";
    // 02:00 to 03:00 does not exist on 2026-03-29 in Berlin.
    QTest::newRow("spring forward")
        << "2026-03-28T23:00:00Z"
        << "2026-03-29T04:00:00Z"
        << "Europe/Berlin" << 400 << "Mar 29 01:00 03:00 04:00 05:00 06:00";
    QTest::newRow("spring forward, wide")
        << "2026-03-28T23:00:00Z"
        << "2026-03-29T22:00:00Z"
        << "Europe/Berlin" << 300 << "Mar 29 06:00 12:00 18:00 Mar 30";
    // 02:00 to 03:00 comes twice on 2026-10-25.
    QTest::newRow("fall back") << "2026-10-24T22:00:00Z"
                               << "2026-10-25T03:00:00Z"
                               << "Europe/Berlin" << 400 << "Oct 25 01:00 02:00 02:00 03:00 04:00";
    QTest::newRow("fall back, wide") << "2026-10-24T22:00:00Z"
                                     << "2026-10-25T23:00:00Z"
                                     << "Europe/Berlin" << 300 << "Oct 25 06:00 12:00 18:00 Oct 26";
}

void TestTicks::time()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, zone);
    QFETCH(int, width);
    const auto ticks = timeTicks({at(from), at(to)}, QTimeZone(zone.toUtf8()), width);
    QTEST(labels(ticks), "expected");
}

void TestTicks::timeIsRoundAndApart_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"})
        QTest::newRow(zone) << QByteArray(zone);
}

// Any range over a year: inside, ascending, at round local times, and never crowded.
void TestTicks::timeIsRoundAndApart()
{
    QFETCH(QByteArray, zone);
    const QTimeZone tz(zone);
    const std::int64_t year = at("2026-01-01T00:00:00Z");
    for (int i = 0; i < 300; ++i) {
        const std::int64_t from = year + i * 104'729'311LL;
        const TimeRange range{from, from + 1'000 + i * i * i * 700LL};
        const auto ticks = timeTicks(range, tz, 900);
        QVERIFY(ticks.size() <= 14);
        for (std::size_t k = 0; k < ticks.size(); ++k) {
            QVERIFY(range.contains(ticks[k].time));
            QVERIFY(k == 0 || ticks[k].time > ticks[k - 1].time);
        }
        if (range.length() > 3'600'000) {
            for (const TimeTick &tick : ticks)
                QCOMPARE(QDateTime::fromMSecsSinceEpoch(tick.time, tz).time().minute() % 5, 0);
        }
    }
}

void TestTicks::linear_data()
{
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QList<double>>("expected");
    const QString none;
    QTest::newRow("0 to 1") << 0. << 1. << none << QList<double>{0, 0.2, 0.4, 0.6, 0.8, 1};
    QTest::newRow("0 to 7") << 0. << 7. << none << QList<double>{0, 2, 4, 6};
    QTest::newRow("around zero") << -3. << 3. << none << QList<double>{-2, 0, 2};
    QTest::newRow("far from zero") << 1000.1 << 1000.6 << none
                                   << QList<double>{1000.1, 1000.2, 1000.3, 1000.4, 1000.5, 1000.6};
    QTest::newRow("bytes") << 0. << 3.5 * 1073741824 << QStringLiteral("bytes")
                           << QList<double>{0, 1073741824, 2147483648., 3221225472.};
    QTest::newRow("seconds") << 0. << 150. << QStringLiteral("s")
                             << QList<double>{0, 30, 60, 90, 120, 150};
    QTest::newRow("milliseconds") << 0. << 4. << QStringLiteral("ms")
                                  << QList<double>{0, 1, 2, 3, 4};
}

void TestTicks::linear()
{
    QFETCH(double, min);
    QFETCH(double, max);
    QFETCH(QString, unit);
    QFETCH(QList<double>, expected);
    const auto ticks = linearTicks(min, max, 5, unit);
    QCOMPARE(static_cast<qsizetype>(ticks.values.size()), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(ticks.values[static_cast<std::size_t>(i)] - expected[i])
                < ticks.step * 1e-6);
}

void TestTicks::logarithmic()
{
    QCOMPARE(logTicks(1, 1e6, 7).values, (std::vector<double>{1, 10, 100, 1e3, 1e4, 1e5, 1e6}));
    QCOMPARE(logTicks(1, 1e6, 3).values, (std::vector<double>{1, 100, 1e4, 1e6}));
    QCOMPARE(logTicks(1, 16, 5, 2).values, (std::vector<double>{1, 2, 4, 8, 16}));
    QCOMPARE(logTicks(1, 20, 8).values, (std::vector<double>{1, 2, 5, 10, 20}));
    QVERIFY(logTicks(3.1, 3.9, 5).values.size() >= 2); // inside one decade
}

void TestTicks::symlog()
{
    QCOMPARE(symlogTicks(-100, 100, 9).values, (std::vector<double>{-100, -10, -1, 0, 1, 10, 100}));
    QCOMPARE(symlogTicks(0, 1000, 9).values, (std::vector<double>{0, 1, 10, 100, 1000}));
}

void TestTicks::impossible()
{
    QVERIFY(timeTicks({5, 5}, QTimeZone::utc(), 100).empty());
    QVERIFY(timeTicks({0, 1000}, QTimeZone::utc(), 0).empty());
    QVERIFY(linearTicks(1, 1, 5).values.empty());
    QVERIFY(linearTicks(0, std::numeric_limits<double>::infinity(), 5).values.empty());
    QVERIFY(logTicks(-1, 10, 5).values.empty());
    QVERIFY(timeTicks({0, 3'600'000}, QTimeZone(), 300).size() >= 3); // an unknown zone is UTC
}

QTEST_GUILESS_MAIN(TestTicks)
#include "tst_ticks.moc"
