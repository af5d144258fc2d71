// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside graphs of the history, and where it is drawn.
#include "models/history/alertperiods.h"
#include "tests/history/historyfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestAlertPeriods : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void untilItIsHandled();
    void onlyUrgentOnes();
    void rowsWhereTheyOverlap();
    void insideTheRange();
    void whatGoesOnAtATime();
};

namespace {

Annotation annotation(std::int64_t from, std::int64_t to) { return {from, to, {}, {}}; }

QList<int> rowsOf(const std::vector<PlacedAnnotation> &placed)
{
    QList<int> rows;
    for (const PlacedAnnotation &one : placed)
        rows += one.row;
    return rows;
}

} // namespace

void TestAlertPeriods::untilItIsHandled()
{
    const auto periods = alertPeriods(episodesAt(transitionsOf({{0, "pending", "", 0},
                                                                {2, "firing", "pending", 2},
                                                                {5, "acknowledged", "firing", 2},
                                                                {9, "silenced", "acknowledged", 2},
                                                                {12, "firing", "silenced", 2},
                                                                {14, "resolved", "firing", 2}})));
    QCOMPARE(periods.size(), std::size_t(2));
    QCOMPARE(periods[0].fromMs, kNow + 2 * kMinute);
    QCOMPARE(periods[0].toMs, kNow + 9 * kMinute);
    QCOMPARE(periods[0].text, QStringLiteral("Disk, 7m"));
    QCOMPARE(periods[0].level, Annotation::Level::High);
    QCOMPARE(periods[1].text, QStringLiteral("Disk, 2m"));
}

void TestAlertPeriods::onlyUrgentOnes()
{
    QCOMPARE(alertPeriods(episodesAt(transitionsOf({{0, "firing", ""}}, "a", "critical"))).size(),
             std::size_t(1));
    QVERIFY(alertPeriods(episodesAt(transitionsOf({{0, "firing", ""}}, "a", "medium"))).empty());
}

void TestAlertPeriods::rowsWhereTheyOverlap()
{
    const TimeRange range{0, 100};
    const Annotations apart{annotation(0, 10), annotation(20, 30)};
    QCOMPARE(rowsOf(placed(apart, range)), (QList<int>{0, 0}));
    const Annotations many{annotation(0, 50), annotation(10, 60), annotation(20, 70),
                           annotation(30, 80), annotation(55, 90)};
    QCOMPARE(rowsOf(placed(many, range)), (QList<int>{0, 1, 2, 2, 0}));
}

void TestAlertPeriods::insideTheRange()
{
    const auto some = placed({annotation(0, 5), annotation(5, 15), annotation(90, 300)}, {10, 100});
    QCOMPARE(some.size(), std::size_t(2));
    QCOMPARE(some[0].time, (TimeRange{10, 15}));
    QCOMPARE(some[1].time, (TimeRange{90, 100}));
    QCOMPARE(placed(Annotations(1000, annotation(1, 2)), {0, 100}).size(), std::size_t(200));
}

void TestAlertPeriods::whatGoesOnAtATime()
{
    const Annotations some{annotation(0, 5), annotation(5, 15)};
    QCOMPARE(annotationsAt(some, 5).size(), std::size_t(2));
    QCOMPARE(annotationsAt(some, 6), std::vector<std::size_t>{1});
    QVERIFY(annotationsAt(some, 16).empty());
}

QTEST_GUILESS_MAIN(TestAlertPeriods)
#include "tst_alertperiods.moc"
