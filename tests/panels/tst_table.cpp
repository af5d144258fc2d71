// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/table.h"

#include <QtTest>

using namespace onex;

namespace {

DisplaySeries named(const QString &name, std::vector<std::int64_t> times,
                    std::vector<double> values)
{
    auto frame = std::make_shared<Frame>();
    frame->series.push_back({{}, std::move(times), std::move(values), {}});
    DisplaySeries series;
    series.name = name;
    series.series = &frame->series.front();
    series.frame = std::move(frame);
    return series;
}

} // namespace

class TestTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rows_are_the_union_of_all_times()
    {
        const SeriesTable table
            = tableOf({named("a", {1000, 3000}, {1, 3}), named("b", {2000, 3000}, {20, 30})});
        QCOMPARE(table.times, (std::vector<std::int64_t>{1000, 2000, 3000}));
        QCOMPARE(table.at(0, 0), std::optional(1.0));
        QVERIFY(!table.at(0, 1));
        QVERIFY(!table.at(1, 0));
        QCOMPARE(table.at(1, 2), std::optional(30.0));
    }

    void csv_is_iso_time_and_shortest_numbers()
    {
        const QByteArray csv = csvOf(tableOf({named("a", {0, 1500}, {0.1, 1e21})}));
        QCOMPARE(csv,
                 QByteArray("Time,\"a\"\r\n"
                            "1970-01-01T00:00:00.000Z,0.1\r\n"
                            "1970-01-01T00:00:01.500Z,1e+21\r\n"));
    }

    void csv_names_are_quoted_and_no_formulas_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("comma") << "a,b" << QByteArray("Time,\"a,b\"\r\n");
        QTest::newRow("quote") << "a\"b" << QByteArray("Time,\"a\"\"b\"\r\n");
        QTest::newRow("formula") << "=1+1" << QByteArray("Time,\"'=1+1\"\r\n");
        QTest::newRow("at") << "@SUM(A1)" << QByteArray("Time,\"'@SUM(A1)\"\r\n");
    }

    void csv_names_are_quoted_and_no_formulas()
    {
        QFETCH(QString, name);
        QTEST(csvOf(tableOf({named(name, {}, {})})), "header");
    }

    void nothing_gives_a_header_only() { QCOMPARE(csvOf(tableOf({})), QByteArray("Time\r\n")); }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
