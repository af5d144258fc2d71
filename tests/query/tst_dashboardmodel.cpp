// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/dashboardmodel.h"
#include "models/query/sourceregistry.h"
#include "tests/query/fakeclock.h"
#include "tests/query/fakesource.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

PanelDefinition panel(int id, const QStringList &exprs, const QString &kind = "graph")
{
    PanelDefinition definition;
    definition.id = id;
    definition.kind = kind;
    definition.title = QStringLiteral("Panel %1").arg(id);
    for (const QString &expr : exprs) {
        Target target;
        target.refId = QChar(u'A' + static_cast<int>(definition.targets.size()));
        target.expr = expr;
        definition.targets.push_back(target);
    }
    return definition;
}

DashboardDefinition dashboard(std::vector<PanelDefinition> panels)
{
    DashboardDefinition definition;
    definition.uid = QStringLiteral("one");
    definition.title = QStringLiteral("One");
    definition.refresh = QStringLiteral("30s");
    definition.timezone = QStringLiteral("utc");
    definition.panels = std::move(panels);
    return definition;
}

VariableDefinition custom(const QString &name, const QStringList &values)
{
    VariableDefinition definition;
    definition.name = name;
    for (const QString &value : values)
        definition.options.push_back({value, value});
    return definition;
}

VariableDefinition query(const QString &name, const QString &text)
{
    VariableDefinition definition;
    definition.kind = VariableDefinition::Kind::Query;
    definition.name = name;
    definition.query = text;
    return definition;
}

} // namespace

class TestDashboardModel : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<SourceRegistry> m_sources;
    FakeSource *m_source = nullptr;
    std::unique_ptr<DashboardModel> m_model;

    void open(DashboardDefinition definition, bool seen = true)
    {
        m_model->setDefinition(std::move(definition));
        if (seen)
            seeAll();
    }
    void seeAll()
    {
        for (PanelModel *panel : m_model->panels())
            panel->setSeen(true);
        settle();
    }
    PanelModel &panelAt(std::size_t index) { return *m_model->panels().at(index); }
    PanelState stateOf(std::size_t index) { return panelAt(index).data().state; }
    std::size_t asked() const { return m_source->requests.size(); }
    void answerLast() { m_source->answer(asked() - 1, ramp(m_source->requests.back().query)); }
    void answerAtOnce()
    {
        m_source->answerAtOnce
            = [](const MetricQuery &query) { return FakeSource::answerOf(ramp(query)); };
    }
    void failAtOnce(Error::Kind kind = Error::Kind::Network)
    {
        m_source->answerAtOnce = [kind](const MetricQuery &) -> Result<QueryAnswer> {
            return fail(kind, "connection refused");
        };
    }
    // As long as that, with a tick a second.
    void pass(std::int64_t ms)
    {
        for (; ms > 0; ms -= 1000) {
            m_clock.advance(std::min<std::int64_t>(ms, 1000));
            m_model->tick();
            settle();
        }
    }

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingLeftToAsk();

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

    void pausedAsksForNothing();
    void hiddenAsksForNothingAndThenOnce();
    void sleepIsOneRefresh();
    void absoluteRangesAreNotPolled();
    void countsDown();

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

    void leavesADeadSourceAlone();
    void aPersonMayAskAnyway();
    void retriesWithoutPolling();
    void retriesSoonerThanARareRefresh();

    void history();
    void refusesBadTimes();
    void zoomsAndShifts();

    void reloadKeepsEverything();
    void reloadAsksForWhatChanged();
    void reloadTakesTheFilesTimeUnlessMoved();
    void anotherDashboardStartsAnew();

    void variablesAreResolvedFirst();
    void chainedVariables();
    void onlyPanelsThatMentionItAreAskedAgain();
    void anAnswerToAnotherQuestionGoes();
    void aFailedVariableIsTriedAgain();
    void repeatsFollowTheirVariable();
    void datasourceVariable();

    void settles();
    void counts();
    void twentyFourPanelsAreQuick();
};

void TestDashboardModel::init()
{
    m_clock = FakeClock();
    m_sources = std::make_unique<SourceRegistry>();
    auto source = std::make_unique<FakeSource>("main");
    m_source = source.get();
    m_sources->add(std::move(source));
    QueryOptions options;
    options.random = [] { return 0.5; };
    m_model = std::make_unique<DashboardModel>(*m_sources, m_clock, options);
}

void TestDashboardModel::cleanup()
{
    m_model.reset();
    settle();
}

// --- who is asked

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

// --- when

void TestDashboardModel::pausedAsksForNothing()
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

void TestDashboardModel::hiddenAsksForNothingAndThenOnce()
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

void TestDashboardModel::sleepIsOneRefresh()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_clock.advance(8 * 3'600'000);
    pass(3000);
    QCOMPARE(asked(), std::size_t(2));
    QVERIFY(m_model->range().contains(m_clock.nowMs() - 5000));
}

void TestDashboardModel::absoluteRangesAreNotPolled()
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

void TestDashboardModel::countsDown()
{
    open(dashboard({}));
    QCOMPARE(m_model->refreshMs(), std::int64_t(30'000));
    const auto left = *m_model->nextRefreshInMs();
    m_clock.advance(4000);
    QCOMPARE(*m_model->nextRefreshInMs(), left - 4000);
    m_model->setRefresh(0);
    QVERIFY(!m_model->nextRefreshInMs());
}

// --- states

void TestDashboardModel::states_data()
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

void TestDashboardModel::states()
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

void TestDashboardModel::staleKeepsWhatItHad()
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

void TestDashboardModel::overdueIsStale_data()
{
    QTest::addColumn<PanelState>("fresh");
    QTest::newRow("with data") << PanelState::Ready;
    QTest::newRow("without") << PanelState::Empty;
}

void TestDashboardModel::overdueIsStale()
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

void TestDashboardModel::unrefreshedIsStale()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"})}));
    m_model->setRefresh(0);
    pass(120'000);
    QCOMPARE(stateOf(0), PanelState::Ready);
    pass(2000);
    QCOMPARE(stateOf(0), PanelState::Stale);
}

void TestDashboardModel::partialFailureIsSaid()
{
    open(dashboard({panel(1, {"a", "b"})}));
    m_source->answer(0, ramp(m_source->requests[0].query));
    QCOMPARE(stateOf(0), PanelState::Loading); // all of it, or nothing
    m_source->refuse(1, Error::Kind::BadQuery, "parse error");
    QCOMPARE(stateOf(0), PanelState::Ready);
    QCOMPARE(panelAt(0).data().targets[1].error, QString("parse error"));
    QVERIFY(!panelAt(0).data().targets[1].frame);
}

void TestDashboardModel::oldAnswerBesideAFreshOneIsStale()
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

void TestDashboardModel::unsupportedKinds()
{
    answerAtOnce();
    open(dashboard({panel(1, {"up"}, "geomap"), panel(2, {}, "row")}));
    QCOMPARE(stateOf(0), PanelState::Unsupported);
    QCOMPARE(stateOf(1), PanelState::Ready);
    QCOMPARE(asked(), std::size_t(0));
    QVERIFY(m_model->isSettled());
}

void TestDashboardModel::equalDataIsNoChange()
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

void TestDashboardModel::suggestsWhereTheServerRefuses()
{
    open(dashboard({panel(1, {"system.cpu_percent"})}));
    m_source->refuse(0, Error::Kind::BadQuery, "unexpected character");
    const QString error = panelAt(0).data().error;
    QVERIFY(error.startsWith("unexpected character"));
    QVERIFY(error.contains("system_cpu_percent"));
}

// --- sources that do not answer

void TestDashboardModel::leavesADeadSourceAlone()
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

void TestDashboardModel::aPersonMayAskAnyway()
{
    failAtOnce();
    open(dashboard({panel(1, {"a"})}));
    answerAtOnce();
    m_model->refresh();
    settle();
    QCOMPARE(stateOf(0), PanelState::Ready);
}

void TestDashboardModel::retriesWithoutPolling()
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

void TestDashboardModel::retriesSoonerThanARareRefresh()
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

// --- time

void TestDashboardModel::history()
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

void TestDashboardModel::refusesBadTimes()
{
    open(dashboard({}));
    QVERIFY(!m_model->setTime({"yesterday-ish", "now"}));
    QVERIFY(!m_model->setTime({"now", "now-1h"}));
    QCOMPARE(m_model->time(), TimeSpec());
    QVERIFY(!m_model->canGoBack());
}

void TestDashboardModel::zoomsAndShifts()
{
    open(dashboard({}));
    m_model->zoomOut();
    QCOMPARE(m_model->range().length(), std::int64_t(12 * 3'600'000));
    QVERIFY(m_model->time().isRelative());
    m_model->shift(-0.5);
    QCOMPARE(m_model->range().to, m_clock.nowMs() - 6 * 3'600'000);
    QVERIFY(!m_model->time().isRelative());
}

// --- definitions

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

// --- variables

void TestDashboardModel::variablesAreResolvedFirst()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"up{job=~\"$job\"}"}), panel(2, {"up"})});
    definition.variables = {query("job", "label_values(up, job)")};
    open(definition);
    QCOMPARE(asked(), std::size_t(1)); // who does not mention it need not wait
    QVERIFY(m_model->isResolvingVariables());
    QVERIFY(!m_model->isSettled());
    QCOMPARE(m_source->labelRequests[0].label, std::string("job"));
    QCOMPARE(m_source->labelRequests[0].matchers, std::vector<std::string>{"up"});
    m_source->answerLabels(0, {"node", "prometheus"});
    QVERIFY(!m_model->isResolvingVariables());
    QCOMPARE(asked(), std::size_t(2));
    QCOMPARE(m_source->requests[1].query.expr, std::string("up{job=~\"node\"}"));
    QVERIFY(m_model->isSettled());
}

void TestDashboardModel::chainedVariables()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"up{i=\"$instance\"}"})});
    definition.variables = {query("instance", "label_values(up{job=\"$job\"}, instance)"),
                            query("job", "label_values(up, job)")};
    open(definition);
    QCOMPARE(m_source->labelRequests.size(), std::size_t(1));
    m_source->answerLabels(0, {"a", "b"});
    QCOMPARE(m_source->labelRequests.size(), std::size_t(2));
    QCOMPARE(m_source->labelRequests[1].matchers, std::vector<std::string>{"up{job=\"a\"}"});
    m_source->answerLabels(1, {"h1", "h2"});
    QCOMPARE(m_source->requests.back().query.expr, std::string("up{i=\"h1\"}"));

    m_model->setVariable("instance", {"h2"});
    m_model->setVariable("job", {"b"});
    settle();
    QVERIFY(m_model->isResolvingVariables());
    m_source->answerLabels(2, {"h0", "h2"}); // what was chosen is still there
    QCOMPARE(m_model->variables().find("instance")->values, QStringList{"h2"});
}

void TestDashboardModel::onlyPanelsThatMentionItAreAskedAgain()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"up{a=\"$v\"}"}), panel(2, {"up"})});
    definition.variables = {custom("v", {"x", "y"})};
    definition.panels[0].title = QStringLiteral("Of $v");
    open(definition);
    QCOMPARE(panelAt(0).definition().title, QString("Of x"));
    m_source->requests.clear();
    m_model->setVariable("v", {"y"});
    settle();
    QCOMPARE(asked(), std::size_t(1));
    QCOMPARE(m_source->requests[0].query.expr, std::string("up{a=\"y\"}"));
    QCOMPARE(panelAt(0).definition().title, QString("Of y"));
}

void TestDashboardModel::anAnswerToAnotherQuestionGoes()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"up{a=\"$v\"}"})});
    definition.variables = {custom("v", {"x", "y"})};
    open(definition);
    m_source->answerAtOnce = {};
    m_model->setVariable("v", {"y"});
    settle();
    QCOMPARE(stateOf(0), PanelState::Ready); // no flicker while the answer is quick
    pass(1000);
    QCOMPARE(stateOf(0), PanelState::Loading);
    m_source->refuse(asked() - 1, Error::Kind::BadQuery, "no");
    QCOMPARE(stateOf(0), PanelState::Failed);
}

void TestDashboardModel::aFailedVariableIsTriedAgain()
{
    DashboardDefinition definition = dashboard({panel(1, {"up{job=\"$job\"}"})});
    definition.variables = {query("job", "label_values(up, job)")};
    definition.variables[0].current = {"saved"};
    definition.refresh.clear();
    open(definition);
    m_source->labelRequests[0].promise.give(fail(Error::Kind::Unavailable, "starting"));
    settle();
    QCOMPARE(m_model->variables().find("job")->error, QString("starting"));
    QCOMPARE(m_source->requests.back().query.expr, std::string("up{job=\"saved\"}"));
    pass(11'000);
    QCOMPARE(m_source->labelRequests.size(), std::size_t(2));
    m_source->answerLabels(1, {"saved"});
    QVERIFY(m_model->variables().find("job")->error.isEmpty());
}

void TestDashboardModel::repeatsFollowTheirVariable()
{
    answerAtOnce();
    DashboardDefinition definition = dashboard({panel(1, {"up{a=\"$v\"}"})});
    definition.variables = {custom("v", {"x", "y", "z"})};
    definition.variables[0].multi = true;
    definition.variables[0].current = {"x", "y"};
    definition.panels[0].repeat = QStringLiteral("v");
    open(definition);
    QCOMPARE(m_model->panels().size(), std::size_t(2));
    QCOMPARE(asked(), std::size_t(2));
    PanelModel *y = m_model->panels()[1];
    QSignalSpy changed(m_model.get(), &DashboardModel::panelsChanged);
    m_model->setVariable("v", {"y", "z"});
    seeAll();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->panels().size(), std::size_t(2));
    QCOMPARE(m_model->panels()[0], y);
    QCOMPARE(asked(), std::size_t(3));
}

void TestDashboardModel::datasourceVariable()
{
    auto second = std::make_unique<FakeSource>("other");
    FakeSource *other = second.get();
    m_sources->add(std::move(second));
    VariableDefinition ds;
    ds.kind = VariableDefinition::Kind::Datasource;
    ds.name = QStringLiteral("ds");
    ds.query = QStringLiteral("prometheus");
    DashboardDefinition definition = dashboard({panel(1, {"up"})});
    definition.variables = {ds};
    definition.panels[0].source = QStringLiteral("$ds");
    open(definition);
    QCOMPARE(asked(), std::size_t(1));
    m_model->setVariable("ds", {"other"});
    settle();
    QCOMPARE(other->requests.size(), std::size_t(1));
    QVERIFY(m_source->requests[0].stop.stop_requested());
}

// --- the whole

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

// A panel whose definition was not understood must not look like one that found nothing.
void TestDashboardModel::nothingLeftToAsk()
{
    PanelDefinition written = panel(1, {}), lost = panel(2, {});
    lost.problems = {{"query A cannot be asked", 3, 4}};
    open(dashboard({written, lost}));
    QCOMPARE(m_model->panels()[0]->data().state, PanelState::Empty);
    QCOMPARE(m_model->panels()[1]->data().state, PanelState::Failed);
    QCOMPARE(m_model->panels()[1]->data().error, QString("query A cannot be asked"));
}

QTEST_GUILESS_MAIN(TestDashboardModel)
#include "tst_dashboardmodel.moc"
