// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/explore/explorequeries.h"
#include "models/explore/valuetable.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace onex;

class TestValueTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastValuesWithAColumnALabel();
    void whatIsWrittenBecomesOneGraph();
    void historyHasEachOnce();
};

void TestValueTable::lastValuesWithAColumnALabel()
{
    auto frame = std::make_shared<Frame>();
    frame->series = {{Labels({{"__name__", "a"}, {"job", "x"}}), {1000, 2000}, {5, 0.1}, {}},
                     {Labels({{"job", "y"}, {"zone", "1"}}), {1000}, {1e20}, {}},
                     {Labels({{"job", "empty"}}), {}, {}, {}}};
    PanelData data;
    data.targets.emplace_back().refId = QStringLiteral("A");
    data.targets[0].frame = frame;
    data.targets.emplace_back().refId = QStringLiteral("B"); // not answered
    ValueTable table;
    const QAbstractItemModelTester tester(&table);
    table.setPanel(data, QTimeZone::utc());
    const auto row = [&table](int at) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column)
            cells += table.index(at, column).data().toString();
        return cells.join(u'|');
    };
    QStringList header;
    for (int column = 0; column < table.columnCount(); ++column)
        header += table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(header.join(u'|'), QStringLiteral("Query|Metric|job|zone|Value|Time"));
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(row(0), QStringLiteral("A|a|x||0.1|1970-01-01 00:00:02"));
    QCOMPARE(row(1), QStringLiteral("A||y|1|1e+20|1970-01-01 00:00:01"));
    QCOMPARE(table.index(1, 4).data(ValueTable::SortRole).toDouble(), 1e20);
}

void TestValueTable::whatIsWrittenBecomesOneGraph()
{
    const DashboardDefinition dashboard
        = exploreDashboard({QStringLiteral(" up "), QString(), QStringLiteral("x\n+ y")},
                           QStringLiteral("s"), QStringLiteral("now-1h"), QStringLiteral("now"));
    QCOMPARE(dashboard.panels.size(), std::size_t(1));
    const PanelDefinition &panel = dashboard.panels[0];
    QCOMPARE(panel.source, QStringLiteral("s"));
    QCOMPARE(panel.title, QStringLiteral("up  ·  x + y"));
    QCOMPARE(panel.targets.size(), std::size_t(2));
    QCOMPARE(panel.targets[1].refId, QStringLiteral("C"));
    QCOMPARE(panel.targets[1].expr, QStringLiteral("x\n+ y"));
}

void TestValueTable::historyHasEachOnce()
{
    QCOMPARE(withNewest({"a", "b", "c"}, {"b", " d ", ""}, 3), (QStringList{"b", "d", "a"}));
}

QTEST_GUILESS_MAIN(TestValueTable)
#include "tst_valuetable.moc"
