// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertgroups.h"
#include "tests/alerts/alertfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

std::vector<LiveAlertPtr> sample()
{
    return {
        shared(alertOf("a", "Slow", Severity::Low, 90)),
        shared(alertOf("b", "Down", Severity::Critical, 1)),
        shared(alertOf("c", "Down", Severity::Critical, 3)),
        shared(alertOf("d", "Full", Severity::High, 30)),
        shared(alertOf("e", "Full", Severity::Critical, 60, AlertState::Silenced)),
    };
}

QString ids(const std::vector<LiveAlertPtr> &alerts)
{
    QString text;
    for (const LiveAlertPtr &alert : alerts)
        text += alert->id;
    return text;
}

} // namespace

class TestAlertGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordered_data();
    void ordered();
    void grouped();
    void nothingIsOneGroup();
};

void TestAlertGroups::ordered_data()
{
    QTest::addColumn<AlertColumn>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("order");
    const auto row = [](const char *name, AlertColumn column, bool descending, const char *order) {
        QTest::newRow(name) << column << descending << QString(order);
    };
    row("severity", AlertColumn::Severity, false, "cbeda");
    row("severity, least first", AlertColumn::Severity, true, "adcbe");
    row("state", AlertColumn::State, false, "cbdae");
    row("name", AlertColumn::Name, false, "cbdea");
    row("newest", AlertColumn::Since, false, "bcdea");
    row("time left", AlertColumn::Response, false, "dcbae");
    row("labels", AlertColumn::Labels, false, "bcdea");
}

void TestAlertGroups::ordered()
{
    QFETCH(AlertColumn, column);
    QFETCH(bool, descending);
    const auto groups = arranged(sample(), {}, {column, descending});
    QCOMPARE(groups.size(), std::size_t(1));
    QTEST(ids(groups[0].alerts), "order");
}

void TestAlertGroups::grouped()
{
    const auto groups = arranged(sample(), {"alertname", "nothing"}, {});
    QCOMPARE(groups.size(), std::size_t(3));
    QCOMPARE(groups[0].title, QStringLiteral("Down"));
    QCOMPARE(ids(groups[0].alerts), QStringLiteral("cb"));
    QCOMPARE(groups[0].shared, (Labels{{"alertname", "Down"}, {"severity", "critical"}}));
    QCOMPARE(groups[1].shared, (Labels{{"alertname", "Full"}}));
    QCOMPARE(ownLabels(*groups[1].alerts[0], groups[1].shared),
             QStringLiteral("instance=\"e:9100\", severity=\"critical\""));
    const auto without = arranged(sample(), {"nothing"}, {});
    QCOMPARE(without.size(), std::size_t(1));
    QCOMPARE(without[0].title, QStringLiteral("–"));
}

void TestAlertGroups::nothingIsOneGroup()
{
    QCOMPARE(arranged({}, {}, {}).size(), std::size_t(1));
    QVERIFY(arranged({}, {"alertname"}, {}).empty());
}

QTEST_GUILESS_MAIN(TestAlertGroups)
#include "tst_alertgroups.moc"
