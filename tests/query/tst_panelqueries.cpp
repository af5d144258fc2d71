// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/foreignsources.h"
#include "models/query/panelqueries.h"
#include "models/query/sourceregistry.h"
#include "models/query/variablechoice.h"
#include "tests/query/fakesource.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kNow = 1'700'000'007'000;

Target target(const QString &expr, const QString &refId = "A")
{
    Target target;
    target.expr = expr;
    target.refId = refId;
    return target;
}

PanelDefinition panel(const QString &expr)
{
    PanelDefinition definition;
    definition.kind = QStringLiteral("graph");
    definition.targets = {target(expr)};
    return definition;
}

} // namespace

class TestPanelQueries : public QObject
{
    Q_OBJECT

    SourceRegistry m_sources;
    Variables m_variables;
    TimeSpec m_time;

    Comparison m_comparison;

    PanelPlan plan(const PanelDefinition &definition, int width = 800)
    {
        const TimeRange range = resolve(m_time, kNow, QTimeZone::utc()).value();
        return planPanel(definition,
                         {m_sources, m_variables, m_time, range, kNow, QTimeZone::utc(),
                          QStringLiteral("Title"), width, 0, m_comparison});
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void asksForARange();
    void asksForNothingPastNow();
    void asksForAnInstant();
    void leavesOutHiddenAndEmpty();
    void minimumStep_data();
    void minimumStep();
    void builtins_data();
    void builtins();
    void sources_data();
    void sources();
    void unknownSourceIsNotReplaced();
    void foreignSources_data();
    void foreignSources();
    void withoutAnySource();
    void ownRange_data();
    void ownRange();
    void badOwnRangeIsSaid();
    void questionIsFreeOfTime();
    void fillsTexts();
    void findsVariables();
    void comparesWithEarlier();
    void comparesWithAnotherSource();
    void comparesOnlyWhatCanBe();
};

void TestPanelQueries::initTestCase()
{
    m_sources.add(std::make_unique<FakeSource>("first"));
    m_sources.add(std::make_unique<FakeSource>("second"));
    static_cast<FakeSource *>(m_sources.all()[1].get())->scrapeMs = 60'000;
}

void TestPanelQueries::init()
{
    m_variables = Variables();
    m_time = TimeSpec();
    m_comparison = {};
}

void TestPanelQueries::asksForARange()
{
    const PanelPlan made = plan(panel("up"));
    QCOMPARE(made.range, (TimeRange{kNow - 6 * kHour, kNow}));
    QCOMPARE(made.queries.size(), std::size_t(1));
    const PlannedQuery &query = made.queries[0];
    QCOMPARE(query.query.stepMs, std::int64_t(30'000));
    QCOMPARE(query.query.range.from % 30'000, std::int64_t(0));
    QCOMPARE(query.query.range.to % 30'000, std::int64_t(0));
    QVERIFY(query.query.range.to <= kNow && query.query.range.to > kNow - 30'000);
    QCOMPARE(query.source->name(), std::string("first"));
}

// The axis reaches into the future where a person wants it to; what is asked does not.
void TestPanelQueries::asksForNothingPastNow()
{
    m_time = absoluteSpec({kNow - 3'600'000, kNow + 3'600'000});
    const PanelPlan planned = plan(panel("up"));
    QCOMPARE(planned.range.to, kNow + 3'600'000);
    QVERIFY(planned.queries[0].query.range.to <= kNow);
    QVERIFY(planned.queries[0].query.range.to > kNow - 60'000);
}

void TestPanelQueries::asksForAnInstant()
{
    PanelDefinition definition = panel("up");
    definition.targets[0].instant = true;
    const PlannedQuery query = plan(definition).queries[0];
    QVERIFY(query.query.instant);
    QCOMPARE(query.query.range.to, kNow);
    // So that panels of other widths ask the same.
    QCOMPARE(query.query, plan(definition, 100).queries[0].query);
}

void TestPanelQueries::leavesOutHiddenAndEmpty()
{
    PanelDefinition definition = panel("up");
    definition.targets.push_back(target("down", "B"));
    definition.targets.push_back(target("  ", "C"));
    definition.targets[0].hidden = true;
    const PanelPlan made = plan(definition);
    QCOMPARE(made.queries.size(), std::size_t(1));
    QCOMPARE(made.queries[0].refId, QString("B"));
}

void TestPanelQueries::minimumStep_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("source");
    QTest::addColumn<qint64>("step");
    QTest::newRow("scrape interval") << ""
                                     << ""
                                     << "first" << qint64(15'000);
    QTest::newRow("another source's") << ""
                                      << ""
                                      << "second" << qint64(60'000);
    QTest::newRow("the panel's") << ""
                                 << "2m"
                                 << "first" << qint64(120'000);
    QTest::newRow("the target's") << "5m"
                                  << "2m"
                                  << "first" << qint64(300'000);
    QTest::newRow("old form") << ">1m"
                              << ""
                              << "first" << qint64(60'000);
    QTest::newRow("a variable") << "$step"
                                << ""
                                << "first" << qint64(600'000);
    QTest::newRow("nonsense") << "soon"
                              << ""
                              << "first" << qint64(15'000);
}

void TestPanelQueries::minimumStep()
{
    QFETCH(QString, target);
    QFETCH(QString, panel);
    QFETCH(QString, source);
    m_time = {"now-5m", "now"};
    VariableDefinition step;
    step.name = QStringLiteral("step");
    m_variables.set(chosen(step, {{"10m", "10m"}}, {}));
    PanelDefinition definition = ::panel("up");
    definition.source = source;
    definition.minStep = panel;
    definition.targets[0].minStep = target;
    QTEST(qint64(plan(definition).queries[0].stepMs), "step");
}

void TestPanelQueries::builtins_data()
{
    QTest::addColumn<QString>("expr");
    QTest::addColumn<QString>("sent");
    QTest::newRow("interval") << "rate(x[$__interval])"
                              << "rate(x[30s])";
    QTest::newRow("rate interval") << "rate(x[$__rate_interval])"
                                   << "rate(x[1m])";
    QTest::newRow("range") << "rate(x[$__range])"
                           << "rate(x[21600s])";
    QTest::newRow("from") << "$__from" << QString::number(kNow - 6 * kHour);
    QTest::newRow("unknown") << "x{a=\"$b\"}"
                             << "x{a=\"$b\"}";
    QTest::newRow("trimmed") << "  up\n"
                             << "up";
}

void TestPanelQueries::builtins()
{
    QFETCH(QString, expr);
    QTEST(QString::fromStdString(plan(panel(expr)).queries[0].query.expr), "sent");
}

void TestPanelQueries::sources_data()
{
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("asked");
    QTest::newRow("default") << ""
                             << ""
                             << "first";
    QTest::newRow("the panel's") << "second"
                                 << ""
                                 << "second";
    QTest::newRow("the target's") << "first"
                                  << "second"
                                  << "second";
    QTest::newRow("a variable") << "$ds"
                                << ""
                                << "second";
    QTest::newRow("mixed") << "-- Mixed --"
                           << "second"
                           << "second";
}

void TestPanelQueries::sources()
{
    QFETCH(QString, panel);
    QFETCH(QString, target);
    VariableDefinition ds;
    ds.name = QStringLiteral("ds");
    m_variables.set(chosen(ds, {{"second", "second"}}, {}));
    PanelDefinition definition = ::panel("up");
    definition.source = panel;
    definition.targets[0].source = target;
    QTEST(QString::fromStdString(plan(definition).queries[0].source->name()), "asked");
}

// Another source's numbers under this one's name would be wrong, not old.
void TestPanelQueries::unknownSourceIsNotReplaced()
{
    PanelDefinition definition = ::panel("up");
    definition.source = QStringLiteral("gone");
    const PanelPlan made = plan(definition);
    QVERIFY(!made.queries[0].source);
    QCOMPARE(made.queries[0].error,
             QStringLiteral("No source is called \"gone\"; there is \"first\", \"second\"."));
}

void TestPanelQueries::foreignSources_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("meant");
    QTest::newRow("nobody's id") << "PBFA97CFB590B2093"
                                 << "";
    QTest::newRow("an input") << "${DS_PROMETHEUS}"
                              << "";
    QTest::newRow("one there is") << "second"
                                  << "second";
    QTest::newRow("a variable") << "${ds}"
                                << "${ds}";
}

void TestPanelQueries::foreignSources()
{
    QFETCH(QString, written);
    DashboardDefinition dashboard;
    dashboard.foreignSources = true;
    VariableDefinition ds, host;
    ds.name = QStringLiteral("ds");
    host.source = written;
    dashboard.variables = {ds, host};
    PanelDefinition row;
    row.panels = {::panel("up")};
    row.panels[0].source = row.panels[0].targets[0].source = written;
    dashboard.panels = {row};
    useOwnSources(dashboard, m_sources);
    QTEST(dashboard.variables[1].source, "meant");
    QTEST(dashboard.panels[0].panels[0].source, "meant");
    QTEST(dashboard.panels[0].panels[0].targets[0].source, "meant");
}

void TestPanelQueries::withoutAnySource()
{
    const SourceRegistry none;
    const TimeRange range{0, kHour};
    const PanelPlan made = planPanel(
        panel("up"), {none, m_variables, m_time, range, kNow, QTimeZone::utc(), {}, 0, 0});
    QVERIFY(!made.queries[0].source);
    QVERIFY(!made.queries[0].error.isEmpty());
}

void TestPanelQueries::ownRange_data()
{
    QTest::addColumn<QString>("timeFrom");
    QTest::addColumn<QString>("timeShift");
    QTest::addColumn<bool>("absolute");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("none") << ""
                          << "" << false << qint64(kNow - 6 * kHour) << qint64(kNow);
    QTest::newRow("last hour") << "1h"
                               << "" << false << qint64(kNow - kHour) << qint64(kNow);
    QTest::newRow("written out") << "now-2h"
                                 << "" << false << qint64(kNow - 2 * kHour) << qint64(kNow);
    QTest::newRow("shifted") << ""
                             << "1d" << false << qint64(kNow - 30 * kHour)
                             << qint64(kNow - 24 * kHour);
    QTest::newRow("both") << "1h"
                          << "1h" << false << qint64(kNow - 2 * kHour) << qint64(kNow - kHour);
    QTest::newRow("zoomed") << "1h"
                            << "" << true << qint64(1'600'000'000'000) << qint64(1'600'003'600'000);
}

void TestPanelQueries::ownRange()
{
    QFETCH(QString, timeFrom);
    QFETCH(QString, timeShift);
    QFETCH(bool, absolute);
    if (absolute)
        m_time = absoluteSpec({1'600'000'000'000, 1'600'003'600'000});
    PanelDefinition definition = panel("up");
    definition.timeFrom = timeFrom;
    definition.timeShift = timeShift;
    const PanelPlan made = plan(definition);
    QTEST(qint64(made.range.from), "from");
    QTEST(qint64(made.range.to), "to");
    QVERIFY(made.problem.isEmpty());
}

void TestPanelQueries::badOwnRangeIsSaid()
{
    PanelDefinition definition = panel("up");
    definition.timeShift = QStringLiteral("later");
    const PanelPlan made = plan(definition);
    QVERIFY(made.problem.contains("later"));
    QCOMPARE(made.range.to, kNow);
}

void TestPanelQueries::questionIsFreeOfTime()
{
    const PanelDefinition definition = panel("rate(x[$__interval]) + $__from");
    const QString question = plan(definition).queries[0].question;
    m_time = {"now-30d", "now"};
    QCOMPARE(plan(definition).queries[0].question, question);
    QVERIFY(plan(panel("y")).queries[0].question != question);
    PanelDefinition elsewhere = definition;
    elsewhere.source = QStringLiteral("second");
    QVERIFY(plan(elsewhere).queries[0].question != question);
}

void TestPanelQueries::fillsTexts()
{
    VariableDefinition node;
    node.name = QStringLiteral("node");
    m_variables.set(chosen(node, {{"alpha", "10.0.0.1"}}, {}));
    PanelDefinition definition = panel("up");
    definition.title = QStringLiteral("CPU of $node");
    definition.description = QStringLiteral("[[node]], not $other");
    definition.links = {{"$node", "https://example.org/${node}"}};
    definition.defaults.displayName = QStringLiteral("${node} now");
    const PanelDefinition filled = filledPanel(definition, m_variables, {});
    QCOMPARE(filled.title, QString("CPU of alpha"));
    QCOMPARE(filled.description, QString("alpha, not $other"));
    QCOMPARE(filled.links[0].title, QString("alpha"));
    QVERIFY(!filled.links[0].url.contains('$'));
    QCOMPARE(*filled.defaults.displayName, QString("alpha now"));
    QCOMPARE(filled.targets, definition.targets);
}

void TestPanelQueries::findsVariables()
{
    PanelDefinition definition = panel("up{a=\"$a\"}");
    definition.source = QStringLiteral("$ds");
    definition.repeat = QStringLiteral("node");
    const QStringList names = Variables::mentioned(textsWithVariables(definition));
    QVERIFY(names.contains("a") && names.contains("ds") && names.contains("node"));
}

void TestPanelQueries::comparesWithEarlier()
{
    m_comparison.earlierMs = 24 * kHour;
    const PanelPlan plan = this->plan(panel(QStringLiteral("rate(x[5m])")));
    QCOMPARE(plan.queries.size(), std::size_t(2));
    const auto &[own, other] = std::pair(plan.queries[0], plan.queries[1]);
    QVERIFY(!own.comparison.isOn());
    QCOMPARE(own.query.expr, "rate(x[5m])");
    QCOMPARE(other.query.expr, "rate(x[5m] offset 1d)");
    QCOMPARE(other.query.range, own.query.range);
    QCOMPARE(other.refId, own.refId);
    QCOMPARE(textOf(other.comparison), QStringLiteral("1d earlier"));
    QVERIFY(other.question != own.question);
}

void TestPanelQueries::comparesWithAnotherSource()
{
    m_comparison = {kHour, QStringLiteral("second")};
    const PanelPlan plan = this->plan(panel(QStringLiteral("x")));
    QCOMPARE(plan.queries.size(), std::size_t(2));
    QCOMPARE(plan.queries[1].source, m_sources.all()[1].get());
    QCOMPARE(plan.queries[1].query.expr, "x offset 1h");
    QCOMPARE(textOf(plan.queries[1].comparison), QStringLiteral("second"));
}

void TestPanelQueries::comparesOnlyWhatCanBe()
{
    m_comparison.earlierMs = kHour;
    PanelDefinition stat = panel(QStringLiteral("x"));
    stat.kind = QStringLiteral("stat");
    QCOMPARE(plan(stat).queries.size(), std::size_t(1));
    PanelDefinition instant = panel(QStringLiteral("x"));
    instant.targets[0].instant = true;
    QCOMPARE(plan(instant).queries.size(), std::size_t(1));
    const PanelPlan odd = plan(panel(QStringLiteral("x keep_metric_names")));
    QCOMPARE(odd.queries.size(), std::size_t(1));
    QVERIFY(odd.problem.startsWith(QLatin1String("Not compared: ")));
}

QTEST_GUILESS_MAIN(TestPanelQueries)
#include "tst_panelqueries.moc"
