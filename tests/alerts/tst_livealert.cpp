// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/alerts/alertfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestLiveAlert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severityOfWords_data();
    void severityOfWords();
    void timeLeft_data();
    void timeLeft();
    void summaryElseDescription();
};

void TestLiveAlert::severityOfWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<Severity>("severity");
    const auto row = [](const char *word, Severity severity) {
        QTest::newRow(word) << QString(word) << severity;
    };
    row("critical", Severity::Critical);
    row("Critical", Severity::Critical);
    row("page", Severity::Critical);
    row("high", Severity::High);
    row("medium", Severity::Medium);
    row("warning", Severity::Medium);
    row("low", Severity::Low);
    row("info", Severity::Low);
    row("none", Severity::None);
    row("p17", Severity::Medium);
    row("", Severity::Medium);
    row("mine", Severity::High);
}

void TestLiveAlert::severityOfWords()
{
    QFETCH(QString, word);
    SeverityTable table;
    table.set(QStringLiteral("Mine"), Severity::High);
    QTEST(table.of(word), "severity");
}

// The specification's table: critical at once, high 15 minutes, medium an hour, low a day.
void TestLiveAlert::timeLeft_data()
{
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<AlertState>("state");
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("overdue");
    const auto row = [](const char *name, Severity severity, qint64 minutes, const char *text,
                        bool overdue, AlertState state = AlertState::Firing) {
        QTest::newRow(name) << severity << state << minutes << QString(text) << overdue;
    };
    row("critical", Severity::Critical, 0, "now", false);
    row("critical, late", Severity::Critical, 4, "3m overdue", true);
    row("high", Severity::High, 9, "6m left", false);
    row("high, late", Severity::High, 75, "1h overdue", true);
    row("medium", Severity::Medium, 59, "1m left", false);
    row("low", Severity::Low, 120, "22h left", false);
    row("low, late", Severity::Low, 3 * 24 * 60, "2d overdue", true);
    row("none", Severity::None, 9999, "", false);
    row("pending", Severity::Critical, 5, "", false, AlertState::Pending);
    row("acknowledged", Severity::Critical, 5, "", false, AlertState::Acknowledged);
}

void TestLiveAlert::timeLeft()
{
    QFETCH(Severity, severity);
    QFETCH(AlertState, state);
    QFETCH(qint64, minutes);
    const LiveAlert alert = alertOf("a", "Full", severity, minutes, state);
    QTEST(responseText(alert, kNow), "text");
    QTEST(isOverdue(alert, kNow), "overdue");
}

void TestLiveAlert::summaryElseDescription()
{
    LiveAlert alert = alertOf("a", "Full");
    QCOMPARE(alert.summary(), QStringLiteral("Full on a"));
    alert.annotations = Labels{{"description", "the disk is full"}};
    QCOMPARE(alert.summary(), QStringLiteral("the disk is full"));
    alert.annotations = {};
    QCOMPARE(alert.summary(), QString());
}

QTEST_GUILESS_MAIN(TestLiveAlert)
#include "tst_livealert.moc"
