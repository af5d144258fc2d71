// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/legendmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace onex;

namespace {

std::vector<DisplaySeries> threeSeries()
{
    auto frame = std::make_shared<Frame>();
    for (const double level : {2., 9., 5.})
        frame->series.push_back({{}, {0, 1}, {level, level + 1}, {}});
    frame->series.push_back({}); // no sample
    std::vector<DisplaySeries> result;
    const char *names[] = {"b", "a", "c", "none"};
    for (std::size_t i = 0; i < frame->series.size(); ++i) {
        DisplaySeries series;
        series.name = QString::fromLatin1(names[i]);
        series.frame = frame;
        series.series = &frame->series[i];
        result.push_back(series);
    }
    return result;
}

QString names(const LegendModel &model)
{
    QString result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.index(row, 0).data().toString() + u' ';
    return result.trimmed();
}

LegendOptions withCalcs(const QString &sortBy = {})
{
    LegendOptions options;
    options.mode = LegendOptions::Mode::Table;
    options.calcs = QStringList{"max", "no such calculation", "mean"};
    options.sortBy = sortBy;
    return options;
}

} // namespace

class TestLegendModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columns();
    void sorts_data();
    void sorts();
    void hiddenFromLegend();
    void refreshKeepsRows();
    void marksWhatEnded();
    void announcesChoice();
};

void TestLegendModel::columns()
{
    LegendModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOptions(withCalcs());
    model.setSeries(threeSeries());
    QCOMPARE(model.columnCount(), 3); // what nobody can calculate has no column
    QCOMPARE(model.index(0, 1).data(LegendModel::ValueRole).toDouble(), 3.);
    QCOMPARE(model.index(0, 2).data(LegendModel::ValueRole).toDouble(), 2.5);
    QCOMPARE(model.index(3, 1).data().toString(), QStringLiteral("–"));
}

void TestLegendModel::sorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<QString>("expected");
    QTest::newRow("name") << 0 << true << "a b c none";
    QTest::newRow("name down") << 0 << false << "none c b a";
    QTest::newRow("max") << 1 << true << "b c a none";
    QTest::newRow("max down") << 1 << false << "a c b none";
    QTest::newRow("query order") << -1 << true << "b a c none";
}

void TestLegendModel::sorts()
{
    QFETCH(int, column);
    QFETCH(bool, ascending);
    LegendModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOptions(withCalcs());
    model.setSeries(threeSeries());
    model.sort(column, ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    QTEST(names(model), "expected");
}

void TestLegendModel::hiddenFromLegend()
{
    LegendModel model;
    auto series = threeSeries();
    series[1].options.hideFromLegend = true;
    model.setOptions(withCalcs(QStringLiteral("max")));
    model.setSeries(series);
    QCOMPARE(names(model), QStringLiteral("c b none")); // as the panel says, sorted by max
    QCOMPARE(model.shown().size(), std::size_t(4));
}

void TestLegendModel::refreshKeepsRows()
{
    LegendModel model;
    model.setOptions(withCalcs());
    model.setSeries(threeSeries());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSeries(threeSeries());
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
}

void TestLegendModel::marksWhatEnded()
{
    LegendModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto series = threeSeries();
    model.setSeries(series);
    QCOMPARE(model.index(0, 0).data(LegendModel::EndedRole).toString(), QString());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    series[1].endedMs = 5 * 3'600'000;
    model.setSeries(series);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, 0).data(LegendModel::EndedRole).toString(), QString());
    QCOMPARE(model.index(1, 0).data(LegendModel::EndedRole).toString(), QStringLiteral("⚠ 5h ago"));
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("a, 5h ago"));
}

void TestLegendModel::announcesChoice()
{
    LegendModel model;
    model.setSeries(threeSeries());
    QSignalSpy chosen(&model, &LegendModel::shownChanged);
    model.toggle(2);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(!model.index(2, 0).data(LegendModel::ShownRole).toBool());
    QVERIFY(model.index(1, 0).data(LegendModel::ShownRole).toBool());
}

QTEST_MAIN(TestLegendModel)
#include "tst_legendmodel.moc"
