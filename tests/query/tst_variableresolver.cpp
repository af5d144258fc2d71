// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sourceregistry.h"
#include "models/query/variablechoice.h"
#include "models/query/variableresolver.h"
#include "tests/query/fakesource.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

using Kind = VariableDefinition::Kind;

VariableDefinition variable(Kind kind, const QString &name, const QString &query)
{
    VariableDefinition definition;
    definition.kind = kind;
    definition.name = name;
    definition.query = query;
    return definition;
}

VariableDefinition::Options options(const QStringList &values)
{
    VariableDefinition::Options made;
    for (const QString &value : values)
        made.push_back({value, value});
    return made;
}

} // namespace

class TestVariableResolver : public QObject
{
    Q_OBJECT

    std::unique_ptr<SourceGate> m_gate;
    std::unique_ptr<SourceRegistry> m_sources;
    FakeSource *m_source = nullptr;
    std::unique_ptr<VariableResolver> m_resolver;

    void reset(std::vector<VariableDefinition> definitions)
    {
        m_resolver->reset(std::move(definitions), {}, {0, 3'600'000});
        settle();
    }
    QStringList valuesOf(const QString &name) { return m_resolver->variables().find(name)->values; }
    QStringList optionsOf(const QString &name)
    {
        QStringList values;
        for (const auto &option : m_resolver->variables().find(name)->options)
            values << option.value;
        return values;
    }

private Q_SLOTS:
    void init();
    void chooses_data();
    void chooses();
    void keepsWhatCannotBeChecked();
    void withoutServer_data();
    void withoutServer();
    void queries_data();
    void queries();
    void queryResult();
    void filtersAndSorts();
    void badQueriesSaySo();
    void aDeadSourceIsAskedOnce();
    void retryWaitsForWhatIsUnderWay();
    void neverRefreshed();
    void followsTheTimeRange();
    void backgroundRefreshBlocksNobody();
    void cyclesEnd();
    void replacedWhileUnderWay();
    void chosenWhileUnderWay();
    void replacedBeforeItsTurn();
};

void TestVariableResolver::init()
{
    m_resolver.reset();
    m_gate = std::make_unique<SourceGate>(6);
    m_sources = std::make_unique<SourceRegistry>();
    auto source = std::make_unique<FakeSource>("main");
    m_source = source.get();
    m_sources->add(std::move(source));
    m_resolver = std::make_unique<VariableResolver>(*m_sources, *m_gate);
}

void TestVariableResolver::chooses_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<bool>("multi");
    QTest::addColumn<bool>("includeAll");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<bool>("all");
    const QStringList abc{"a", "b", "c"};
    QTest::newRow("first") << QStringList{} << false << false << QStringList{"a"} << false;
    QTest::newRow("chosen") << QStringList{"b"} << false << false << QStringList{"b"} << false;
    QTest::newRow("one only") << QStringList{"b", "c"} << false << false << QStringList{"b"}
                              << false;
    QTest::newRow("several") << QStringList{"c", "b"} << true << false << QStringList{"c", "b"}
                             << false;
    QTest::newRow("some are gone")
        << QStringList{"x", "b"} << true << false << QStringList{"b"} << false;
    QTest::newRow("all are gone") << QStringList{"x"} << true << false << QStringList{"a"} << false;
    QTest::newRow("gone, then All") << QStringList{"x"} << false << true << abc << true;
    QTest::newRow("All") << QStringList{"$__all"} << true << true << abc << true;
    QTest::newRow("All where there is none")
        << QStringList{"$__all"} << true << false << QStringList{"a"} << false;
}

void TestVariableResolver::chooses()
{
    QFETCH(QStringList, wanted);
    QFETCH(bool, multi);
    QFETCH(bool, includeAll);
    VariableDefinition definition = variable(Kind::Query, "v", "");
    definition.multi = multi;
    definition.includeAll = includeAll;
    const VariableValue value = chosen(definition, options({"a", "b", "c"}), wanted);
    QTEST(value.values, "values");
    QTEST(value.all, "all");
    QCOMPARE(choiceOf(value), value.all ? QStringList{"$__all"} : value.values);
}

void TestVariableResolver::keepsWhatCannotBeChecked()
{
    VariableValue value;
    value.options = options({"a", "b"});
    QCOMPARE(unresolved(value, {"x"}, "no").values, QStringList{"x"});
    QCOMPARE(unresolved(value, {"$__all"}, "no").values, (QStringList{"a", "b"}));
    QVERIFY(unresolved(value, {"$__all"}, "no").all);
}

void TestVariableResolver::withoutServer_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("current");
    QTest::addColumn<QStringList>("values");
    QTest::newRow("custom") << Kind::Custom << "" << QStringList{"b"} << QStringList{"b"};
    QTest::newRow("interval") << Kind::Interval << "" << QStringList{} << QStringList{"a"};
    QTest::newRow("textbox") << Kind::Textbox << "typed" << QStringList{} << QStringList{"typed"};
    QTest::newRow("textbox, saved")
        << Kind::Textbox << "typed" << QStringList{"saved"} << QStringList{"saved"};
    QTest::newRow("constant") << Kind::Constant << "five" << QStringList{"old"}
                              << QStringList{"five"};
    QTest::newRow("datasource") << Kind::Datasource << "prometheus" << QStringList{}
                                << QStringList{"main"};
    QTest::newRow("datasource, none")
        << Kind::Datasource << "loki" << QStringList{} << QStringList{};
}

void TestVariableResolver::withoutServer()
{
    QFETCH(Kind, kind);
    QFETCH(QString, query);
    QFETCH(QStringList, current);
    VariableDefinition definition = variable(kind, "v", query);
    definition.options = options({"a", "b"});
    definition.current = current;
    m_resolver->reset({definition}, {}, {});
    QTEST(valuesOf("v"), "values");
    QVERIFY(!m_resolver->isResolving());
}

void TestVariableResolver::queries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("matcher");
    QTest::newRow("of a metric") << "label_values(up{a=\"b, c\"}, job)"
                                 << "job"
                                 << "up{a=\"b, c\"}";
    QTest::newRow("of all") << "label_values(job)"
                            << "job"
                            << "";
    QTest::newRow("metrics") << "metrics(n.*)"
                             << "__name__"
                             << "";
    QTest::newRow("names") << "label_names()"
                           << ""
                           << "";
}

void TestVariableResolver::queries()
{
    QFETCH(QString, query);
    reset({variable(Kind::Query, "v", query)});
    const auto &request = m_source->labelRequests.at(0);
    QTEST(QString::fromStdString(request.label), "label");
    QTEST(QString::fromStdString(request.matchers.empty() ? "" : request.matchers[0]), "matcher");
    m_source->answerLabels(0, {"node", "none"});
    QCOMPARE(optionsOf("v"), (QStringList{"node", "none"}));
}

void TestVariableResolver::queryResult()
{
    m_source->answerAtOnce = [](const MetricQuery &asked) {
        Frame frame = ramp(asked, {{"__name__", "up"}, {"job", "a"}});
        frame.series[0].values[0] = 1.5;
        return FakeSource::answerOf(std::move(frame));
    };
    reset({variable(Kind::Query, "v", "query_result(topk(1, up))")});
    QVERIFY(m_source->requests[0].query.instant);
    QCOMPARE(m_source->requests[0].query.expr, std::string("topk(1, up)"));
    QCOMPARE(optionsOf("v"), QStringList{"up{job=\"a\"} 1.5 3600000"});
}

void TestVariableResolver::filtersAndSorts()
{
    VariableDefinition definition = variable(Kind::Query, "v", "label_values(instance)");
    definition.regex = QStringLiteral("/(.*):\\d+/");
    definition.sort = 2;
    reset({definition});
    m_source->answerLabels(0, {"a:90", "c:90", "b:80", "a:80", "plain"});
    QCOMPARE(optionsOf("v"), (QStringList{"c", "b", "a"}));
}

void TestVariableResolver::badQueriesSaySo()
{
    reset({variable(Kind::Query, "v", "label_values(up, )")});
    QVERIFY(!m_resolver->variables().find("v")->error.isEmpty());
    QVERIFY(!m_resolver->isResolving());
    QCOMPARE(m_resolver->failed(), QStringList{"v"});
}

void TestVariableResolver::aDeadSourceIsAskedOnce()
{
    reset({variable(Kind::Query, "a", "label_values(x)"),
           variable(Kind::Query, "b", "label_values(y)")});
    m_source->labelRequests[0].promise.give(fail(Error::Kind::Network, "refused"));
    settle();
    QCOMPARE(m_source->labelRequests.size(), std::size_t(1));
    QCOMPARE(m_resolver->failed(), (QStringList{"a", "b"}));
    m_resolver->retryFailed({});
    settle();
    QCOMPARE(m_source->labelRequests.size(), std::size_t(2));
}

// Behind one that always fails, a slow one is not asked again and again.
void TestVariableResolver::retryWaitsForWhatIsUnderWay()
{
    reset({variable(Kind::Query, "bad", "label_values(x)"),
           variable(Kind::Query, "slow", "label_values(y)")});
    m_source->labelRequests[0].promise.give(fail(Error::Kind::BadQuery, "no"));
    settle();
    QCOMPARE(m_source->labelRequests.size(), std::size_t(2));
    m_resolver->retryFailed({});
    m_resolver->refresh({1, 2});
    settle();
    QVERIFY(!m_source->labelRequests[1].stop.stop_requested());
    m_source->answerLabels(1, {"a"});
    QCOMPARE(valuesOf("slow"), QStringList{"a"});
    QCOMPARE(m_source->labelRequests.size(), std::size_t(3)); // and then the failed one
}

void TestVariableResolver::neverRefreshed()
{
    VariableDefinition definition = variable(Kind::Query, "v", "label_values(x)");
    definition.refresh = VariableDefinition::Refresh::Never;
    definition.options = options({"saved"});
    reset({definition});
    QVERIFY(m_source->labelRequests.empty());
    QCOMPARE(valuesOf("v"), QStringList{"saved"});
}

void TestVariableResolver::followsTheTimeRange()
{
    VariableDefinition definition = variable(Kind::Query, "v", "label_values(x)");
    reset({definition});
    m_source->answerLabels(0, {"a"});
    m_resolver->refresh({1, 2});
    settle();
    QCOMPARE(m_source->labelRequests.size(), std::size_t(1));
    definition.refresh = VariableDefinition::Refresh::OnTimeRange;
    reset({definition});
    m_source->answerLabels(1, {"a"});
    m_resolver->refresh({1, 2});
    settle();
    QCOMPARE(m_source->labelRequests.size(), std::size_t(3));
}

void TestVariableResolver::backgroundRefreshBlocksNobody()
{
    VariableDefinition definition = variable(Kind::Query, "v", "label_values(x)");
    definition.refresh = VariableDefinition::Refresh::OnTimeRange;
    definition.includeAll = true;
    reset({definition});
    m_source->answerLabels(0, {"a"});
    QSignalSpy changed(m_resolver.get(), &VariableResolver::changed);
    m_resolver->refresh({1, 2});
    settle();
    QVERIFY(!m_resolver->isResolving());
    m_source->answerLabels(1, {"a"});
    QCOMPARE(changed.size(), 0); // nothing new
    m_resolver->refresh({1, 2});
    settle();
    m_source->answerLabels(2, {"a", "b"});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(valuesOf("v"), (QStringList{"a", "b"}));
}

void TestVariableResolver::cyclesEnd()
{
    reset({variable(Kind::Query, "a", "label_values(x{b=\"$b\"}, l)"),
           variable(Kind::Query, "b", "label_values(x{a=\"$a\"}, l)")});
    for (std::size_t i = 0; i < m_source->labelRequests.size() && i < 10; ++i)
        m_source->answerLabels(i, {"v" + std::to_string(i)});
    QCOMPARE(m_source->labelRequests.size(), std::size_t(2));
    QVERIFY(!m_resolver->isResolving());
}

void TestVariableResolver::replacedWhileUnderWay()
{
    reset({variable(Kind::Query, "a", "label_values(x)")});
    reset({variable(Kind::Query, "b", "label_values(y)")});
    QVERIFY(m_source->labelRequests[0].stop.stop_requested());
    m_source->answerLabels(0, {"late"});
    m_source->answerLabels(1, {"right"});
    QCOMPARE(valuesOf("b"), QStringList{"right"});
    reset({variable(Kind::Query, "c", "label_values(z)")});
    m_resolver.reset();
    m_source->answerLabels(2, {"nobody"});
}

// What is chosen before the options are known counts when they are.
void TestVariableResolver::chosenWhileUnderWay()
{
    reset({variable(Kind::Query, "host", "label_values(host)")});
    m_resolver->set("host", {"b"}, {0, 3'600'000});
    QCOMPARE(valuesOf("host"), QStringList{"b"});
    m_source->answerLabels(0, {"a", "b"});
    QCOMPARE(valuesOf("host"), QStringList{"b"});
    QVERIFY(!m_resolver->isResolving());
}

void TestVariableResolver::replacedBeforeItsTurn()
{
    std::vector<SourceGate::Turn> others;
    for (int i = 0; i < 6; ++i)
        others.push_back(m_gate->wait(*m_source, SourceGate::Line::Last, [] {}));
    settle();
    reset({variable(Kind::Query, "a", "label_values(x)")});
    QVERIFY(m_source->labelRequests.empty());
    QVERIFY(m_resolver->isResolving());
    reset({});
    others.clear();
    settle();
    QVERIFY(m_source->labelRequests.empty());
}

QTEST_GUILESS_MAIN(TestVariableResolver)
#include "tst_variableresolver.moc"
