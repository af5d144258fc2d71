// SPDX-License-Identifier: GPL-3.0-or-later
// The source against the servers that people run.
#include "datasource/prometheus/prometheussource.h"
#include "tests/support/serverstack.h"

#include <QCoroTask>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace onex;
using namespace onex::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

constexpr std::int64_t kStart = 1'700'000'000'000; // ms, where the history of the tests begins
constexpr int kSamples = 20;                       // one every 15 s

PrometheusConfig configFor(const ServerProcess &server)
{
    PrometheusConfig config;
    config.name = "real";
    config.url = server.url();
    config.limits.deadline = 10s;
    return config;
}

TimeRange wholeHistory() { return {kStart, kStart + (kSamples - 1) * 15000}; }

MetricQuery rangeQuery(const char *expr)
{
    MetricQuery query;
    query.expr = expr;
    query.range = wholeHistory();
    return query;
}

template <typename T>
Result<T> wait(Async<T> task)
{
    return QCoro::waitFor(std::move(task));
}

// The same history in either server's import format; timestamps in seconds or ms.
QByteArray history(std::int64_t timeUnit)
{
    QByteArray text;
    for (const char *job : {"a", "b"})
        for (int i = 0; i < kSamples; ++i)
            text += "test_total{job=\"" + QByteArray{job} + "\"} " + QByteArray::number(i) + ' '
                + QByteArray::number((kStart + i * 15000) / timeUnit) + '\n';
    return text;
}

} // namespace

#define VERIFY_OK(result) QVERIFY2(result, result ? "" : describe(result.error()).c_str())

class RealServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }
    void prometheus();
    void victoriaMetrics();
    void rulesAndAlerts();
    void serversOwnWords();
    void killed();
    void stopped();
    void eventLoopStaysLive();

private:
    void checkQueries(const ServerProcess &server);
    void checkLabels(const ServerProcess &server);
};

void RealServersTest::checkQueries(const ServerProcess &server)
{
    PrometheusSource source{configFor(server)};
    const auto range = wait(source.query(rangeQuery("test_total"), {}));
    VERIFY_OK(range);
    QCOMPARE(range->frame->series.size(), std::size_t{2});
    const Series &series = range->frame->series[0];
    QCOMPARE(series.times.size(), std::size_t{kSamples});
    QCOMPARE(series.times.front(), kStart);
    QCOMPARE(series.values.back(), double{kSamples - 1});

    MetricQuery query = rangeQuery("sum(test_total)");
    query.instant = true;
    const auto instant = wait(source.query(query, {}));
    VERIFY_OK(instant);
    QCOMPARE(instant->frame->series.at(0).values.at(0), 2.0 * (kSamples - 1));

    const auto health = wait(source.probe({}));
    VERIFY_OK(health);
    QVERIFY(health->state == SourceHealth::State::Ok);
    QVERIFY(health->latencyMs > 0);
    QVERIFY(!health->clockSkewMs || std::abs(*health->clockSkewMs) < 3000);
}

void RealServersTest::checkLabels(const ServerProcess &server)
{
    PrometheusSource source{configFor(server)};
    const std::vector<std::string> matchers{"test_total{job=~\"a|b\"}"};
    const auto series = wait(source.series(matchers, wholeHistory(), {}));
    VERIFY_OK(series);
    QCOMPARE(series->size(), std::size_t{2});

    const auto names = wait(source.labelNames(matchers, wholeHistory(), {}));
    VERIFY_OK(names);
    QVERIFY(std::find(names->begin(), names->end(), "job") != names->end());

    const auto values = wait(source.labelValues("job", matchers, wholeHistory(), {}));
    VERIFY_OK(values);
    const std::vector<std::string> expected{"a", "b"};
    QCOMPARE(*values, expected);

    const auto everything = wait(source.series({}, wholeHistory(), {}));
    VERIFY_OK(everything);
    QVERIFY(everything->size() >= 2);
    VERIFY_OK(wait(source.metadata({})));
}

void RealServersTest::prometheus()
{
    PrometheusOptions options;
    options.history = history(1000) + "# EOF\n";
    const auto server = PrometheusServer::start(options);
    QVERIFY(server);
    checkQueries(*server);
    checkLabels(*server);

    PrometheusSource source{configFor(*server)};
    const auto health = wait(source.probe({}));
    VERIFY_OK(health);
    QVERIFY(!health->version.empty());
}

void RealServersTest::victoriaMetrics()
{
    const auto server = VictoriaMetricsServer::start();
    QVERIFY(server);
    QVERIFY(server->import(history(1)));
    checkQueries(*server);
    checkLabels(*server);
}

void RealServersTest::rulesAndAlerts()
{
    PrometheusOptions options;
    options.config = "global: {evaluation_interval: 1s}\nrule_files: [rules.yml]\n";
    options.rules = "groups:\n- name: g\n  rules:\n"
                    "  - {alert: Always, expr: vector(1), labels: {severity: low}}\n"
                    "  - {record: one, expr: vector(1)}\n";
    const auto server = PrometheusServer::start(options);
    QVERIFY(server);
    QVERIFY(server->waitFor(QStringLiteral("/api/v1/alerts"), "Always"));
    PrometheusSource source{configFor(*server)};
    const auto groups = wait(source.rules({}));
    VERIFY_OK(groups);
    QCOMPARE(groups->size(), std::size_t{1});
    QCOMPARE(groups->at(0).rules.size(), std::size_t{2});
    QVERIFY(groups->at(0).rules[1].type == Rule::Type::Recording);
    const auto alerts = wait(source.alerts({}));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->size(), std::size_t{1});
    QCOMPARE(alerts->at(0).labels.value("severity"), std::string_view{"low"});
    QVERIFY(alerts->at(0).activeAt > kStart);
}

void RealServersTest::serversOwnWords()
{
    const auto server = PrometheusServer::start();
    QVERIFY(server);
    PrometheusSource source{configFor(*server)};
    const auto answer = wait(source.query(rangeQuery("sum(up"), {}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::BadQuery);
    QVERIFY2(answer.error().message.find("parse error") != std::string::npos,
             answer.error().message.c_str());
    QVERIFY(source.health().state == SourceHealth::State::Ok);
}

void RealServersTest::killed()
{
    const auto server = PrometheusServer::start();
    QVERIFY(server);
    PrometheusSource source{configFor(*server)};
    VERIFY_OK(wait(source.query(rangeQuery("up"), {})));
    server->kill();
    const auto answer = wait(source.query(rangeQuery("up"), {}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Network);
    QVERIFY(source.health().state == SourceHealth::State::Failing);
    QVERIFY(server->restart());
    VERIFY_OK(wait(source.query(rangeQuery("up"), {})));
    QVERIFY(source.health().state == SourceHealth::State::Ok);
}

void RealServersTest::stopped()
{
    const auto server = PrometheusServer::start();
    QVERIFY(server);
    PrometheusConfig config = configFor(*server);
    config.limits.deadline = 500ms;
    PrometheusSource source{config};
    server->suspend();
    QElapsedTimer timer;
    timer.start();
    const auto answer = wait(source.query(rangeQuery("up"), {}));
    server->resume();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Timeout);
    QVERIFY(timer.elapsed() >= 495 && timer.elapsed() < 10000);
}

void RealServersTest::eventLoopStaysLive()
{
    const auto server = PrometheusServer::start();
    QVERIFY(server);
    PrometheusSource source{configFor(*server)};
    int ticks = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&ticks] { ++ticks; });
    tick.start(1);
    server->suspend();
    QTimer::singleShot(200, this, [&server] { server->resume(); });
    const auto answer = wait(source.query(rangeQuery("up"), {}));
    VERIFY_OK(answer);
    QVERIFY2(ticks > 50, qPrintable(QString::number(ticks)));
}

QTEST_GUILESS_MAIN(RealServersTest)
#include "tst_realservers.moc"
