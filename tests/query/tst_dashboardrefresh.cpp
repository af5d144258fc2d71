// SPDX-License-Identifier: GPL-3.0-or-later
// When panels are asked again: polling, pauses, sleep, sources that are down.
#include "tests/query/opendashboard.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestDashboardRefresh : public QObject, private OpenDashboard
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }
    void pausedAsksForNothing();
    void hiddenAsksForNothingAndThenOnce();
    void sleepIsOneRefresh();
    void absoluteRangesAreNotPolled();
    void countsDown();
    void leavesADeadSourceAlone();
    void aPersonMayAskAnyway();
    void retriesWithoutPolling();
    void retriesSoonerThanARareRefresh();
};

void TestDashboardRefresh::pausedAsksForNothing()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_model->setPaused(true);
    pass(100'000);
    QCOMPARE(asked(), std::size_t(1));
    QVERIFY(!m_model->nextRefreshInMs());
    m_model->refresh(); // a person still may
    settle();
    QCOMPARE(asked(), std::size_t(2));
    m_model->setPaused(false);
    pass(31'000);
    QCOMPARE(asked(), std::size_t(3));
}

void TestDashboardRefresh::hiddenAsksForNothingAndThenOnce()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_model->setActive(false);
    pass(100'000);
    QCOMPARE(asked(), std::size_t(1));
    m_model->setActive(true);
    pass(2000);
    QCOMPARE(asked(), std::size_t(2));
}

void TestDashboardRefresh::sleepIsOneRefresh()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_clock.advance(8 * 3'600'000);
    pass(3000);
    QCOMPARE(asked(), std::size_t(2));
    QVERIFY(m_model->range().contains(m_clock.nowMs() - 5000));
}

void TestDashboardRefresh::absoluteRangesAreNotPolled()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_model->zoomTo({m_clock.nowMs() - 600'000, m_clock.nowMs() - 300'000});
    settle();
    const auto before = asked();
    QVERIFY(!m_model->nextRefreshInMs());
    pass(100'000);
    QCOMPARE(asked(), before);
    QCOMPARE(stateOf(0), PanelState::Ready);
    m_model->goBack();
    settle();
    QVERIFY(m_model->nextRefreshInMs());
}

void TestDashboardRefresh::countsDown()
{
    open(dashboard({}));
    QCOMPARE(m_model->refreshMs(), std::int64_t(30'000));
    const auto left = *m_model->nextRefreshInMs();
    m_clock.advance(4000);
    QCOMPARE(*m_model->nextRefreshInMs(), left - 4000);
    m_model->setRefresh(0);
    QVERIFY(!m_model->nextRefreshInMs());
}

void TestDashboardRefresh::leavesADeadSourceAlone()
{
    failAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"a"}), panel(2, {"b"})});
    definition.refresh = QStringLiteral("5s");
    open(definition);
    QCOMPARE(stateOf(0), PanelState::Failed);
    m_source->requests.clear();
    pass(60'000);
    // 5, 10, 20 and 30 s after one another instead of every 5.
    QVERIFY2(asked() <= 2 * 3, qPrintable(QString::number(asked())));
    QVERIFY(asked() >= 3);
    answerAtOnce();
    pass(31'000);
    QCOMPARE(stateOf(0), PanelState::Ready);
    QCOMPARE(stateOf(1), PanelState::Ready);
    m_source->requests.clear();
    pass(21'000);
    QCOMPARE(asked(), std::size_t(8));
}

void TestDashboardRefresh::aPersonMayAskAnyway()
{
    failAtOnce();
    open(dashboard({panel(1, {"a"})}));
    answerAtOnce();
    m_model->refresh();
    settle();
    QCOMPARE(stateOf(0), PanelState::Ready);
}

void TestDashboardRefresh::retriesWithoutPolling()
{
    failAtOnce(Error::Kind::Unavailable);
    DashboardDefinition definition = dashboard({panel(1, {"a"})});
    definition.refresh.clear();
    open(definition);
    QCOMPARE(stateOf(0), PanelState::Failed);
    answerAtOnce();
    pass(6000);
    QCOMPARE(stateOf(0), PanelState::Ready);
    const auto before = asked();
    pass(60'000);
    QCOMPARE(asked(), before);
}

void TestDashboardRefresh::retriesSoonerThanARareRefresh()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"a"})});
    definition.refresh = QStringLiteral("30m");
    open(definition);
    failAtOnce();
    m_model->refresh();
    settle();
    QCOMPARE(stateOf(0), PanelState::Stale);
    answerAtOnce();
    pass(31'000);
    QCOMPARE(stateOf(0), PanelState::Ready);
}

QTEST_GUILESS_MAIN(TestDashboardRefresh)
#include "tst_dashboardrefresh.moc"
