// SPDX-License-Identifier: GPL-3.0-or-later
// A real Prometheus scrapes the simulated platform under the shipped rules. Time runs fast: the
// troubles follow each other 120 times as fast, and the rules' periods are seconds.
#include "tests/support/serverstack.h"

#include <QTcpSocket>
#include <QtTest>

using namespace onex::test;

namespace {

constexpr auto kSpeed = "120";
constexpr int kCycleMs = 15'000;

QByteArray scrapeConfig(const ServerProcess &simulator)
{
    QByteArray config = "global: { scrape_interval: 250ms, evaluation_interval: 250ms }\n"
                        "rule_files: [rules.yml]\n"
                        "scrape_configs:\n";
    for (const char *job : {"registry", "execution", "validation", "analytics", "host"})
        config += QByteArray("  - { job_name: onex-") + job + ", metrics_path: /" + job
            + "/metrics, static_configs: [{ targets: ['" + simulator.address() + "'] }] }\n";
    return config;
}

QByteArray fastRules()
{
    QFile file(ONEX_SOURCE_DIR "/resources/rules/onex.rules.yml");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression patience("for: [0-9]+m");
    return QString::fromUtf8(file.readAll())
        .replace(patience, "for: 500ms")
        .replace("[5m]", "[3s]")
        .toUtf8();
}

} // namespace

class TestSimulated : public QObject
{
    Q_OBJECT

    std::unique_ptr<SimulatorServer> m_simulator;
    std::unique_ptr<PrometheusServer> m_prometheus;

private Q_SLOTS:
    void initTestCase()
    {
        ONEX_REQUIRE_SERVERS();
        m_simulator = SimulatorServer::start({"--speed", kSpeed});
        QVERIFY(m_simulator);
        m_prometheus
            = PrometheusServer::start({.config = scrapeConfig(*m_simulator), .rules = fastRules()});
        QVERIFY(m_prometheus);
    }

    void every_alert_fires_and_the_registry_goes_away()
    {
        QSet<QByteArray> waiting{"ONEXNodeExecutionFailureRate", "ONEXRegistryDown",
                                 "ONEXHighValidationLatency", "ONEXLowTestCoverage"};
        const QDeadlineTimer deadline(4 * kCycleMs);
        while (!waiting.isEmpty() && !deadline.hasExpired()) {
            const QByteArray firing = m_prometheus->query(R"(ALERTS{alertstate="firing"})");
            waiting.removeIf([&](const QByteArray &alert) { return firing.contains(alert); });
        }
        QCOMPARE(waiting, QSet<QByteArray>());
    }

    void what_the_specification_asks_has_answers_data()
    {
        QTest::addColumn<QString>("query");
        for (const char *query :
             {"count(up{job=~'onex-.*'}) == 5", "rate(onex_node_executions_total[1m]) > 0",
              "rate(onex_validation_errors_total[1m]) > 0",
              "histogram_quantile(0.95, rate(onex_node_execution_duration_seconds_bucket[1m])) > 0",
              "rate(onex_validation_runs_total{status='success'}[1m])"
              " / rate(onex_validation_runs_total[1m]) * 100 == 100",
              "onex_active_executions >= 0", "onex_test_coverage_percent > 0",
              "onex_validation_duration_seconds_count > 0", "onex_active_users_count > 0",
              "system_cpu_percent > 0", "min_over_time(up{job='onex-registry'}[2m]) == 0"})
            QTest::newRow(query) << QString::fromLatin1(query);
    }
    void what_the_specification_asks_has_answers()
    {
        QFETCH(QString, query);
        const QByteArray answer = m_prometheus->query(query);
        QVERIFY2(answer.contains(R"("value":[)"), answer.constData());
    }

    void unknown_paths_and_half_requests_do_not_harm_it()
    {
        QCOMPARE(httpGet(m_simulator->url("/none/metrics")).status, 404);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_simulator->port());
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(20'000, 'x'));
        QVERIFY(socket.waitForDisconnected());
        QVERIFY(httpGet(m_simulator->url("/host/metrics")).ok());
    }
};

QTEST_GUILESS_MAIN(TestSimulated)
#include "tst_simulated.moc"
