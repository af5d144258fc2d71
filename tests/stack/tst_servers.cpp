// SPDX-License-Identifier: GPL-3.0-or-later
// The real servers start, stop, hang and come back as the helpers promise.
#include "tests/support/serverstack.h"

#include <QtTest>

#include <csignal>

using namespace onex::test;

class TestServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }

    void prometheus_scrapes_itself()
    {
        const auto prometheus = PrometheusServer::start();
        QVERIFY(prometheus);
        QVERIFY(prometheus->waitFor("/api/v1/query?query=up", "\"job\":\"prometheus\""));
    }

    void prometheus_holds_a_history()
    {
        const auto prometheus = PrometheusServer::start(
            {.history = "requests_total{code=\"200\"} 7 1700000000\n# EOF\n"});
        QVERIFY(prometheus);
        const QByteArray answer = prometheus->query("requests_total", "1700000010");
        QVERIFY2(answer.contains(R"("value":[1700000010,"7"])"), answer.constData());
    }

    void a_suspended_server_does_not_answer_and_goes_on_when_resumed()
    {
        const auto prometheus = PrometheusServer::start();
        QVERIFY(prometheus);
        prometheus->suspend();
        QCOMPARE(httpGet(prometheus->url("/-/ready"), std::chrono::milliseconds(200)).status, 0);
        prometheus->resume();
        QVERIFY(prometheus->waitFor("/-/ready"));
    }

    void a_killed_server_comes_back_on_the_same_port()
    {
        const auto prometheus = PrometheusServer::start();
        QVERIFY(prometheus);
        const QUrl before = prometheus->url();
        prometheus->kill();
        QVERIFY(!prometheus->isRunning());
        QVERIFY(prometheus->restart());
        QCOMPARE(prometheus->url(), before);
    }

    void a_server_does_not_outlive_its_object()
    {
        auto exporter = NodeExporterServer::start();
        QVERIFY(exporter);
        QVERIFY(httpGet(exporter->url("/metrics")).body.contains("node_load1"));
        const auto process = static_cast<pid_t>(exporter->processId());
        exporter.reset();
        QCOMPARE(::kill(process, 0), -1);
    }

    void alertmanager_is_ready()
    {
        const auto alertmanager = AlertmanagerServer::start();
        QVERIFY(alertmanager);
        QCOMPARE(httpGet(alertmanager->url("/api/v2/alerts")).body.trimmed(), QByteArray("[]"));
    }

    void a_broken_configuration_is_null() { QVERIFY(!AlertmanagerServer::start("route: {}\n")); }

    void victoria_metrics_imports()
    {
        const auto victoria = VictoriaMetricsServer::start();
        QVERIFY(victoria);
        QVERIFY(victoria->import("requests_total{code=\"200\"} 7 1700000000000\n"));
        QVERIFY(victoria->waitFor("/api/v1/query?query=requests_total&time=1700000010", "\"7\""));
    }
};

QTEST_GUILESS_MAIN(TestServers)
#include "tst_servers.moc"
