// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverstack.h"

#include <QDateTime>
#include <QDebug>
#include <QFileInfo>

namespace onex::test {

namespace {

constexpr auto kSelfScraping = "global: { scrape_interval: 1s, evaluation_interval: 1s }\n"
                               "scrape_configs:\n"
                               "  - job_name: prometheus\n"
                               "    static_configs: [{ targets: ['@PROMETHEUS@'] }]\n";

constexpr auto kSilentRoute = "route: { receiver: nobody }\n"
                              "receivers: [{ name: nobody }]\n";

// The server when it is ready, or null and its log.
template <typename Server>
std::unique_ptr<Server> readyOrNull(std::unique_ptr<Server> server, bool ready)
{
    if (ready)
        return server;
    qInfo().noquote() << "server did not start:" << server->log();
    return nullptr;
}

bool post(const AlertmanagerServer &server, const QByteArrayList &labelSets, const QByteArray &more)
{
    QByteArrayList alerts;
    for (const QByteArray &labels : labelSets)
        alerts += R"({"labels":)" + labels + more + '}';
    return httpPost(server.url("/api/v2/alerts"), '[' + alerts.join(',') + ']').ok();
}

} // namespace

bool serversUnpacked()
{
    for (const char *name :
         {"prometheus", "prometheus-alertmanager", "prometheus-node-exporter", "victoria-metrics"})
        if (serverProgram(QString::fromLatin1(name)).isEmpty())
            return false;
    return true;
}

std::unique_ptr<PrometheusServer> PrometheusServer::start(PrometheusOptions options)
{
    std::unique_ptr<PrometheusServer> server(new PrometheusServer);
    const bool ready = server->launch(options);
    return readyOrNull(std::move(server), ready);
}

bool PrometheusServer::launch(const PrometheusOptions &options)
{
    if (!options.history.isEmpty() && !backfill(options.history))
        return false;
    QByteArray config = options.config.isEmpty() ? QByteArray(kSelfScraping) : options.config;
    writeFile("rules.yml", options.rules);
    const QString file = writeFile("prometheus.yml", config.replace("@PROMETHEUS@", address()));
    const QStringList arguments{"--config.file=" + file,
                                "--storage.tsdb.path=" + directory() + "/data",
                                "--web.listen-address=" + QString::fromLatin1(address()),
                                "--web.enable-lifecycle", "--log.level=warn"};
    return run(serverProgram("prometheus"), arguments + options.arguments, "/-/ready");
}

bool PrometheusServer::backfill(const QByteArray &history) const
{
    QProcess promtool;
    promtool.setProcessChannelMode(QProcess::MergedChannels);
    promtool.start(serverProgram("promtool"),
                   {"tsdb", "create-blocks-from", "openmetrics", writeFile("history.om", history),
                    directory() + "/data"});
    if (promtool.waitForFinished(60'000) && promtool.exitCode() == 0)
        return true;
    qInfo().noquote() << "backfill failed:" << promtool.readAll();
    return false;
}

QByteArray PrometheusServer::query(const QString &promql, const QString &time) const
{
    QByteArray form = "query=" + QUrl::toPercentEncoding(promql);
    if (!time.isEmpty())
        form += "&time=" + QUrl::toPercentEncoding(time);
    return httpPost(url("/api/v1/query"), form, "application/x-www-form-urlencoded").body;
}

bool PrometheusServer::reloadConfig(const QByteArray &config)
{
    QByteArray text = config;
    return !writeFile("prometheus.yml", text.replace("@PROMETHEUS@", address())).isEmpty()
        && httpPost(url("/-/reload"), {}).ok();
}

std::unique_ptr<AlertmanagerServer> AlertmanagerServer::start(const QByteArray &config)
{
    std::unique_ptr<AlertmanagerServer> server(new AlertmanagerServer);
    const bool ready = server->launch(config, {"--cluster.listen-address="});
    return readyOrNull(std::move(server), ready);
}

std::vector<std::unique_ptr<AlertmanagerServer>> AlertmanagerServer::startCluster(int members)
{
    std::vector<std::unique_ptr<AlertmanagerServer>> servers;
    QStringList peers;
    while (static_cast<int>(servers.size()) < members) {
        std::unique_ptr<AlertmanagerServer> server(new AlertmanagerServer);
        const QStringList gossip{"--cluster.listen-address=" + server->gossipAddress(),
                                 "--cluster.settle-timeout=1s", "--cluster.gossip-interval=50ms",
                                 "--cluster.pushpull-interval=1s",
                                 "--cluster.reconnect-interval=1s"};
        const bool ready = server->launch({}, gossip + peers);
        peers += "--cluster.peer=" + server->gossipAddress();
        servers.push_back(readyOrNull(std::move(server), ready));
        if (!servers.back())
            return {};
    }
    return servers;
}

bool AlertmanagerServer::launch(const QByteArray &config, const QStringList &clusterArguments)
{
    const QString file
        = writeFile("alertmanager.yml", config.isEmpty() ? QByteArray(kSilentRoute) : config);
    const QStringList arguments{"--config.file=" + file, "--storage.path=" + directory() + "/data",
                                "--web.listen-address=" + QString::fromLatin1(address()),
                                "--log.level=warn"};
    return run(serverProgram("prometheus-alertmanager"), arguments + clusterArguments, "/-/ready");
}

bool AlertmanagerServer::fire(const QByteArrayList &labelSets) const
{
    return post(*this, labelSets, {});
}

bool AlertmanagerServer::resolve(const QByteArrayList &labelSets) const
{
    const QByteArray now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    return post(*this, labelSets, R"(,"endsAt":")" + now + '"');
}

std::unique_ptr<NodeExporterServer> NodeExporterServer::start()
{
    std::unique_ptr<NodeExporterServer> server(new NodeExporterServer);
    const bool ready = server->run(
        serverProgram("prometheus-node-exporter"),
        {"--web.listen-address=" + QString::fromLatin1(server->address()), "--log.level=error"},
        "/");
    return readyOrNull(std::move(server), ready);
}

std::unique_ptr<VictoriaMetricsServer> VictoriaMetricsServer::start()
{
    std::unique_ptr<VictoriaMetricsServer> server(new VictoriaMetricsServer);
    const bool ready = server->run(serverProgram("victoria-metrics"),
                                   {"-storageDataPath=" + server->directory() + "/data",
                                    "-httpListenAddr=" + QString::fromLatin1(server->address()),
                                    "-retentionPeriod=100y", "-loggerLevel=WARN",
                                    "-search.latencyOffset=0s", "-search.disableCache"},
                                   "/health");
    return readyOrNull(std::move(server), ready);
}

bool VictoriaMetricsServer::import(const QByteArray &exposition)
{
    return httpPost(url("/api/v1/import/prometheus"), exposition, "text/plain").ok()
        && httpGet(url("/internal/force_flush")).ok();
}

std::unique_ptr<SimulatorServer> SimulatorServer::start(const QStringList &arguments)
{
    std::unique_ptr<SimulatorServer> server(new SimulatorServer);
    const QStringList listen{"--port", QString::number(server->port())};
    const bool ready = server->run(ONEX_SIMULATOR, listen + arguments, "/");
    return readyOrNull(std::move(server), ready);
}

} // namespace onex::test
