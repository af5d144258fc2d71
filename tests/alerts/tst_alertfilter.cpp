// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertfilter.h"
#include "tests/alerts/alertfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestAlertFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void byState();
    void saysWhatIsWrong();
};

void TestAlertFilter::accepts_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *line, bool accepted) {
        QTest::newRow(*line ? line : "nothing") << QString(line) << accepted;
    };
    row("", true);
    row("   ", true);
    row("disk", true);
    row("DISK", true);
    row("disk db-1", true);
    row("disk db-2", false);
    row("firing", true);
    row("silenced", false);
    row("severity=high", true);
    row("severity=\"high\"", true);
    row("severity=hi", false);
    row("severity!=high", false);
    row("severity=~critical|high", true);
    row("severity=~\"critical|high\"", true);
    row("severity=~crit", false);
    row("severity!~\"critical|low\"", true);
    row("team=", true);
    row("team!=\"\"", false);
    row("mount=\"/a b\"", true);
    row("mount=~\"/a.*\"", true);
    row("quote=\"say \\\"hi\\\"\"", true);
    row("severity=high disk mount!=/", true);
    row("\"db-1 is\"", true);
}

void TestAlertFilter::accepts()
{
    QFETCH(QString, line);
    LiveAlert alert = alertOf("a", "DiskFull");
    alert.labels = Labels{{"alertname", "DiskFull"},
                          {"severity", "high"},
                          {"mount", "/a b"},
                          {"host", "db-1"},
                          {"quote", "say \"hi\""}};
    alert.annotations = Labels{{"summary", "db-1 is full"}};
    const auto filter = AlertFilter::parse(line);
    QVERIFY2(filter, filter ? "" : filter.error().message.c_str());
    QTEST(filter->accepts(alert), "accepted");
}

void TestAlertFilter::byState()
{
    AlertFilter filter;
    const LiveAlert firing = alertOf("a", "Full");
    const LiveAlert silenced = alertOf("b", "Full", Severity::High, 5, AlertState::Silenced);
    QVERIFY(filter.accepts(firing) && filter.accepts(silenced));
    filter.setState(AlertState::Silenced, false);
    QVERIFY(filter.accepts(firing) && !filter.accepts(silenced));
}

void TestAlertFilter::saysWhatIsWrong()
{
    const auto filter = AlertFilter::parse(QStringLiteral("disk severity=~\"(\""));
    QVERIFY(!filter);
    QCOMPARE(filter.error().kind, Error::Kind::BadInput);
    QVERIFY(QByteArray::fromStdString(filter.error().message).startsWith("severity=~"));
}

QTEST_GUILESS_MAIN(TestAlertFilter)
#include "tst_alertfilter.moc"
