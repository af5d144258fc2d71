// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/prometheussource.h"
#include "models/query/dashboardmodel.h"
#include "models/query/sourcegate.h"
#include "models/query/sourceregistry.h"
#include "tests/http/httpfake.h"
#include "tests/query/fakeclock.h"
#include "tests/query/fakesource.h"

#include <QPointer>
#include <QTest>
#include <QTimer>

using namespace onex;
using namespace onex::test;
using Line = SourceGate::Line;

namespace {

constexpr int kMost = 3;

// Answers after a while, and counts how many wait for it.
struct SlowServer
{
    int open = 0;
    int most = 0;
    int asked = 0;
    int askedForLabels = 0;
    HttpFake http{[this](QTcpSocket &socket, const FakeRequest &request) {
        const bool isLabels = request.path.contains("/label/");
        most = std::max(most, ++open);
        ++asked;
        askedForLabels += isLabels;
        QTimer::singleShot(40, &socket, [this, &socket, isLabels] {
            --open;
            socket.write(httpAnswer("200 OK",
                                    isLabels ? R"({"status":"success","data":["a","b"]})"
                                             : R"({"status":"success","data":{"resultType":)"
                                               R"("matrix","result":[]}})"));
        });
    }};
};

DashboardDefinition manyPanels()
{
    DashboardDefinition definition;
    definition.uid = QStringLiteral("many");
    for (int i = 0; i < 12; ++i) {
        PanelDefinition panel;
        panel.id = i + 1;
        panel.kind = QStringLiteral("graph");
        panel.targets.emplace_back();
        panel.targets[0].expr = QStringLiteral("up + %1").arg(i);
        definition.panels.push_back(panel);
    }
    for (const auto *name : {"job", "instance"}) {
        VariableDefinition variable;
        variable.kind = VariableDefinition::Kind::Query;
        variable.name = QString::fromLatin1(name);
        variable.query = QStringLiteral("label_values(%1)").arg(variable.name);
        variable.refresh = VariableDefinition::Refresh::OnTimeRange;
        definition.variables.push_back(variable);
    }
    return definition;
}

} // namespace

class TestSourceGate : public QObject
{
    Q_OBJECT

    QStringList m_went;

    std::function<void()> note(const QString &name)
    {
        return [this, name] { m_went.append(name); };
    }

private Q_SLOTS:
    void init() { m_went.clear(); }
    void soManyAtATime();
    void eachSourceForItself();
    void first();
    void givenUp();
    void givenUpByAnotherThatGoes();
    void outlived();
    void panelsAndVariablesTogether();
};

void TestSourceGate::soManyAtATime()
{
    SourceGate gate(2);
    const FakeSource source;
    std::vector<SourceGate::Turn> turns;
    for (const auto *name : {"a", "b", "c", "d"})
        turns.push_back(gate.wait(source, Line::Last, note(QString::fromLatin1(name))));
    QVERIFY(m_went.empty());
    settle();
    QCOMPARE(m_went, (QStringList{"a", "b"}));
    turns[1].reset();
    QCOMPARE(m_went.size(), 2);
    settle();
    QCOMPARE(m_went, (QStringList{"a", "b", "c"}));
}

void TestSourceGate::eachSourceForItself()
{
    SourceGate gate(1);
    const FakeSource one, two;
    const auto a = gate.wait(one, Line::Last, note("one"));
    const auto b = gate.wait(one, Line::Last, note("one again"));
    const auto c = gate.wait(two, Line::Last, note("two"));
    settle();
    QCOMPARE(m_went, (QStringList{"one", "two"}));
}

void TestSourceGate::first()
{
    SourceGate gate(1);
    const FakeSource source;
    auto a = gate.wait(source, Line::Last, note("a"));
    settle();
    const auto b = gate.wait(source, Line::Last, note("b"));
    const auto c = gate.wait(source, Line::First, note("c"));
    a.reset();
    settle();
    QCOMPARE(m_went, (QStringList{"a", "c"}));
}

void TestSourceGate::givenUp()
{
    SourceGate gate(1);
    const FakeSource source;
    auto a = gate.wait(source, Line::Last, note("a"));
    auto b = gate.wait(source, Line::Last, note("b"));
    const auto c = gate.wait(source, Line::Last, note("c"));
    settle();
    b.reset();
    a.reset();
    settle();
    QCOMPARE(m_went, (QStringList{"a", "c"}));
}

void TestSourceGate::givenUpByAnotherThatGoes()
{
    SourceGate gate(2);
    const FakeSource source;
    SourceGate::Turn b;
    const auto a = gate.wait(source, Line::Last, [&] { b.reset(); });
    b = gate.wait(source, Line::Last, note("b"));
    const auto c = gate.wait(source, Line::Last, note("c"));
    settle();
    QCOMPARE(m_went, QStringList{"c"});
}

void TestSourceGate::outlived()
{
    auto gate = std::make_unique<SourceGate>(1);
    const FakeSource source;
    const auto turn = gate->wait(source, Line::Last, note("nobody"));
    gate.reset();
    settle();
    QVERIFY(m_went.empty());
}

void TestSourceGate::panelsAndVariablesTogether()
{
    SlowServer server;
    FakeClock clock;
    SourceRegistry sources;
    PrometheusConfig config;
    config.name = "slow";
    config.url = server.http.url();
    sources.add(std::make_unique<PrometheusSource>(config));
    QueryOptions options;
    options.inFlightPerSource = kMost;
    DashboardModel model(sources, clock, options);
    model.setDefinition(manyPanels());
    for (PanelModel *panel : model.panels()) {
        panel->setWidth(500);
        panel->setSeen(true);
    }
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(model.variables().find("job")->values, QStringList{"a"});
    model.setTime({QStringLiteral("now-1h"), QStringLiteral("now")});
    QTRY_VERIFY(model.isSettled() && server.askedForLabels == 4 && server.open == 0);
    QCOMPARE(server.asked, 2 * 12 + 2 * 2);
    QCOMPARE(server.most, kMost);
}

QTEST_GUILESS_MAIN(TestSourceGate)
#include "tst_sourcegate.moc"
