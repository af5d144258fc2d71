// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/calcs.h"
#include "models/dashboard/words.h"

#include <QTest>

#include <cmath>

using namespace onex;

namespace {

Series seriesOf(std::vector<double> values)
{
    Series series;
    for (std::size_t i = 0; i < values.size(); ++i)
        series.times.push_back(static_cast<std::int64_t>(i));
    series.values = std::move(values);
    return series;
}

} // namespace

class TestCalcs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reduces_data()
    {
        QTest::addColumn<QString>("calc");
        QTest::addColumn<double>("result"); // of 4, 1, NaN, 3, 10, 0, 2
        QTest::newRow("lastNotNull") << "lastNotNull" << 2.0;
        QTest::newRow("current") << "current" << 2.0;
        QTest::newRow("last") << "last" << 2.0;
        QTest::newRow("first") << "first" << 4.0;
        QTest::newRow("firstNotNull") << "firstNotNull" << 4.0;
        QTest::newRow("min") << "min" << 0.0;
        QTest::newRow("max") << "max" << 10.0;
        QTest::newRow("mean") << "mean" << 20.0 / 6;
        QTest::newRow("avg") << "avg" << 20.0 / 6;
        QTest::newRow("sum") << "sum" << 20.0;
        QTest::newRow("total") << "total" << 20.0;
        QTest::newRow("count") << "count" << 7.0;
        QTest::newRow("range") << "range" << 10.0;
        QTest::newRow("diff") << "diff" << -2.0;
        QTest::newRow("diffperc") << "diffperc" << -0.5;
        QTest::newRow("delta") << "delta" << 1.0 + 2.0 + 7.0 + 0.0 + 2.0;
        QTest::newRow("step") << "step" << -10.0;
        QTest::newRow("median") << "median" << 2.5;
        QTest::newRow("p0") << "p0" << 0.0;
        QTest::newRow("p50") << "p50" << 2.5;
        QTest::newRow("p100") << "p100" << 10.0;
        QTest::newRow("p99.9") << "p99.9" << 9.97;
        QTest::newRow("allIsZero") << "allIsZero" << 0.0;
        QTest::newRow("changeCount") << "changeCount" << 5.0;
        QTest::newRow("distinctCount") << "distinctCount" << 6.0;
        QTest::newRow("logmin") << "logmin" << 1.0;
        QTest::newRow("stddev") << "stddev" << std::sqrt(130.0 / 6 - 100.0 / 9);
    }
    void reduces()
    {
        QFETCH(QString, calc);
        QFETCH(double, result);
        QVERIFY(calcOf(calc).has_value());
        QVERIFY(!calcTitle(calc).isEmpty());
        const Series series = seriesOf({4, 1, std::nan(""), 3, 10, 0, 2});
        const std::optional<double> reduced = reduce(series, calc);
        QVERIFY(reduced.has_value());
        QVERIFY2(std::fabs(*reduced - result) < 1e-9, qPrintable(QString::number(*reduced)));
    }

    void spread()
    {
        const Series series = seriesOf({2, 4, 4, 4, 5, 5, 7, 9});
        QCOMPARE(reduce(series, QStringLiteral("variance")), std::optional(4.0));
        QCOMPARE(reduce(series, QStringLiteral("stdDev")), std::optional(2.0));
    }

    void reducesNothing()
    {
        QCOMPARE(reduce(seriesOf({}), QStringLiteral("mean")), std::nullopt);
        QCOMPARE(reduce(seriesOf({1}), QStringLiteral("p101")), std::nullopt);
        QCOMPARE(reduce(seriesOf({1}), QStringLiteral("fancy")), std::nullopt);
        QCOMPARE(calcOf(QStringLiteral("fancy")), std::nullopt);
        QVERIFY(std::isnan(*reduce(seriesOf({std::nan("")}), QStringLiteral("lastNotNull"))));
    }

    void names_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("calc");
        QTest::newRow("of old dashboards") << "avg"
                                           << "mean";
        QTest::newRow("Grafana's heading") << "Last *"
                                           << "lastNotNull";
        QTest::newRow("title") << "Total"
                               << "sum";
        QTest::newRow("in small letters") << "stddev"
                                          << "stdDev";
        QTest::newRow("one that may be refused easily") << "logmin"
                                                        << "logmin";
        QTest::newRow("first, as last") << "first"
                                        << "firstNotNull";
        QTest::newRow("percentile") << "p99.9"
                                    << "p99.9";
        QTest::newRow("empty") << ""
                               << "";
    }
    void names()
    {
        QFETCH(QString, word);
        QFETCH(QString, calc);
        QCOMPARE(calcOf(word).value_or(QString()), calc);
        QCOMPARE(sortColumnOf(word), calc);
    }

    void sortsByName() { QCOMPARE(sortColumnOf(QStringLiteral("Name")), QStringLiteral("name")); }
};

QTEST_GUILESS_MAIN(TestCalcs)
#include "tst_calcs.moc"
