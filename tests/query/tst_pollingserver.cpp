// SPDX-License-Identifier: GPL-3.0-or-later
// Polling against a real Prometheus: merged tails equal full answers; a server that dies, hangs and
// comes back.
#include "datasource/prometheus/prometheussource.h"
#include "models/query/dashboardmodel.h"
#include "models/query/queryrunner.h"
#include "models/query/sourceregistry.h"
#include "tests/query/fakeclock.h"
#include "tests/query/history.h"
#include "tests/support/serverstack.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kStart = 1'699'999'200'000; // on the hour

std::unique_ptr<PrometheusSource> sourceOf(const ServerProcess &server,
                                           std::chrono::milliseconds deadline
                                           = std::chrono::seconds(20))
{
    PrometheusConfig config;
    config.name = "real";
    config.url = server.url();
    config.limits.deadline = deadline;
    return std::make_unique<PrometheusSource>(config);
}

// OpenMetrics as VictoriaMetrics imports it: the time behind a sample is in whole milliseconds.
QByteArray inMilliseconds(const QByteArray &openMetrics)
{
    QByteArray text;
    for (const QByteArray &line : openMetrics.split('\n')) {
        const auto space = line.lastIndexOf(' ');
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const auto ms = static_cast<qint64>(std::llround(line.mid(space + 1).toDouble() * 1000));
        text += line.left(space + 1) + QByteArray::number(ms) + '\n';
    }
    return text;
}

// Sums of VictoriaMetrics, which adds in any order, differ in the last digit from one time to the
// next.
bool sameNumber(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b))
        || std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

// In whatever order the series come.
QByteArray firstDifference(Frame one, Frame other)
{
    for (Frame *frame : {&one, &other}) {
        std::sort(frame->series.begin(), frame->series.end(),
                  [](const Series &a, const Series &b) { return a.labels < b.labels; });
    }
    for (std::size_t i = 0; i < one.series.size(); ++i) {
        const Series &a = one.series[i], &b = other.series[i];
        const QByteArray name = QByteArray::fromStdString(a.labels.toString());
        if (a.labels != b.labels)
            return name + " against " + QByteArray::fromStdString(b.labels.toString());
        if (a.times != b.times)
            return name + " has other times";
        if (!std::equal(a.values.begin(), a.values.end(), b.values.begin(), sameNumber))
            return name + " has other values";
    }
    return {};
}

DashboardDefinition livePanel()
{
    PanelDefinition panel;
    panel.id = 1;
    panel.kind = QStringLiteral("graph");
    panel.targets.emplace_back();
    panel.targets[0].refId = QStringLiteral("A");
    panel.targets[0].expr = QStringLiteral("prometheus_build_info");
    DashboardDefinition definition;
    definition.uid = QStringLiteral("live");
    definition.from = QStringLiteral("now-5m");
    definition.refresh = QStringLiteral("1s");
    definition.panels = {panel};
    return definition;
}

} // namespace

class TestPollingServer : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrometheusServer> m_server;
    std::unique_ptr<VictoriaMetricsServer> m_victoria;

    FramePtr ask(QueryRunner &runner, MetricSource &source, const MetricQuery &query,
                 HeldFramePtr &held, bool &wasTail)
    {
        std::optional<Result<RunnerAnswer>> answer;
        const auto ticket = runner.ask(source, query, held,
                                       [&](const Result<RunnerAnswer> &got) { answer = got; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000) || !*answer) {
            qInfo() << "no answer" << (answer ? answer->error().message.c_str() : "");
            return {};
        }
        held = (*answer)->held;
        wasTail = (*answer)->isTail;
        return (*answer)->answer.frame;
    }

private Q_SLOTS:
    void initTestCase();
    void tailsEqualFullAnswers_data();
    void tailsEqualFullAnswers();
    void killedAndRestarted();
    void stoppedAndContinued();
};

void TestPollingServer::initTestCase()
{
    ONEX_REQUIRE_SERVERS();
    PrometheusOptions options;
    options.history = openMetricsHistory({{kStart, kStart + 3 * kHour}, 10, 0});
    options.arguments = {"--storage.tsdb.retention.time=50y"};
    m_server = PrometheusServer::start(options);
    QVERIFY(m_server);
    m_victoria = VictoriaMetricsServer::start();
    QVERIFY(m_victoria && m_victoria->import(inMilliseconds(options.history)));
}

void TestPollingServer::tailsEqualFullAnswers_data()
{
    QTest::addColumn<bool>("onVictoria");
    QTest::addColumn<QString>("expr");
    QTest::addColumn<qint64>("step");
    for (const bool victoria : {false, true}) {
        const auto row = [victoria](const char *name, const char *expr, qint64 step) {
            const char *engine = victoria ? "VictoriaMetrics" : "Prometheus";
            QTest::addRow("%s, %s", engine, name) << victoria << QString(expr) << step;
        };
        row("selector", "temperature", 15'000);
        row("wide step", "temperature", 60'000);
        row("counter", "rate(requests_total[1m])", 15'000);
        row("sum", "sum by (job) (rate(requests_total[5m]))", 30'000);
        row("topk", "topk(3, temperature)", 30'000);
        row("filter", "temperature > 25", 15'000);
        row("count", "count(temperature) or vector(0)", 15'000);
        row("offset", "temperature offset 10m", 30'000);
        row("subquery", "max_over_time(sum(temperature)[10m:1m])", 30'000);
        row("absent", "absent(temperature{instance=\"i1\"})", 15'000);
        row("time", "time() - 1.6e9", 15'000);
    }
}

void TestPollingServer::tailsEqualFullAnswers()
{
    QFETCH(bool, onVictoria);
    QFETCH(QString, expr);
    QFETCH(qint64, step);
    const auto source
        = sourceOf(onVictoria ? static_cast<ServerProcess &>(*m_victoria) : *m_server);
    FakeClock clock;
    clock.advance(kStart + kHour - clock.nowMs());
    SourceGate gate(6);
    QueryRunner runner(clock, gate);
    HeldFramePtr held, nothing;
    int tails = 0;
    for (int i = 0; i < 25; ++i) {
        const std::int64_t end = clock.nowMs() / step * step;
        const MetricQuery query{expr.toStdString(), false, {end - kHour, end}, step};
        bool tail = false, never = false;
        const FramePtr merged = ask(runner, *source, query, held, tail);
        nothing.reset();
        const FramePtr full = ask(runner, *source, query, nothing, never);
        QVERIFY(merged && full);
        QVERIFY(!full->series.empty());
        QCOMPARE(merged->series.size(), full->series.size());
        const QByteArray difference = firstDifference(*merged, *full);
        QVERIFY2(difference.isEmpty(), difference.constData());
        tails += tail;
        clock.advance(20'000 + i * 2500);
    }
    QVERIFY2(tails >= 20, qPrintable(QString::number(tails)));
}

void TestPollingServer::killedAndRestarted()
{
    SystemClock clock;
    SourceRegistry sources;
    sources.add(sourceOf(*m_server));
    DashboardModel model(sources, clock);
    model.setDefinition(livePanel());
    PanelModel &panel = *model.panels().at(0);
    panel.setSeen(true);
    QTRY_COMPARE_WITH_TIMEOUT(panel.data().state, PanelState::Ready, 20'000);

    m_server->kill();
    QTRY_COMPARE_WITH_TIMEOUT(panel.data().state, PanelState::Stale, 10'000);
    QVERIFY(!panel.data().error.isEmpty());
    QVERIFY(panel.data().receivedMs > clock.nowMs() - 10'000);
    QVERIFY(!panel.data().targets[0].frame->series.empty());

    QVERIFY(m_server->restart());
    // One poll and the back-off of a few failures.
    QTRY_COMPARE_WITH_TIMEOUT(panel.data().state, PanelState::Ready, 15'000);
    QVERIFY(panel.data().error.isEmpty());
}

void TestPollingServer::stoppedAndContinued()
{
    SystemClock clock;
    SourceRegistry sources;
    sources.add(sourceOf(*m_server, std::chrono::seconds(2)));
    DashboardModel model(sources, clock);
    model.setDefinition(livePanel());
    PanelModel &panel = *model.panels().at(0);
    panel.setSeen(true);
    QTRY_COMPARE_WITH_TIMEOUT(panel.data().state, PanelState::Ready, 20'000);

    m_server->suspend();
    QTRY_VERIFY_WITH_TIMEOUT(
        panel.data().state == PanelState::Stale && !panel.data().error.isEmpty(), 15'000);
    m_server->resume();
    QTRY_COMPARE_WITH_TIMEOUT(panel.data().state, PanelState::Ready, 15'000);
}

QTEST_GUILESS_MAIN(TestPollingServer)
#include "tst_pollingserver.moc"
