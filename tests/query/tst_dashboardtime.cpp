// SPDX-License-Identifier: GPL-3.0-or-later
// Moving in time.
#include "tests/query/opendashboard.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestDashboardTime : public QObject, private OpenDashboard
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }
    void history();
    void refusesBadTimes();
    void zoomsAndShifts();
};

void TestDashboardTime::history()
{
    open(dashboard({}));
    QSignalSpy historyChanged(m_model.get(), &DashboardModel::historyChanged);
    QSignalSpy timeChanged(m_model.get(), &DashboardModel::timeChanged);
    QVERIFY(m_model->setTime({"now-1h", "now"}));
    QCOMPARE(historyChanged.size(), 1);
    QCOMPARE(timeChanged.size(), 1);
    QVERIFY(m_model->canGoBack());
    m_model->goBack();
    QCOMPARE(m_model->time().from, QString("now-6h"));
    QCOMPARE(m_model->range().length(), std::int64_t(6 * 3'600'000));
    QVERIFY(m_model->canGoForward());
    m_model->goForward();
    QCOMPARE(m_model->time().from, QString("now-1h"));
}

void TestDashboardTime::refusesBadTimes()
{
    open(dashboard({}));
    QVERIFY(!m_model->setTime({"yesterday-ish", "now"}));
    QVERIFY(!m_model->setTime({"now", "now-1h"}));
    QCOMPARE(m_model->time(), TimeSpec());
    QVERIFY(!m_model->canGoBack());
}

void TestDashboardTime::zoomsAndShifts()
{
    open(dashboard({}));
    m_model->zoomOut();
    QCOMPARE(m_model->range().length(), std::int64_t(12 * 3'600'000));
    QVERIFY(m_model->time().isRelative());
    m_model->shift(-0.5);
    QCOMPARE(m_model->range().to, m_clock.nowMs() - 6 * 3'600'000);
    QVERIFY(!m_model->time().isRelative());
}

QTEST_GUILESS_MAIN(TestDashboardTime)
#include "tst_dashboardtime.moc"
