// SPDX-License-Identifier: GPL-3.0-or-later
// The monitoring servers that tests talk to. start() waits until the server is ready and returns
// null when it cannot; the server's output is then printed.
#pragma once

#include "tests/support/serverprocess.h"

#include <memory>
#include <vector>

namespace onex::test {

// True when app/servers has unpacked every server.
bool serversUnpacked();

// Skips the test when the servers are not there.
#define ONEX_REQUIRE_SERVERS()                                                                     \
    do {                                                                                           \
        if (!onex::test::serversUnpacked())                                                        \
            QSKIP("no servers in build/servers; app/servers unpacks them");                        \
    } while (false)

struct PrometheusOptions
{
    // The configuration file; @PROMETHEUS@ in it becomes the server's own address. Empty: it
    // scrapes itself every second, as job "prometheus".
    QByteArray config{};
    // Samples that it holds from the start: OpenMetrics text with a timestamp (seconds) on every
    // line and "# EOF" at its end.
    QByteArray history{};
    // Written beside the configuration as rules.yml; the configuration has to name it.
    QByteArray rules{};
    QStringList arguments{};
};

class PrometheusServer final : public ServerProcess
{
public:
    static std::unique_ptr<PrometheusServer> start(PrometheusOptions options = {});

    // The server's answer (JSON) to an instant query, at the Unix time or now.
    QByteArray query(const QString &promql, const QString &time = {}) const;
    bool reloadConfig(const QByteArray &config);

private:
    bool launch(const PrometheusOptions &options);
    bool backfill(const QByteArray &history) const;
};

class AlertmanagerServer final : public ServerProcess
{
public:
    // An empty configuration routes everything to a receiver that does nothing.
    static std::unique_ptr<AlertmanagerServer> start(const QByteArray &config = {});
    // So many that gossip with each other, which takes them a moment. Empty: they did not start.
    static std::vector<std::unique_ptr<AlertmanagerServer>> startCluster(int members);

    // Fires alerts with these label sets ({"alertname":"Hot","room":"1"}), as Prometheus does. They
    // are resolved after five minutes.
    bool fire(const QByteArrayList &labelSets) const;
    bool resolve(const QByteArrayList &labelSets) const;

private:
    bool launch(const QByteArray &config, const QStringList &clusterArguments);
    QString gossipAddress() const { return QStringLiteral("127.0.0.1:%1").arg(m_gossipPort); }

    quint16 m_gossipPort = freePort();
};

class NodeExporterServer final : public ServerProcess
{
public:
    static std::unique_ptr<NodeExporterServer> start();
};

class VictoriaMetricsServer final : public ServerProcess
{
public:
    static std::unique_ptr<VictoriaMetricsServer> start();

    // Text exposition lines, each with a timestamp in milliseconds; queryable when this returns.
    bool import(const QByteArray &exposition);
};

// The simulated platform (app/simulator).
class SimulatorServer final : public ServerProcess
{
public:
    static std::unique_ptr<SimulatorServer> start(const QStringList &arguments = {});
};

} // namespace onex::test
