// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in notices, titles and the tray, also where servers mean ill.
#include "models/notices/noticetext.h"
#include "models/notices/summary.h"
#include "tests/alerts/alertfixture.h"

#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestNoticeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesArePlain_data();
    void linesArePlain();
    void one();
    void oneWithoutASummary();
    void many();
    void overdue();
    void summaries_data();
    void summaries();
};

void TestNoticeText::linesArePlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("words") << "disk full"
                           << "disk full";
    QTest::newRow("lines") << "a\n\n b\t\rc"
                           << "a b c";
    QTest::newRow("markup is kept for who escapes it") << "<b>a</b>"
                                                       << "<b>a</b>";
    QTest::newRow("turned") << QStringLiteral(u"a\u202Eb\u2066c\u200F") << "abc";
    QTest::newRow("controls") << QStringLiteral(u"a\u0007\u001b[31mb") << "a [31mb";
    QTest::newRow("long") << QString(5000, u'x') << QString(19, u'x') + u'…';
    QTest::newRow("half a pair") << QString(18, u'x') + QStringLiteral(u"😀😀")
                                 << QString(18, u'x') + u'…';
    QTest::newRow("nothing") << ""
                             << "";
}

void TestNoticeText::linesArePlain()
{
    QFETCH(const QString, text);
    QTEST(plainLine(text, 20), "line");
}

void TestNoticeText::one()
{
    const Notice notice
        = noticeOf(Notice::Kind::Firing, {shared(alertOf("a", "Down", Severity::Critical))});
    QCOMPARE(notice.title, QStringLiteral("Critical: Down"));
    QCOMPARE(notice.body, QStringLiteral("Down on a"));
    QCOMPARE(notice.severity, Severity::Critical);
    QCOMPARE(notice.alertIds, QStringList{"a"});
}

void TestNoticeText::oneWithoutASummary()
{
    LiveAlert alert = alertOf("a", "");
    alert.annotations = {};
    const Notice notice = noticeOf(Notice::Kind::Firing, {shared(alert)});
    QCOMPARE(notice.title, QStringLiteral("High: alert without a name"));
    QCOMPARE(notice.body, QStringLiteral("{instance=\"a:9100\"}"));
}

void TestNoticeText::many()
{
    std::vector<LiveAlertPtr> alerts;
    for (const char *name : {"B", "A", "C", "D", "E"})
        alerts.push_back(shared(alertOf(name, name)));
    for (const char *id : {"a", "b", "c"})
        alerts.push_back(shared(alertOf(id, "Down", Severity::Critical)));
    const Notice notice = noticeOf(Notice::Kind::Firing, alerts);
    QCOMPARE(notice.title, QStringLiteral("8 new alerts: 3 critical, 5 high"));
    QCOMPARE(notice.body, QStringLiteral("Down ×3, A, B, C, D and 1 more"));
    QCOMPARE(notice.severity, Severity::Critical);
    QCOMPARE(notice.alertIds.size(), 8);
    QCOMPARE(notice.alertIds.mid(3), (QStringList{"A", "B", "C", "D", "E"}));
}

void TestNoticeText::overdue()
{
    const LiveAlertPtr slow = shared(alertOf("a", "Slow")), full = shared(alertOf("b", "Full"));
    QCOMPARE(noticeOf(Notice::Kind::Overdue, {slow}).title, QStringLiteral("Overdue (high): Slow"));
    QCOMPARE(noticeOf(Notice::Kind::Overdue, {slow, full}).title,
             QStringLiteral("2 alerts are overdue: 2 high"));
}

void TestNoticeText::summaries_data()
{
    QTest::addColumn<QList<int>>("firing"); // critical, high, medium
    QTest::addColumn<int>("acknowledged");
    QTest::addColumn<int>("overdue");
    QTest::addColumn<QStringList>("unknown");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    const QStringList reason{"am: no answer\nsince 5m"};
    QTest::newRow("none") << QList{0, 0, 0} << 0 << 0 << QStringList() << "X"
                          << "No alerts";
    QTest::newRow("not known") << QList{0, 0, 0} << 0 << 0 << reason << "(?) X"
                               << "Not known: am: no answer since 5m";
    QTest::newRow("critical") << QList{2, 1, 0} << 3 << 0 << QStringList() << "(3!) X"
                              << "2 critical, 1 high; 3 acknowledged";
    QTest::newRow("high") << QList{0, 1, 4} << 0 << 1 << QStringList() << "(1) X"
                          << "1 high, 4 medium; 1 overdue";
    QTest::newRow("medium only") << QList{0, 0, 4} << 0 << 0 << QStringList() << "X"
                                 << "4 medium";
    QTest::newRow("perhaps more") << QList{1, 0, 0} << 0 << 0 << reason << "(1!?) X"
                                  << "1 critical\nNot known: am: no answer since 5m";
}

void TestNoticeText::summaries()
{
    QFETCH(const QList<int>, firing);
    QFETCH(const int, acknowledged);
    QFETCH(const int, overdue);
    QFETCH(const QStringList, unknown);
    AlertModel::Counts counts;
    for (int i = 0; i < firing.size(); ++i)
        counts.firing[static_cast<std::size_t>(i)] = firing[i];
    counts.states[static_cast<std::size_t>(AlertState::Acknowledged)] = acknowledged;
    counts.overdue = overdue;
    QTEST(titleWithCount(QStringLiteral("X"), summaryOf(counts, unknown)), "title");
    QTEST(summaryText(counts, unknown), "text");
}

QTEST_GUILESS_MAIN(TestNoticeText)
#include "tst_noticetext.moc"
