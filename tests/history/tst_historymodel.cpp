// SPDX-License-Identifier: GPL-3.0-or-later
// What the table of episodes and the tables of figures say.
#include "models/history/historymodel.h"
#include "models/history/historytexts.h"
#include "tests/history/historyfixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestHistoryModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rows();
    void hostileTexts();
    void tables();
    void lasting_data();
    void lasting();
    void lines();
};

void TestHistoryModel::rows()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTimeZone(QTimeZone::utc());
    model.setEpisodes(episodesAt(transitionsOf({{0, "firing", ""},
                                                {16, "acknowledged", "firing", 0, "jane"},
                                                {30, "resolved", "acknowledged"}})));
    QCOMPARE(model.rowCount(), 1);
    QStringList texts;
    for (int column = 0; column < kHistoryColumns; ++column)
        texts += model.index(0, column).data().toString();
    QCOMPARE(texts,
             (QStringList{"high", "Disk", "Disk on a", "2026-05-01 12:00:00", "16m, too late",
                          "jane", "30m", "{instance=\"a\", severity=\"high\"}"}));
    QCOMPARE(model.index(0, int(HistoryColumn::Acknowledged)).data(HistoryModel::SortRole),
             QVariant(qlonglong(16 * kMinute)));
    model.setEpisodes({});
    QCOMPARE(model.rowCount(), 0);
}

void TestHistoryModel::hostileTexts()
{
    auto transitions = transitionsOf({{0, "firing", ""}});
    transitions[0].summary = "<b>a</b>\n" + std::string(5000, 'x');
    HistoryModel model;
    model.setEpisodes(episodesAt(transitions));
    const QModelIndex summary = model.index(0, int(HistoryColumn::Summary));
    QVERIFY(summary.data().toString().startsWith("<b>a</b> x"));
    QVERIFY(summary.data().toString().size() <= 500);
    QVERIFY(!summary.data(Qt::ToolTipRole).toString().contains('<'));
}

void TestHistoryModel::tables()
{
    const auto figures = figuresOf(episodesAt(transitionsOf(
        {{0, "firing", ""}, {5, "acknowledged", "firing"}, {30, "resolved", "acknowledged"}})));
    const auto severities = severityTable(figures);
    QCOMPARE(severities.size(), std::size_t(5)); // titles and the specification's four
    QCOMPARE(severities[2],
             (QStringList{"high", "15m", "1", "1", "1", "0", "5m", "5m", "30m", "30m"}));
    QCOMPARE(noisyTable(figures).at(1), (QStringList{"Disk", "high", "1", "5m", "–"}));
}

void TestHistoryModel::lasting_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << "0s";
    QTest::newRow("a moment") << qint64(7) << "1s";
    QTest::newRow("minutes") << qint64(252'400) << "4m12s";
    QTest::newRow("hours") << qint64(2 * 3600'000 + 61'000) << "2h1m";
    QTest::newRow("days") << qint64(49 * 3600'000 + 61'000) << "2d1h";
}

void TestHistoryModel::lasting()
{
    QFETCH(qint64, ms);
    QTEST(lastingText(ms), "text");
    QCOMPARE(lastingText({}), QStringLiteral("–"));
}

void TestHistoryModel::lines()
{
    auto transitions = transitionsOf({{0, "firing", ""}, {5, "acknowledged", "firing", 0, "jane"}});
    transitions[1].value = 97.5;
    QCOMPARE(transitionLines(transitions, QTimeZone::utc()),
             (QStringList{"2026-05-01 12:05:00  acknowledged (jane)",
                          "2026-05-01 12:00:00  firing, value 97.5"}));
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
