// SPDX-License-Identifier: GPL-3.0-or-later
// What state a panel is in, and what it says.
#include "tests/query/opendashboard.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestDashboardStates : public QObject, private OpenDashboard
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }
    void states_data();
    void states();
    void staleKeepsWhatItHad();
    void unrefreshedIsStale();
    void overdueIsStale_data();
    void overdueIsStale();
    void partialFailureIsSaid();
    void oldAnswerBesideAFreshOneIsStale();
    void unsupportedKinds();
    void equalDataIsNoChange();
    void suggestsWhereTheServerRefuses();
    void nothingLeftToAsk();
};

void TestDashboardStates::states_data()
{
    QTest::addColumn<QStringList>("exprs");
    QTest::addColumn<PanelState>("state");
    QTest::addColumn<QString>("error");
    QTest::newRow("data") << QStringList{"up"} << PanelState::Ready << "";
    QTest::newRow("nothing") << QStringList{"none"} << PanelState::Empty << "";
    QTest::newRow("nothing and data") << QStringList{"none", "up"} << PanelState::Ready << "";
    QTest::newRow("error") << QStringList{"bad"} << PanelState::Failed << "parse error";
    QTest::newRow("error and nothing")
        << QStringList{"none", "bad"} << PanelState::Failed << "parse error";
    QTest::newRow("error and data")
        << QStringList{"up", "bad"} << PanelState::Ready << "parse error";
    QTest::newRow("no query") << QStringList{} << PanelState::Empty << "";
}

void TestDashboardStates::states()
{
    QFETCH(QStringList, exprs);
    m_source->answerAtOnce = [](const MetricQuery &asked) -> Result<QueryAnswer> {
        if (asked.expr == "bad")
            return fail(Error::Kind::BadQuery, "parse error");
        return FakeSource::answerOf(asked.expr == "none" ? Frame() : ramp(asked));
    };
    open(dashboard({panel(1, exprs)}));
    QTEST(stateOf(0), "state");
    QTEST(panelAt(0).data().error, "error");
}

void TestDashboardStates::staleKeepsWhatItHad()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    const auto frame = panelAt(0).data().targets[0].frame;
    const auto received = panelAt(0).data().receivedMs;
    const auto range = panelAt(0).data().range;
    failAtOnce();
    pass(31'000);
    QCOMPARE(stateOf(0), PanelState::Stale);
    QCOMPARE(panelAt(0).data().error, QString("connection refused"));
    QCOMPARE(panelAt(0).data().targets[0].frame, frame);
    QCOMPARE(panelAt(0).data().receivedMs, received);
    QCOMPARE(panelAt(0).data().range, range);
    answerAtOnce();
    pass(31'000);
    QCOMPARE(stateOf(0), PanelState::Ready);
    QVERIFY(panelAt(0).data().error.isEmpty());
    QVERIFY(panelAt(0).data().receivedMs > received);
}

void TestDashboardStates::unrefreshedIsStale()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_model->setRefresh(0);
    pass(120'000);
    QCOMPARE(stateOf(0), PanelState::Ready);
    pass(2000);
    QCOMPARE(stateOf(0), PanelState::Stale);
}

void TestDashboardStates::overdueIsStale_data()
{
    QTest::addColumn<PanelState>("fresh");
    QTest::newRow("with data") << PanelState::Ready;
    QTest::newRow("without") << PanelState::Empty;
}

void TestDashboardStates::overdueIsStale()
{
    QFETCH(PanelState, fresh);
    m_source->answerAtOnce = [fresh](const MetricQuery &asked) -> Result<QueryAnswer> {
        return FakeSource::answerOf(fresh == PanelState::Ready ? ramp(asked) : Frame());
    };
    open(dashboard({panel(1, {"up"})}));
    m_model->setPaused(true);
    pass(60'000);
    QCOMPARE(stateOf(0), fresh);
    pass(1000);
    QCOMPARE(stateOf(0), PanelState::Stale);
    m_model->refresh();
    settle();
    QCOMPARE(stateOf(0), fresh);
}

void TestDashboardStates::partialFailureIsSaid()
{
    open(dashboard({panel(1, {"a", "b"})}));
    m_source->answer(0, ramp(m_source->requests[0].query));
    QCOMPARE(stateOf(0), PanelState::Loading); // all of it, or nothing
    m_source->refuse(1, Error::Kind::BadQuery, "parse error");
    QCOMPARE(stateOf(0), PanelState::Ready);
    QCOMPARE(panelAt(0).data().targets[1].error, QString("parse error"));
    QVERIFY(!panelAt(0).data().targets[1].frame);
}

void TestDashboardStates::oldAnswerBesideAFreshOneIsStale()
{
    answerAtOnce();
    open(dashboard({panel(1, {"a", "b"})}));
    const auto received = panelAt(0).data().receivedMs;
    m_source->answerAtOnce = [](const MetricQuery &asked) -> Result<QueryAnswer> {
        if (asked.expr == "b")
            return fail(Error::Kind::BadQuery, "too many samples");
        return FakeSource::answerOf(ramp(asked));
    };
    pass(31'000);
    QCOMPARE(stateOf(0), PanelState::Stale);
    QCOMPARE(panelAt(0).data().receivedMs, received);
}

void TestDashboardStates::unsupportedKinds()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"}, "geomap"), panel(2, {}, "row")}));
    QCOMPARE(stateOf(0), PanelState::Unsupported);
    QCOMPARE(stateOf(1), PanelState::Ready);
    QCOMPARE(asked(), std::size_t(0));
    QVERIFY(m_model->isSettled());
}

void TestDashboardStates::equalDataIsNoChange()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_model->setTime(absoluteSpec({m_clock.nowMs() - 3'600'000, m_clock.nowMs() - 600'000}));
    settle();
    QSignalSpy changed(&panelAt(0), &PanelModel::changed);
    const auto before = asked();
    m_clock.advance(500);
    m_model->refresh();
    settle();
    QCOMPARE(asked(), before + 1);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(panelAt(0).data().receivedMs, m_clock.nowMs());
}

void TestDashboardStates::suggestsWhereTheServerRefuses()
{
    open(dashboard({panel(1, {"system.cpu_percent"})}));
    m_source->refuse(0, Error::Kind::BadQuery, "unexpected character");
    const QString error = panelAt(0).data().error;
    QVERIFY(error.startsWith("unexpected character"));
    QVERIFY(error.contains("system_cpu_percent"));
}

// A panel whose definition was not understood must not look like one that found nothing.
void TestDashboardStates::nothingLeftToAsk()
{
    PanelDefinition written = panel(1, {}), lost = panel(2, {});
    lost.problems = {{"query A cannot be asked", 3, 4}};
    open(dashboard({written, lost}));
    QCOMPARE(m_model->panels()[0]->data().state, PanelState::Empty);
    QCOMPARE(m_model->panels()[1]->data().state, PanelState::Failed);
    QCOMPARE(m_model->panels()[1]->data().error, QString("query A cannot be asked"));
}

QTEST_GUILESS_MAIN(TestDashboardStates)
#include "tst_dashboardstates.moc"
