// SPDX-License-Identifier: GPL-3.0-or-later
// Who is asked and how often; reloads; what counts as settled.
#include "tests/query/opendashboard.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestDashboardModel : public QObject, private OpenDashboard
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }
    void asksForNothingUnseen();
    void panelsSeenTogetherAreOneRound();
    void samePanelsAskOnce();
    void samePanelsSeenLaterAskOnce();
    void movingInTimeCancels();
    void aGestureIsOneMove();
    void refreshAsksForTheTail();
    void aSlowPanelIsAwaited();
    void aSlowPanelCanBeStopped();
    void unseenPanelsWait();
    void widthDecidesTheStep();
    void reloadKeepsEverything();
    void reloadAsksForWhatChanged();
    void reloadTakesTheFilesTimeUnlessMoved();
    void anotherDashboardStartsAnew();
    void settles();
    void counts();
    void twentyFourPanelsAreQuick();
};

void TestDashboardModel::asksForNothingUnseen()
{
    open(dashboard({panel(1, {"up"})}), false);
    settle();
    QCOMPARE(asked(), std::size_t(0));
    QCOMPARE(stateOf(0), PanelState::Loading);
}

void TestDashboardModel::panelsSeenTogetherAreOneRound()
{
    open(dashboard({panel(1, {"a"}), panel(2, {"b"}), panel(3, {"c"})}), false);
    panelAt(0).setSeen(true);
    panelAt(1).setSeen(true);
    QCOMPARE(asked(), std::size_t(0));
    settle();
    QCOMPARE(asked(), std::size_t(2));
    QVERIFY(panelAt(0).isFetching());
    answerLast();
    QCOMPARE(stateOf(1), PanelState::Ready);
    QVERIFY(!panelAt(1).isFetching());
    QCOMPARE(panelAt(1).data().range, m_model->range());
    QCOMPARE(panelAt(1).data().receivedMs, m_clock.nowMs());
    QCOMPARE(panelAt(1).data().targets[0].expr, QString("b"));
}

void TestDashboardModel::samePanelsAskOnce()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"}), panel(2, {"up"}, "stat"), panel(3, {"up", "up"})}));
    QCOMPARE(asked(), std::size_t(1));
    QCOMPARE(panelAt(0).data().targets[0].frame, panelAt(2).data().targets[1].frame);
    pass(31'000);
    QCOMPARE(asked(), std::size_t(2));
}

void TestDashboardModel::samePanelsSeenLaterAskOnce()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"}), panel(2, {"up"})}));
    panelAt(1).setSeen(false);
    pass(31'000);
    panelAt(1).setSeen(true); // holds an older answer than the other
    settle();
    const std::size_t before = asked();
    pass(31'000);
    QCOMPARE(asked(), before + 1);
    QCOMPARE(panelAt(0).data().targets[0].frame, panelAt(1).data().targets[0].frame);
}

void TestDashboardModel::movingInTimeCancels()
{
    open(dashboard({panel(1, {"up"})}));
    m_model->zoomTo({m_clock.nowMs() - 600'000, m_clock.nowMs() - 300'000});
    settle();
    QCOMPARE(asked(), std::size_t(2));
    QVERIFY(m_source->requests[0].stop.stop_requested());
    m_source->answer(0, ramp(m_source->requests[0].query));
    QCOMPARE(stateOf(0), PanelState::Loading);
    answerLast();
    QCOMPARE(panelAt(0).data().range.length(), std::int64_t(300'000));
}

// The wheel, or a pan: many steps in a moment.
void TestDashboardModel::aGestureIsOneMove()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    const TimeSpec written = m_model->time();
    const std::size_t before = asked();
    const auto stepTo = [this](std::int64_t ms) {
        m_model->zoomTo({m_clock.nowMs() - ms, m_clock.nowMs() - 300'000});
        settle();
    };
    for (int ms = 1'500'000; ms >= 900'000; ms -= 100'000)
        stepTo(ms);
    QCOMPARE(m_model->range().length(), std::int64_t(600'000)); // at once
    QCOMPARE(asked(), before + 1); // the first, and nothing while it goes on
    QVERIFY(!m_model->isSettled());
    QTRY_COMPARE(asked(), before + 2);
    settle();
    QCOMPARE(panelAt(0).data().range.length(), std::int64_t(600'000));
    m_clock.advance(1000);
    stepTo(600'000); // another one
    m_model->goBack();
    QCOMPARE(m_model->range().length(), std::int64_t(600'000));
    m_model->goBack();
    QCOMPARE(m_model->time(), written);
}

void TestDashboardModel::refreshAsksForTheTail()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    const TimeRange first = m_model->range();
    pass(31'000);
    QCOMPARE(asked(), std::size_t(2));
    const MetricQuery tail = m_source->requests[1].query;
    QVERIFY(tail.range.length() <= 120'000);
    QCOMPARE(m_model->range().from, first.from + 31'000);
    MetricQuery whole = tail;
    whole.range.from = m_source->requests[0].query.range.from + 30'000;
    QCOMPARE(*panelAt(0).data().targets[0].frame, ramp(whole));
}

void TestDashboardModel::aSlowPanelIsAwaited()
{
    open(dashboard({panel(1, {"slow"}), panel(2, {"other"})}), false);
    panelAt(0).setSeen(true);
    settle();
    pass(95'000);
    panelAt(1).setSeen(true);
    settle();
    QCOMPARE(m_source->requests[0].stop.stop_requested(), false);
    QCOMPARE(asked(), std::size_t(2));
    m_source->answer(0, ramp(m_source->requests[0].query));
    QCOMPARE(stateOf(0), PanelState::Ready);
}

void TestDashboardModel::aSlowPanelCanBeStopped()
{
    open(dashboard({panel(1, {"slow"})}), false);
    panelAt(0).setSeen(true);
    settle();
    panelAt(0).stopFetching();
    settle();
    QVERIFY(m_source->requests[0].stop.stop_requested());
    QCOMPARE(stateOf(0), PanelState::Failed);
    QVERIFY(panelAt(0).data().error.startsWith("Stopped"));
    QVERIFY(!panelAt(0).isFetching());
    pass(31'000);
    QCOMPARE(asked(), std::size_t(2));
    m_source->answer(1, ramp(m_source->requests[1].query));
    QCOMPARE(stateOf(0), PanelState::Ready);
}

void TestDashboardModel::unseenPanelsWait()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    panelAt(0).setSeen(false);
    pass(61'000);
    QCOMPARE(asked(), std::size_t(1));
    panelAt(0).setSeen(true);
    settle();
    QCOMPARE(asked(), std::size_t(2));
    QVERIFY(m_source->requests[1].query.range.length() < 300'000);
    // Seen again within one refresh: nothing new to ask.
    panelAt(0).setSeen(false);
    panelAt(0).setSeen(true);
    settle();
    QCOMPARE(asked(), std::size_t(2));
}

void TestDashboardModel::widthDecidesTheStep()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}), false);
    panelAt(0).setWidth(360);
    panelAt(0).setSeen(true);
    settle();
    QCOMPARE(m_source->requests[0].query.stepMs, std::int64_t(60'000));
    panelAt(0).setWidth(361);
    pass(1000);
    QCOMPARE(asked(), std::size_t(1));
    panelAt(0).setWidth(720);
    pass(1000);
    QCOMPARE(asked(), std::size_t(2));
    QCOMPARE(m_source->requests[1].query.stepMs, std::int64_t(30'000));
}

void TestDashboardModel::reloadKeepsEverything()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"up{a=\"$v\"}"})});
    definition.variables = {custom("v", {"x", "y"})};
    open(definition);
    m_model->setTime({"now-1h", "now"});
    m_model->setVariable("v", {"y"});
    settle();
    PanelModel *kept = m_model->panels()[0];
    const auto before = asked();

    definition.panels[0].title = QStringLiteral("Another title");
    m_model->setDefinition(definition);
    settle();
    QCOMPARE(m_model->panels()[0], kept);
    QCOMPARE(kept->definition().title, QString("Another title"));
    QCOMPARE(asked(), before);
    QCOMPARE(kept->data().state, PanelState::Ready);
    QCOMPARE(m_model->time().from, QString("now-1h"));
    QCOMPARE(m_model->variables().find("v")->values, QStringList{"y"});
}

void TestDashboardModel::reloadAsksForWhatChanged()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"a"}), panel(2, {"b"})});
    open(definition);
    m_source->requests.clear();
    definition.panels[1].targets[0].expr = QStringLiteral("c");
    m_model->setDefinition(definition);
    settle();
    QCOMPARE(asked(), std::size_t(1));
    QCOMPARE(m_source->requests[0].query.expr, std::string("c"));
}

void TestDashboardModel::reloadTakesTheFilesTimeUnlessMoved()
{
    DashboardDefinition definition = dashboard({});
    open(definition);
    definition.from = QStringLiteral("now-2h");
    m_model->setDefinition(definition);
    QCOMPARE(m_model->time().from, QString("now-2h"));
    m_model->setTime({"now-1h", "now"});
    definition.from = QStringLiteral("now-3h");
    m_model->setDefinition(definition);
    QCOMPARE(m_model->time().from, QString("now-1h"));
}

void TestDashboardModel::anotherDashboardStartsAnew()
{
    answerAtOnce();
    open(dashboard({panel(1, {"a"})}));
    m_model->setTime({"now-1h", "now"});
    settle();
    PanelModel *old = m_model->panels()[0];
    QSignalSpy gone(old, &QObject::destroyed);
    DashboardDefinition other = dashboard({panel(1, {"a"})});
    other.uid = QStringLiteral("two");
    m_model->setDefinition(other);
    QVERIFY(m_model->panels()[0] != old);
    QCOMPARE(gone.size(), 0); // views still hold it
    settle();
    QCOMPARE(gone.size(), 1);
    QVERIFY(!m_model->canGoBack());
    QCOMPARE(m_model->time(), TimeSpec());
    QCOMPARE(stateOf(0), PanelState::Loading);
}

void TestDashboardModel::settles()
{
    QSignalSpy changed(m_model.get(), &DashboardModel::settledChanged);
    open(dashboard({panel(1, {"a"}), panel(2, {"b"}), panel(3, {"c"})}), false);
    panelAt(0).setSeen(true);
    panelAt(1).setSeen(true);
    QVERIFY(!m_model->isSettled());
    settle();
    QVERIFY(!m_model->isSettled());
    m_source->answer(0, Frame());
    QVERIFY(!m_model->isSettled());
    m_source->refuse(1, Error::Kind::BadQuery);
    QVERIFY(m_model->isSettled());
    QCOMPARE(changed.size(), 2);
}

void TestDashboardModel::counts()
{
    QSignalSpy changed(m_model.get(), &DashboardModel::countsChanged);
    open(dashboard({panel(1, {}, "row"), panel(2, {"a"}), panel(3, {"b"}), panel(4, {"c"})}),
         false);
    panelAt(1).setSeen(true);
    panelAt(2).setSeen(true);
    settle();
    QCOMPARE(m_model->counts().panels, 3);
    QCOMPARE(m_model->counts().loading, 2);
    m_source->answer(0, Frame());
    m_source->refuse(1, Error::Kind::BadQuery);
    QCOMPARE(m_model->counts().loading, 0);
    QCOMPARE(m_model->counts().failed, 1);
    QVERIFY(changed.size() >= 2);
}

// Not a measurement: a refresh must not be quadratic in anything.
void TestDashboardModel::twentyFourPanelsAreQuick()
{
    m_source->answerAtOnce = [](const MetricQuery &asked) {
        Frame frame;
        for (int i = 0; i < 10; ++i)
            frame.series.push_back(ramp(asked, {{"i", std::to_string(i)}}).series[0]);
        return FakeSource::answerOf(std::move(frame));
    };
    std::vector<PanelDefinition> panels;
    for (int i = 0; i < 24; ++i)
        panels.push_back(panel(i + 1, {QStringLiteral("m%1").arg(i)}));
    DashboardDefinition definition = dashboard(std::move(panels));
    definition.from = QStringLiteral("now-1h");
    open(definition);
    m_clock.advance(31'000);
    QElapsedTimer timer;
    timer.start();
    m_model->tick();
    settle();
    qInfo() << "one refresh of 24 panels:" << double(timer.nsecsElapsed()) / 1e6 << "ms";
    QVERIFY(m_model->isSettled());
    QVERIFY(timer.elapsed() < 1000);
}

QTEST_GUILESS_MAIN(TestDashboardModel)
#include "tst_dashboardmodel.moc"
