// SPDX-License-Identifier: GPL-3.0-or-later
// Windows that slide over samples: the same as looked at one by one, however the samples lie.
#include "datasource/promql/windows.h"

#include <QTest>

#include <random>

using namespace onex;
using namespace onex::promql;

class TestPromqlWindows : public QObject
{
    Q_OBJECT

    using Window = std::tuple<std::size_t, std::size_t, std::size_t>; // step, first, last

    static std::vector<Window> oneByOne(const std::vector<std::int64_t> &times,
                                        const RangeBlock &range, const Steps &steps)
    {
        std::vector<Window> all;
        for (int step = 0; step < steps.count; ++step) {
            const std::int64_t end = range.windowEnd(steps.at(step));
            const auto first = std::ranges::upper_bound(times, end - range.rangeMs) - times.begin();
            const auto last = std::ranges::upper_bound(times, end) - times.begin();
            if (first < last)
                all.emplace_back(step, first, last);
        }
        return all;
    }

private Q_SLOTS:
    void sameAsOneByOne();
    void regularOnesAreOneRun();
};

// Regular stretches, gaps, jitter, single samples; steps shorter, longer and as long as distances.
void TestPromqlWindows::sameAsOneByOne()
{
    std::mt19937 random(1);
    const auto upTo = [&random](int most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    for (int round = 0; round < 20'000; ++round) {
        std::vector<std::int64_t> times;
        std::int64_t time = upTo(50);
        const std::int64_t distance = 1 + upTo(9);
        for (std::int64_t i = upTo(40); i > 0; --i) {
            times.push_back(time);
            time += upTo(7) == 0 ? 1 + upTo(40) : distance;
        }
        RangeBlock range;
        range.rangeMs = 1 + upTo(60);
        range.offsetMs = upTo(20) - 10;
        if (upTo(9) == 0)
            range.atMs = upTo(200);
        const RangeBlock::Row row{{}, times, {}, {}};
        const Steps steps{upTo(60) - 20, upTo(2) == 0 ? distance * (1 + upTo(3)) : 1 + upTo(20),
                          static_cast<int>(1 + upTo(60))};
        const std::vector<std::vector<double>> none;
        std::vector<Window> found;
        eachWindow({range, row, steps, none},
                   [&](std::size_t step, std::size_t first, std::size_t last) {
                       found.emplace_back(step, first, last);
                   });
        QCOMPARE(found.size(), oneByOne(times, range, steps).size());
        QVERIFY(found == oneByOne(times, range, steps));
    }
}

void TestPromqlWindows::regularOnesAreOneRun()
{
    std::vector<std::int64_t> times;
    for (int i = 0; i < 100; ++i)
        times.push_back(i * 10 + 3);
    RangeBlock range;
    range.rangeMs = 50;
    const RangeBlock::Row row{{}, times, {}, {}};
    const Steps steps{100, 20, 40};
    const std::vector<std::vector<double>> none;
    const SlidingWindows windows{range, row, steps, none};
    WindowRuns runs(windows);
    const auto run = runs.next();
    QVERIFY(run);
    QCOMPARE(run->count, std::size_t(40));
    QCOMPARE(run->stride, std::size_t(2));
    QVERIFY(!runs.next());
}

QTEST_GUILESS_MAIN(TestPromqlWindows)
#include "tst_promqlwindows.moc"
