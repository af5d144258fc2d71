// SPDX-License-Identifier: GPL-3.0-or-later
// Silences as rows: their states, what they silence, and that a refresh keeps what is selected.
#include "models/silences/silencemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace onex;

class TestSilenceModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void states();
    void order();
    void texts();
    void refreshKeepsRows();
    void matchedAndShared();
};

namespace {

constexpr std::int64_t kNow = 1'777'636'800'000, kMinute = 60'000;

Silence silence(const char *id, std::int64_t fromMinutes, std::int64_t toMinutes,
                const char *comment = "maintenance")
{
    Silence one;
    one.id = id;
    one.matchers = {{"room", "1"}};
    one.startsMs = kNow + fromMinutes * kMinute;
    one.endsMs = kNow + toMinutes * kMinute;
    one.createdBy = "jane";
    one.comment = comment;
    one.state = toMinutes <= 0 ? Silence::State::Expired
        : fromMinutes > 0      ? Silence::State::Pending
                               : Silence::State::Active;
    return one;
}

Alert alert(const char *room)
{
    Alert one;
    one.labels = Labels{{"alertname", "Hot"}, {"room", room}};
    return one;
}

std::vector<SilenceRow> rowsOf(std::vector<Silence> silences)
{
    ClusterAlerts said;
    said.cluster = QStringLiteral("am");
    said.alerts = {alert("1"), alert("1"), alert("2")};
    said.silences = std::move(silences);
    return silenceRows({said}, kNow);
}

QStringList idsOf(const std::vector<SilenceRow> &rows)
{
    QStringList ids;
    for (const SilenceRow &row : rows)
        ids += QString::fromStdString(row.silence.id);
    return ids;
}

} // namespace

void TestSilenceModel::states()
{
    using State = SilenceRow::State;
    const auto rows = rowsOf(
        {silence("a", -10, 60), silence("b", -10, 14), silence("c", 5, 60), silence("d", -60, -1)});
    QCOMPARE(idsOf(rows), (QStringList{"b", "a", "c", "d"}));
    const State expected[] = {State::EndsSoon, State::Active, State::Pending, State::Expired};
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].state, expected[i]);
    QCOMPARE(rows[0].silenced, 2);
    QCOMPARE(rows[3].silenced, 0); // it is over
}

void TestSilenceModel::order()
{
    QCOMPARE(idsOf(rowsOf({silence("old", -90, -30), silence("new", -90, -1)})),
             (QStringList{"new", "old"}));
}

void TestSilenceModel::texts()
{
    SilenceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(rowsOf({silence("a", -10, 60, "ACK! on it [onex 0a1b]"),
                          silence("b", 5, 90, "upgrade [onex ff]"),
                          silence("c", -10, 100, "ACK! [onex 0a1b until-resolved me]")}),
                  kNow);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < kSilenceColumns; ++column)
            cells += model.index(row, column).data().toString();
        rows += cells.join(u'|');
    }
    QCOMPARE(rows,
             (QStringList{"active|room=\"1\"|2|jane|in 1h|acknowledged: on it|am",
                          "pending|room=\"1\"|2|jane|begins in 5m|upgrade|am",
                          "active|room=\"1\"|2|jane|until resolved|acknowledged|am"}));
}

void TestSilenceModel::refreshKeepsRows()
{
    SilenceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(rowsOf({silence("a", -10, 60), silence("b", -10, 70), silence("c", -10, 80)}),
                  kNow);
    const QPersistentModelIndex b(model.index(1, 0)), c(model.index(2, 0));
    model.setRows(rowsOf({silence("b", -10, 90), silence("d", -10, 65), silence("c", -10, 80)}),
                  kNow);
    QCOMPARE(idsOf(model.rows()), (QStringList{"d", "c", "b"}));
    QCOMPARE(b.row(), 2);
    QCOMPARE(c.row(), 1);
    model.setRows({}, kNow);
    QVERIFY(!b.isValid());
}

void TestSilenceModel::matchedAndShared()
{
    std::vector<LiveAlertPtr> alerts;
    for (const char *room : {"1", "2"}) {
        LiveAlert one;
        one.id = QString::fromLatin1(room);
        one.labels = Labels{{"alertname", "Hot"}, {"room", room}, {"empty", ""}};
        alerts.push_back(std::make_shared<const LiveAlert>(one));
    }
    const std::vector<Matcher> shared{{"alertname", "Hot"}};
    QVERIFY(sharedMatchers(alerts) == shared);
    QCOMPARE(alertsMatched(shared, alerts).size(), std::size_t(2));
    QCOMPARE(alertsMatched({{"room", "2|3", true}}, alerts).size(), std::size_t(1));
    QVERIFY(alertsMatched({{"room", "(", true}}, alerts).empty());
    QVERIFY(sharedMatchers({}).empty());
}

QTEST_GUILESS_MAIN(TestSilenceModel)
#include "tst_silencemodel.moc"
