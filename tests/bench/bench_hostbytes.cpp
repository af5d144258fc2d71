// SPDX-License-Identifier: GPL-3.0-or-later
// bench_hostbytes MINUTES: collects this machine for so long, every 5 s, goes on with the same
// course until a day is full, and says how many bytes a sample of it takes in the store's file.
#include "datasource/embedded/livestore.h"
#include "datasource/embedded/targetrecorder.h"
#include "datasource/host/hostcollector.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <thread>

using namespace onex;

namespace {

constexpr std::int64_t kStep = 5000, kDay = 86'400'000;

struct Course
{
    double first = 0, last = 0;
    bool isCounter = true;
};

std::vector<LiveBatch> collected(LiveStore &store, int moments)
{
    TargetRecorder recorder(store, Labels{{"job", "node"}, {"instance", "localhost"}});
    HostCollector host;
    std::vector<LiveBatch> all;
    std::int64_t time = QDateTime::currentMSecsSinceEpoch() / kStep * kStep;
    for (int i = 0; i < moments; ++i, time += kStep) {
        std::this_thread::sleep_for(
            std::chrono::milliseconds(time + kStep - QDateTime::currentMSecsSinceEpoch()));
        const MetricFamilies families = host.collect(time);
        all.push_back(recorder.batchOf(&families, time, 0.002));
    }
    return all;
}

std::map<SeriesId, Course> coursesOf(const std::vector<LiveBatch> &batches)
{
    std::map<SeriesId, Course> courses;
    for (const LiveBatch &batch : batches)
        for (const LiveSample &sample : batch.samples) {
            const auto [it, isNew] = courses.try_emplace(sample.series);
            Course &course = it->second;
            if (isNew)
                course.first = course.last = sample.value;
            course.isCounter = course.isCounter && sample.value >= course.last;
            course.last = sample.value;
        }
    return courses;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int moments = std::max(2, (argc > 1 ? std::atoi(argv[1]) : 10) * 12);
    const QTemporaryDir folder;
    LiveStore store;
    if (!store.keepIn(folder.filePath(QStringLiteral("live.db"))))
        return 1;
    const std::vector<LiveBatch> once = collected(store, moments);
    const std::map<SeriesId, Course> courses = coursesOf(once);
    std::size_t samples = 0;
    for (int round = 0; round * moments * kStep < kDay; ++round)
        for (LiveBatch batch : once) {
            batch.timeMs += round * moments * kStep;
            for (LiveSample &sample : batch.samples)
                if (const Course &course = courses.at(sample.series); course.isCounter)
                    sample.value += round * (course.last - course.first);
            samples += batch.samples.size();
            if (!store.append(batch))
                return 1;
        }
    (void)store.seal();
    std::printf("%zu series, %zu samples: %.2f bytes a sample in the file\n", courses.size(),
                samples,
                static_cast<double>(store.status().fileBytes) / static_cast<double>(samples));
    return 0;
}
