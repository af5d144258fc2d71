// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/timeexpr.h"

#include <QDateTime>
#include <QtTest>

using namespace onex;

namespace {

// Wednesday 2026-05-06 13:45:30.250 UTC.
const std::int64_t kNow
    = QDateTime({2026, 5, 6}, {13, 45, 30, 250}, QTimeZone::utc()).toMSecsSinceEpoch();

std::int64_t utc(const QString &iso)
{
    return QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

} // namespace

class TimeExprTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << "30s" << qint64(30'000);
        QTest::newRow("bare") << "15" << qint64(15'000);
        QTest::newRow("fraction") << "0.5s" << qint64(500);
        QTest::newRow("ms") << "250ms" << qint64(250);
        QTest::newRow("two units") << "1h30m" << qint64(5'400'000);
        QTest::newRow("day") << "1d" << qint64(86'400'000);
        QTest::newRow("week") << "1w" << qint64(604'800'000);
        QTest::newRow("month") << "1M" << qint64(2'592'000'000);
        QTest::newRow("year") << "1y" << qint64(31'536'000'000);
        QTest::newRow("blanks around") << " 5m " << qint64(300'000);
    }
    void durations()
    {
        QFETCH(QString, text);
        QTEST(qint64(parseDuration(text).value_or(-1)), "ms");
    }

    void badDurations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::newRow("empty") << "" << 1;
        QTest::newRow("zero") << "0s" << 1;
        QTest::newRow("negative") << "-5m" << 1;
        QTest::newRow("unknown unit") << "5x" << 2;
        QTest::newRow("number at the end") << "1h30" << 5;
        QTest::newRow("word") << "soon" << 1;
        QTest::newRow("too long") << "99999999999y" << 1;
        QTest::newRow("two points") << "1.2.3s" << 1;
    }
    void badDurations()
    {
        QFETCH(QString, text);
        const auto result = parseDuration(text);
        QVERIFY(!result);
        QTEST(result.error().column, "column");
        QVERIFY(QString::fromStdString(result.error().message).contains("such as 30s, 5m"));
    }

    void formats_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"250ms", "30s", "1m", "1h30m", "1d", "1w", "1y", "10d", "1m30s", "1d12h"})
            QTest::newRow(text) << qint64(parseDuration(text).value_or(0)) << text;
        QTest::newRow("zero") << qint64(0) << "0s";
        QTest::newRow("ninety") << qint64(90'000) << "1m30s";
        QTest::newRow("negative") << qint64(-60'000) << "-1m";
    }
    void formats()
    {
        QFETCH(qint64, ms);
        QTEST(formatDuration(ms), "text");
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("roundUp");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, bool up, const char *expected) {
            QTest::addRow("%s%s", text, up ? " up" : "") << text << up << expected;
        };
        row("now", false, "2026-05-06T13:45:30.250Z");
        row("now-6h", false, "2026-05-06T07:45:30.250Z");
        row("now+1d", false, "2026-05-07T13:45:30.250Z");
        row("now-1d/d", false, "2026-05-05T00:00:00.000Z");
        row("now-1d/d", true, "2026-05-05T23:59:59.999Z");
        row("now/w", false, "2026-05-04T00:00:00.000Z");
        row("now/w", true, "2026-05-10T23:59:59.999Z");
        row("now/M", false, "2026-05-01T00:00:00.000Z");
        row("now/M", true, "2026-05-31T23:59:59.999Z");
        row("now/y", false, "2026-01-01T00:00:00.000Z");
        row("now/h", false, "2026-05-06T13:00:00.000Z");
        row("now/m", true, "2026-05-06T13:45:59.999Z");
        row("now-1M", false, "2026-04-06T13:45:30.250Z");
        row("now/d+8h", false, "2026-05-06T08:00:00.000Z");
        row("2026-05-01", false, "2026-05-01T00:00:00.000Z");
        row("2026-05-01", true, "2026-05-01T23:59:59.999Z");
        row("2026-05-01 10:00", false, "2026-05-01T10:00:00.000Z");
        row("2026-05-01T10:00:05.5Z", false, "2026-05-01T10:00:05.500Z");
        row("2026-05-01T10:00:00+02:00", false, "2026-05-01T08:00:00.000Z");
        row("1777629600", false, "2026-05-01T10:00:00.000Z");
        row("1777629600000", false, "2026-05-01T10:00:00.000Z");
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(bool, roundUp);
        QFETCH(QString, expected);
        const auto result = parseTime(text, kNow, roundUp, QTimeZone::utc());
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        QCOMPARE(qint64(*result), qint64(utc(expected)));
    }

    void badTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::newRow("empty") << "" << 1;
        QTest::newRow("word") << "yesterday" << 1;
        QTest::newRow("unit") << "now-6x" << 4;
        QTest::newRow("no unit") << "now-6" << 4;
        QTest::newRow("rounding unit") << "now-1d/x" << 7;
        QTest::newRow("rubbish") << "nowadays" << 4;
        QTest::newRow("no such day") << "2026-02-30" << 1;
        QTest::newRow("beyond all dates") << "now+999999y" << 1;
        QTest::newRow("huge") << "now-99999999999999999999d" << 4;
    }
    void badTimes()
    {
        QFETCH(QString, text);
        const auto result = parseTime(text, kNow, false, QTimeZone::utc());
        QVERIFY(!result);
        QVERIFY(QString::fromStdString(result.error().message).contains("expected now, now-6h"));
        QTEST(result.error().column, "column");
    }

    void daysFollowTheZone()
    {
        const QTimeZone berlin("Europe/Berlin");
        if (!berlin.isValid())
            QSKIP("no time zone data");
        // The day summer time begins has 23 hours.
        const auto now = utc("2026-03-29T12:00:00.000Z");
        const auto range = resolve({"now/d", "now/d"}, now, berlin);
        QVERIFY(range);
        QCOMPARE(qint64(range->from), qint64(utc("2026-03-28T23:00:00.000Z")));
        QCOMPARE(qint64(range->length() + 1), qint64(23 * 3'600'000));
    }

    void refusesEmptyRanges()
    {
        const auto result = resolve({"now", "now-1h"}, kNow, QTimeZone::utc());
        QVERIFY(!result);
        QVERIFY(QString::fromStdString(result.error().message).contains("ends (now-1h) before"));
    }

    void absoluteRangesComeBack()
    {
        const TimeRange range{kNow - 1234, kNow};
        const auto back = resolve(absoluteSpec(range), 0, QTimeZone::utc());
        QVERIFY(back);
        QCOMPARE(*back, range);
        QVERIFY(!absoluteSpec(range).isRelative());
    }

    void descriptions_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("6h") << "now-6h"
                            << "now"
                            << "Last 6 hours";
        QTest::newRow("1h") << "now-1h"
                            << "now"
                            << "Last hour";
        QTest::newRow("yesterday") << "now-1d/d"
                                   << "now-1d/d"
                                   << "Yesterday";
        QTest::newRow("week") << "now/w"
                              << "now/w"
                              << "This week";
        QTest::newRow("odd") << "now-2h"
                             << "now-1h"
                             << "now-2h to now-1h";
        QTest::newRow("one day") << "2026-05-01 10:00"
                                 << "2026-05-01 12:00"
                                 << "2026-05-01 10:00 to 12:00";
        QTest::newRow("two days") << "2026-05-01 10:00"
                                  << "2026-05-02 12:00:30"
                                  << "2026-05-01 10:00 to 2026-05-02 12:00:30";
        QTest::newRow("bad") << "x"
                             << "y"
                             << "x to y";
    }
    void descriptions()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QTEST(describeTime({from, to}, QTimeZone::utc()), "expected");
    }

    void zones()
    {
        QCOMPARE(zoneOf("utc"), QTimeZone::utc());
        QCOMPARE(zoneOf("browser"), QTimeZone::systemTimeZone());
        QCOMPARE(zoneOf("Not/AZone"), QTimeZone::systemTimeZone());
    }
};

QTEST_GUILESS_MAIN(TimeExprTest)
#include "tst_timeexpr.moc"
