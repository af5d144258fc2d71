// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/statefixture.h"

using namespace onex;
using namespace onex::test;

class NotifiedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOnce();
    void dropsWhatIsOver();
};

void NotifiedTest::onlyOnce()
{
    StateFixture store;
    QVERIFY(*store->notified().claim("a", 1, "new", 10));
    QVERIFY(!*store->notified().claim("a", 1, "new", 11));
    QVERIFY(*store->notified().claim("a", 1, "overdue", 12));
    QVERIFY(*store->notified().claim("a", 2, "new", 13));
    QVERIFY(*store->notified().claim("b", 1, "new", 14));
    store.reopen();
    QVERIFY(!*store->notified().claim("a", 1, "new", 15));
}

void NotifiedTest::dropsWhatIsOver()
{
    StateFixture store;
    VERIFY_OK(store->history().record(
        {{1, "firing", {}, "", "firing", 1, {}, ""}, {1, "over", {}, "", "resolved", 1, {}, ""}}));
    for (const char *id : {"firing", "over", "unknown"})
        VERIFY_OK(store->notified().claim(id, 1, "new", 10));
    VERIFY_OK(store->notified().claim("recent", 1, "new", 100));
    QCOMPARE(*store->notified().drop(50), 2);
    QVERIFY(!*store->notified().claim("firing", 1, "new", 200));
    QVERIFY(!*store->notified().claim("recent", 1, "new", 200));
    QVERIFY(*store->notified().claim("over", 1, "new", 200));
}

QTEST_GUILESS_MAIN(NotifiedTest)
#include "tst_notified.moc"
