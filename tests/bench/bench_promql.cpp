// SPDX-License-Identifier: GPL-3.0-or-later
// The same queries over the same samples, here and in the real Prometheus: 500 series of 960
// samples, 961 steps. There it is what the server says that evaluating took (stats=all), here what
// the engine takes; both the best of several.
#include "datasource/archive/textformat.h"
#include "datasource/promql/engine.h"
#include "datasource/promql/parser.h"
#include "tests/support/blockinghttp.h"
#include "tests/support/serverstack.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <thread>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kStart = 1'700'000'000; // s
constexpr int kSeries = 500, kSamples = 960, kEvery = 15, kSteps = 961, kRounds = 5;

constexpr const char *kQueries[] = {
    "rate(x[5m])",
    "sum by (job) (rate(x[5m]))",
    "histogram_quantile(0.9, sum by (le) (rate(x[5m])))",
    "topk(5, x)",
    "max_over_time(x[1h])",
    "quantile_over_time(0.9, x[1h])",
    "x / x",
    "max_over_time(rate(x[1m])[10m:1m])",
    "irate(x[5m])",
    "count(x)",
};

// Counters, a tenth of them a bucket of each of 50 histograms.
QByteArray history()
{
    QRandomGenerator random(1);
    const char *const bounds[] = {"0.1", "0.25", "0.5", "1", "2.5", "5", "10", "25", "50", "+Inf"};
    QByteArray text;
    for (int series = 0; series < kSeries; ++series) {
        const QByteArray labels = "x{job=\"job" + QByteArray::number(series % 7) + "\",instance=\"i"
            + QByteArray::number(series / 10) + "\",le=\"" + bounds[series % 10] + "\"} ";
        double value = 1000;
        for (int i = 0; i < kSamples; ++i) {
            value += random.bounded(20) * (series % 10 + 1);
            text += labels + QByteArray::number(value, 'g', 17) + ' '
                + QByteArray::number(qint64(kStart + i * kEvery)) + ".123\n";
        }
    }
    return text + "# EOF\n";
}

double millisecondsThere(const PrometheusServer &server, const char *query)
{
    const QByteArray form = "query=" + QByteArray(query).toPercentEncoding()
        + "&stats=all&start=" + QByteArray::number(qint64(kStart))
        + ".5&end=" + QByteArray::number(qint64(kStart + (kSteps - 1) * kEvery)) + ".5&step=15";
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const QByteArray body
            = httpPost(server.url("/api/v1/query_range"), form, "application/x-www-form-urlencoded",
                       std::chrono::seconds(60))
                  .body;
        const QJsonObject timings = QJsonDocument::fromJson(body)
                                        .object()["data"]
                                        .toObject()["stats"]
                                        .toObject()["timings"]
                                        .toObject();
        best = std::min(best, timings["evalTotalTime"].toDouble(1e9) * 1000);
    }
    return best;
}

double millisecondsHere(const MemoryStore &store, const char *query)
{
    const auto expr = promql::parse(query);
    promql::Question question;
    question.steps = {kStart * 1000 + 500, kEvery * 1000, kSteps};
    double best = 1e9;
    for (int round = 0; expr && round < kRounds; ++round) {
        const auto began = std::chrono::steady_clock::now();
        const auto frame = promql::evaluate(**expr, store, question);
        const std::chrono::duration<double, std::milli> took
            = std::chrono::steady_clock::now() - began;
        if (frame)
            best = std::min(best, took.count());
    }
    return best;
}

// How long a query goes on once nobody wants its answer; the worst of several moments.
double millisecondsToStop(const MemoryStore &store, const char *query)
{
    const auto expr = promql::parse(query);
    double worst = 0;
    for (int afterMs = 1; expr && afterMs < 40; afterMs += 4) {
        std::stop_source stop;
        promql::Question question;
        question.steps = {kStart * 1000 + 500, kEvery * 250, kSteps * 4};
        question.stop = stop.get_token();
        std::chrono::steady_clock::time_point asked;
        std::thread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(afterMs));
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const auto frame = promql::evaluate(**expr, store, question);
        const auto ended = std::chrono::steady_clock::now();
        other.join();
        if (!frame)
            worst
                = std::max(worst, std::chrono::duration<double, std::milli>(ended - asked).count());
    }
    return worst;
}

// For a profiler: bench_promql --alone QUERY…
int runAlone(const MemoryStore &store, const QStringList &queries)
{
    for (const QString &query : queries)
        for (int i = 0; i < 20; ++i)
            std::printf("%8.2f ms  %s\n", millisecondsHere(store, qPrintable(query)),
                        qPrintable(query));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QByteArray text = history();
    MemoryStore store;
    const auto began = std::chrono::steady_clock::now();
    if (!TextFormatReader(store, 0).read({text.constData(), std::size_t(text.size())}))
        return 1;
    store.finish();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("%.0f MB of text read in %.2f s\n", double(text.size()) / 1e6, took.count());
    if (app.arguments().value(1) == QLatin1String("--alone"))
        return runAlone(store, app.arguments().mid(2));
    PrometheusOptions options;
    options.config = "global: {}\n";
    options.history = text;
    options.arguments = QStringList{"--storage.tsdb.retention.time=100y"};
    const auto server = PrometheusServer::start(options);
    if (!server)
        return 1;
    std::printf("%-52s %12s %8s %8s\n", "ms, best of 5", "Prometheus", "here", "times");
    std::vector<double> ratios;
    for (const char *query : kQueries) {
        const double there = millisecondsThere(*server, query);
        const double here = millisecondsHere(store, query);
        ratios.push_back(there / here);
        std::printf("%-52s %12.1f %8.2f %8.1f\n", query, there, here, ratios.back());
        std::fflush(stdout);
    }
    std::ranges::sort(ratios);
    for (const char *query : {"quantile_over_time(0.9, x[4h])", "count_values('v', x)",
                              "sum(max_over_time(rate(x[5m])[30m:15s]))"})
        std::printf("stopped: %-43s %6.1f ms later\n", query, millisecondsToStop(store, query));
    std::printf("least %.1f, median %.1f times\n", ratios.front(), ratios[ratios.size() / 2]);
    return 0;
}
