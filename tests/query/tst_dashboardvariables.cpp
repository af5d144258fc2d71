// SPDX-License-Identifier: GPL-3.0-or-later
// Variables, and panels repeated for their values.
#include "tests/query/opendashboard.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestDashboardVariables : public QObject, private OpenDashboard
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }
    void variablesAreResolvedFirst();
    void chainedVariables();
    void onlyPanelsThatMentionItAreAskedAgain();
    void anAnswerToAnotherQuestionGoes();
    void aFailedVariableIsTriedAgain();
    void repeatsFollowTheirVariable();
    void datasourceVariable();
};

void TestDashboardVariables::variablesAreResolvedFirst()
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

void TestDashboardVariables::chainedVariables()
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

void TestDashboardVariables::onlyPanelsThatMentionItAreAskedAgain()
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

void TestDashboardVariables::anAnswerToAnotherQuestionGoes()
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

void TestDashboardVariables::aFailedVariableIsTriedAgain()
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

void TestDashboardVariables::repeatsFollowTheirVariable()
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

void TestDashboardVariables::datasourceVariable()
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

QTEST_GUILESS_MAIN(TestDashboardVariables)
#include "tst_dashboardvariables.moc"
