// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertmodel.h"
#include "tests/alerts/alertfixture.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

std::vector<LiveAlertPtr> three()
{
    return {shared(alertOf("a", "Down", Severity::Critical)), shared(alertOf("b", "Full")),
            shared(alertOf("c", "Full", Severity::Low))};
}

} // namespace

class TestAlertModel : public QObject
{
    Q_OBJECT

    QString shown() const
    {
        QString text;
        for (int group = 0; group < m_model->rowCount(); ++group) {
            const QModelIndex parent = m_model->index(group, 0);
            for (int row = 0; row < m_model->rowCount(parent); ++row)
                text += m_model->index(row, 0, parent).data(AlertModel::IdRole).toString();
            text += u'|';
        }
        return text;
    }

    std::unique_ptr<AlertModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

private Q_SLOTS:
    void init();
    void cleanup();
    void showsInOrder();
    void refreshKeepsWhatIsSelected();
    void unchangedChangesNothing();
    void filterHidesAndCounts();
    void groupsComeAndGo();
    void anyRefreshIsRight();
    void manyAreArrangedElsewhere();
};

void TestAlertModel::init()
{
    m_model = std::make_unique<AlertModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setNow(kNow);
}

void TestAlertModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestAlertModel::showsInOrder()
{
    QCOMPARE(shown(), QStringLiteral("|"));
    m_model->setAlerts(three());
    QCOMPARE(shown(), QStringLiteral("abc|"));
    m_model->sort(static_cast<int>(AlertColumn::Severity), Qt::DescendingOrder);
    QCOMPARE(shown(), QStringLiteral("cba|"));
    const QModelIndex first = m_model->indexOf("a");
    const auto text = [&first](AlertColumn column) {
        return first.siblingAtColumn(static_cast<int>(column)).data().toString();
    };
    QCOMPARE(text(AlertColumn::Name), QStringLiteral("Down"));
    QCOMPARE(text(AlertColumn::Since), QStringLiteral("5m"));
    QCOMPARE(text(AlertColumn::Response), QStringLiteral("4m overdue"));
}

void TestAlertModel::refreshKeepsWhatIsSelected()
{
    m_model->setAlerts(three());
    QItemSelectionModel selection(m_model.get());
    selection.select(m_model->indexOf("b"),
                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QPersistentModelIndex chosen = m_model->indexOf("b");
    // One goes, one comes, and the chosen one becomes the most urgent.
    LiveAlert worse = alertOf("b", "Full", Severity::Critical, 50);
    m_model->setAlerts({shared(worse), shared(alertOf("c", "Full", Severity::Low)),
                        shared(alertOf("d", "New", Severity::High))});
    QCOMPARE(shown(), QStringLiteral("bdc|"));
    QVERIFY(chosen.isValid());
    QCOMPARE(chosen.data(AlertModel::IdRole).toString(), QStringLiteral("b"));
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(selection.selectedRows()[0].data(AlertModel::IdRole).toString(), QStringLiteral("b"));
    QCOMPARE(m_model->alertAt(chosen)->severity, Severity::Critical);
}

void TestAlertModel::unchangedChangesNothing()
{
    m_model->setAlerts(three());
    QSignalSpy inserted(m_model.get(), &AlertModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &AlertModel::rowsRemoved);
    QSignalSpy moved(m_model.get(), &AlertModel::layoutChanged);
    QSignalSpy changed(m_model.get(), &AlertModel::dataChanged);
    m_model->setAlerts(three());
    QCOMPARE(inserted.size() + removed.size() + moved.size(), 0);
    for (const auto &signal : changed) // the group's own row only
        QVERIFY(!signal[0].toModelIndex().parent().isValid());
}

void TestAlertModel::filterHidesAndCounts()
{
    std::vector<LiveAlertPtr> alerts = three();
    alerts.push_back(shared(alertOf("d", "Down", Severity::High, 9, AlertState::Silenced)));
    m_model->setAlerts(alerts);
    m_model->setFilter(*AlertFilter::parse("Full"));
    QCOMPARE(shown(), QStringLiteral("bc|"));
    const AlertModel::Counts counts = m_model->counts();
    QCOMPARE(counts.total, 4);
    QCOMPARE(counts.hidden, 2);
    QCOMPARE(counts.firing[static_cast<std::size_t>(Severity::Critical)], 1);
    QCOMPARE(counts.states[static_cast<std::size_t>(AlertState::Silenced)], 1);
    QCOMPARE(counts.overdue, 1);
    QCOMPARE(m_model->labelNames(), (QStringList{"alertname", "instance", "severity"}));
}

void TestAlertModel::groupsComeAndGo()
{
    m_model->setGroupBy({"alertname"});
    QCOMPARE(shown(), QString());
    m_model->setAlerts(three());
    QCOMPARE(shown(), QStringLiteral("a|bc|"));
    const QPersistentModelIndex full = m_model->index(1, 0);
    m_model->setAlerts({shared(alertOf("c", "Full", Severity::Low))});
    QCOMPARE(shown(), QStringLiteral("c|"));
    QVERIFY(full.isValid());
    QCOMPARE(full.row(), 0);
    QCOMPARE(m_model->groupAt(full)->title, QStringLiteral("Full"));
    m_model->setGroupBy({});
    QCOMPARE(shown(), QStringLiteral("c|"));
}

// Whatever comes after whatever: rows are as if they had been made anew, and every index that was
// kept is that of its alert.
void TestAlertModel::anyRefreshIsRight()
{
    QRandomGenerator random(7);
    m_model->setGroupBy({"alertname"});
    const char *const kNames[] = {"Down", "Full", "Slow", "Odd"};
    std::vector<QByteArray> ids;
    for (int i = 0; i < 16; ++i)
        ids.push_back("i" + QByteArray::number(i));
    for (int round = 0; round < 60; ++round) {
        std::vector<LiveAlertPtr> alerts;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (random.bounded(3) > 0)
                alerts.push_back(
                    shared(alertOf(ids[i].constData(), kNames[i % 4],
                                   static_cast<Severity>(random.bounded(5)), random.bounded(90))));
        }
        std::map<QString, QPersistentModelIndex> kept;
        for (const QByteArray &id : ids)
            kept[id] = m_model->indexOf(id);
        m_model->setAlerts(alerts);
        AlertModel fresh;
        fresh.setGroupBy({"alertname"});
        fresh.setAlerts(alerts);
        QCOMPARE(m_model->rowCount(), fresh.rowCount());
        for (const LiveAlertPtr &alert : alerts) {
            const QModelIndex index = m_model->indexOf(alert->id), other = fresh.indexOf(alert->id);
            QCOMPARE(index.row(), other.row());
            QCOMPARE(index.parent().row(), other.parent().row());
            QCOMPARE(*m_model->alertAt(index), *alert);
            if (kept[alert->id].isValid())
                QCOMPARE(QModelIndex(kept[alert->id]), index);
        }
    }
}

// Of wishes that come while another is worked at the last one counts, and what was chosen stays.
void TestAlertModel::manyAreArrangedElsewhere()
{
    std::vector<LiveAlertPtr> alerts;
    for (int i = 0; i < 1000; ++i)
        alerts.push_back(shared(alertOf(("i" + QByteArray::number(i)).constData(),
                                        i % 2 == 0 ? "Even" : "Odd", Severity::High, i % 90)));
    m_model->setAlerts(alerts);
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0); // not yet
    QTRY_COMPARE(m_model->counts().hidden, 0);
    const QPersistentModelIndex chosen = m_model->indexOf("i500");
    QVERIFY(chosen.isValid());
    m_model->setFilter(*AlertFilter::parse("Odd"));
    m_model->setFilter(*AlertFilter::parse("nothing"));
    m_model->setFilter(*AlertFilter::parse("Even"));
    m_model->sort(static_cast<int>(AlertColumn::Since), Qt::DescendingOrder);
    QTRY_COMPARE(m_model->counts().hidden, 500);
    QTest::qWait(100); // nothing comes after it
    QCOMPARE(m_model->counts().hidden, 500);
    QVERIFY(chosen.isValid());
    QCOMPARE(chosen.data(AlertModel::IdRole).toString(), QStringLiteral("i500"));
    std::int64_t before = 0;
    for (int row = 0; row < 500; ++row) {
        const LiveAlertPtr alert = m_model->alertAt(m_model->index(row, 0, chosen.parent()));
        QCOMPARE(alert->name(), QStringLiteral("Even"));
        QVERIFY(row == 0 || alert->sinceMs >= before); // the oldest last
        before = alert->sinceMs;
    }
}

QTEST_GUILESS_MAIN(TestAlertModel)
#include "tst_alertmodel.moc"
