// SPDX-License-Identifier: GPL-3.0-or-later
// bench_livestore: what the store of collected samples takes and gives: samples a minute, bytes a
// sample, and queries of a day of a thousand series, beside the same query on samples in memory.
#include "datasource/embedded/livestore.h"
#include "datasource/promql/engine.h"
#include "datasource/promql/memorystore.h"
#include "datasource/promql/parser.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <random>

using namespace onex;

namespace {

constexpr std::int64_t kBegin = 1'700'000'000'000, kStep = 5000, kDay = 86'400'000;
constexpr int kSeries = 1000;

double secondsSince(std::chrono::steady_clock::time_point then)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

// Half of them counters of whole numbers, a quarter gauges of two decimals, a quarter that stand
// still: as a host has them.
class Values
{
public:
    double next(int series)
    {
        double &value = m_last[static_cast<std::size_t>(series)];
        if (series % 4 < 2)
            value += static_cast<double>(m_random() % 100);
        else if (series % 4 == 2)
            value = static_cast<double>(m_random() % 10'000) / 100;
        return value;
    }

private:
    std::minstd_rand m_random{1};
    std::vector<double> m_last = std::vector<double>(kSeries, 1000);
};

double evaluate(const promql::Storage &store, const char *text)
{
    const auto expr = promql::parse(text);
    promql::Question question;
    question.steps = {kBegin, 90'000, static_cast<int>(kDay / 90'000)};
    const auto began = std::chrono::steady_clock::now();
    const auto answer = promql::evaluate(**expr, store, question);
    if (!answer)
        std::fprintf(stderr, "%s: %s\n", text, answer.error().message.c_str());
    return secondsSince(began) * 1000;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    LiveStore store;
    if (!store.keepIn(folder.filePath(QStringLiteral("live.db"))))
        return 1;
    MemoryStore memory;
    std::vector<SeriesId> ids;
    std::vector<MemoryStore::Id> others;
    for (int n = 0; n < kSeries; ++n) {
        const Labels labels{{"__name__", n % 4 < 2 ? "counter" : "gauge"},
                            {"n", std::to_string(n)},
                            {"instance", "localhost"},
                            {"job", "node"}};
        ids.push_back(store.seriesId(labels));
        others.push_back(memory.seriesId(labels));
    }
    Values values;
    double appending = 0, longest = 0;
    std::size_t samples = 0;
    for (std::int64_t time = kBegin; time < kBegin + kDay; time += kStep) {
        LiveBatch batch{time, {}};
        for (int n = 0; n < kSeries; ++n) {
            batch.samples.push_back({ids[static_cast<std::size_t>(n)], values.next(n)});
            memory.add(others[static_cast<std::size_t>(n)], time, batch.samples.back().value);
        }
        samples += batch.samples.size();
        const auto began = std::chrono::steady_clock::now();
        if (!store.append(batch))
            return 1;
        const double took = secondsSince(began);
        appending += took;
        longest = std::max(longest, took);
    }
    memory.finish();
    (void)store.seal();
    const auto bytes = static_cast<double>(store.status().fileBytes);
    std::printf("appended        %zu samples, %.1f million a minute, %.1f ms the longest batch\n",
                samples, static_cast<double>(samples) / appending * 60 / 1e6, longest * 1000);
    std::printf("in the file     %.2f bytes a sample\n", bytes / static_cast<double>(samples));
    std::printf("%-44s %10s %10s\n", "a day, 960 steps, ms", "memory", "file");
    for (const char *query : {"sum(rate(counter[5m]))", "gauge{n=\"2\"}", "topk(5, gauge)",
                              "max_over_time(gauge[1h])", "sum by (job) (rate({n=~\"1.\"}[5m]))"})
        std::printf("%-44s %10.1f %10.1f\n", query, evaluate(memory, query),
                    evaluate(store, query));
    return 0;
}
