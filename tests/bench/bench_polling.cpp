// SPDX-License-Identifier: GPL-3.0-or-later
// What tail refreshes save: 24 panels over 6 hours of a real Prometheus, refreshed every 30 s; once
// asking for everything each time, once for the tail. The server's own metrics tell its time.
#include "datasource/prometheus/prometheussource.h"
#include "models/query/queryrunner.h"
#include "tests/query/fakeclock.h"
#include "tests/query/history.h"
#include "tests/support/serverstack.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QRegularExpression>

#include <cstdio>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kStart = 1'699'999'200'000;
constexpr std::int64_t kStep = 15'000;
constexpr int kPanels = 24;
constexpr int kRefreshes = 20;

struct Cost
{
    double bytes = 0;    // decompressed, as this program decodes them
    double serverMs = 0; // of /api/v1/query_range, by the server's own count
    double wireBytes = 0;
    double wallMs = 0;
};

double metricOf(const PrometheusServer &server, const QByteArray &name)
{
    const QByteArray body = httpGet(server.url("/metrics")).body;
    const QRegularExpression line(QStringLiteral("^%1\\{handler=\"/api/v1/query_range\"\\} (\\S+)$")
                                      .arg(QString::fromLatin1(name)),
                                  QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(body)).captured(1).toDouble();
}

Cost serverCost(const PrometheusServer &server)
{
    return {0, 1000 * metricOf(server, "prometheus_http_request_duration_seconds_sum"),
            metricOf(server, "prometheus_http_response_size_bytes_sum"), 0};
}

// Different questions, some light, some heavy.
std::string exprOf(int panel)
{
    const std::string instance = "i" + std::to_string(panel % 20);
    switch (panel % 4) {
    case 0:
        return "temperature{instance=~\"" + instance + ".*\"}";
    case 1:
        return "sum by (job) (rate(requests_total[5m])) + " + std::to_string(panel);
    case 2:
        return "rate(requests_total[1m]) * " + std::to_string(panel);
    default:
        return "avg by (instance) (temperature) - " + std::to_string(panel);
    }
}

Cost refreshAll(PrometheusServer &server, bool tails)
{
    PrometheusConfig config;
    config.name = "real";
    config.url = server.url();
    PrometheusSource source(config);
    FakeClock clock;
    clock.advance(kStart + 6 * kHour - clock.nowMs());
    QueryOptions options;
    options.tail.fullEveryMs = tails ? options.tail.fullEveryMs : 0;
    SourceGate gate(options.inFlightPerSource);
    QueryRunner runner(clock, gate, options);
    std::vector<HeldFramePtr> held(kPanels);

    Cost cost;
    Cost before;
    QElapsedTimer timer;
    for (int round = 0; round <= kRefreshes; ++round) {
        if (round == 1) { // the first load is the same for both
            cost = {};
            before = serverCost(server);
            timer.start();
        }
        const std::int64_t end = clock.nowMs() / kStep * kStep;
        std::vector<QueryRunner::Ticket> tickets;
        int open = kPanels;
        QEventLoop loop;
        for (int panel = 0; panel < kPanels; ++panel) {
            const MetricQuery query{exprOf(panel), false, {end - 6 * kHour, end}, kStep};
            const auto place = static_cast<std::size_t>(panel);
            auto done = [&, place](const Result<RunnerAnswer> &answer) {
                if (!answer)
                    qFatal("%s", answer.error().message.c_str());
                cost.bytes += static_cast<double>(answer->answer.bytes);
                held[place] = answer->held;
                if (--open == 0)
                    loop.quit();
            };
            tickets.push_back(runner.ask(source, query, held[place], done));
        }
        loop.exec();
        clock.advance(30'000);
    }
    cost.wallMs = static_cast<double>(timer.elapsed());
    const Cost after = serverCost(server);
    cost.serverMs = after.serverMs - before.serverMs;
    cost.wireBytes = after.wireBytes - before.wireBytes;
    return cost;
}

void print(const char *name, const Cost &cost)
{
    std::printf("%-12s %12.2f %12.2f %14.1f %12.1f\n", name, cost.bytes / 1e6 / kRefreshes,
                cost.wireBytes / 1e6 / kRefreshes, cost.serverMs / kRefreshes,
                cost.wallMs / kRefreshes);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (!serversUnpacked()) {
        std::puts("no servers in build/servers; app/servers unpacks them");
        return 0;
    }
    PrometheusOptions options;
    options.history = openMetricsHistory({{kStart, kStart + 7 * kHour}, 40, 0});
    options.arguments = {"--storage.tsdb.retention.time=50y"};
    const auto server = PrometheusServer::start(options);
    if (!server)
        return 1;

    const Cost full = refreshAll(*server, false);
    const Cost tail = refreshAll(*server, true);
    std::printf("24 panels, 6 h at 15 s, 40 series a metric; one refresh of all, mean of %d\n",
                kRefreshes);
    std::printf("%-12s %12s %12s %14s %12s\n", "", "MB decoded", "MB sent", "server ms", "wall ms");
    print("everything", full);
    print("tail", tail);
    std::printf("%-12s %11.1f%% %11.1f%% %13.1f%% %11.1f%%\n", "saved",
                100 * (1 - tail.bytes / full.bytes), 100 * (1 - tail.wireBytes / full.wireBytes),
                100 * (1 - tail.serverMs / full.serverMs), 100 * (1 - tail.wallMs / full.wallMs));
    return 0;
}
