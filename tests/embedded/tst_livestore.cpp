// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/batchcode.h"
#include "datasource/embedded/livefile.h"
#include "datasource/promql/memorystore.h"
#include "tests/embedded/livefixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <random>
#include <thread>

using namespace onex;
using namespace onex::test;

namespace {

constexpr TimeRange kAll{0, kBegin + 10'000'000'000};

// Ten series, of which some are not there at some moments, as they come and go.
LiveBatch batchAt(LiveStore &store, int moment, MemoryStore *also = nullptr)
{
    LiveBatch batch{kBegin + moment * 5000LL, {}};
    std::minstd_rand random(static_cast<unsigned>(moment + 1));
    for (int n = 0; n < 10; ++n) {
        if (random() % 7 == 0)
            continue;
        const double value = n == 3 ? promql::kStaleMarker : static_cast<double>(random() % 1000);
        batch.samples.push_back({store.seriesId(labelsOf("m", n)), value});
        if (also)
            also->add(also->seriesId(labelsOf("m", n)), batch.timeMs, value);
    }
    return batch;
}

bool areSame(const std::map<std::string, Samples> &a, const std::map<std::string, Samples> &b)
{
    const auto bitsOf = [](const Samples &samples) {
        std::vector<std::pair<std::int64_t, std::uint64_t>> bits;
        for (const auto &[time, value] : samples)
            bits.emplace_back(time, std::bit_cast<std::uint64_t>(value));
        return bits;
    };
    return std::ranges::equal(a, b, [&bitsOf](const auto &one, const auto &other) {
        return one.first == other.first && bitsOf(one.second) == bitsOf(other.second);
    });
}

} // namespace

class TestLiveStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        m_path = m_folder.filePath(QStringLiteral("%1.db").arg(++count));
    }

    void batchesComeBack()
    {
        const std::vector<LiveSample> samples{
            {7, 1.5}, {3, -0.0}, {1'000'000'000'000, std::numeric_limits<double>::infinity()}};
        const std::string bytes = batchBytes(samples);
        const auto back = samplesOf(bytes);
        QVERIFY(back);
        QCOMPARE(back->size(), samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            QCOMPARE((*back)[i].series, samples[i].series);
            QCOMPARE(std::bit_cast<std::uint64_t>((*back)[i].value),
                     std::bit_cast<std::uint64_t>(samples[i].value));
        }
        QVERIFY(samplesOf({})->empty());
        for (std::size_t size : {std::size_t{1}, bytes.size() - 1})
            QVERIFY(!samplesOf(std::string_view(bytes).substr(0, size)));
    }

    // Whatever is in memory, in chunks or in the file, it is what was appended.
    void isWhatWasAppended_data()
    {
        QTest::addColumn<bool>("inFile");
        QTest::addColumn<bool>("isOpenedAgain");
        QTest::addRow("in memory") << false << false;
        QTest::addRow("in a file") << true << false;
        QTest::addRow("in a file that was closed") << true << true;
    }

    void isWhatWasAppended()
    {
        QFETCH(const bool, inFile);
        QFETCH(const bool, isOpenedAgain);
        auto store = std::make_unique<LiveStore>(LiveLimits{.windowMs = 60'000});
        QVERIFY(!inFile || store->keepIn(m_path));
        MemoryStore expected;
        for (int moment = 0; moment < 100; ++moment)
            QVERIFY(store->append(batchAt(*store, moment, &expected)));
        expected.finish();
        if (isOpenedAgain) {
            store = std::make_unique<LiveStore>();
            QVERIFY(store->keepIn(m_path));
        }
        QVERIFY(store->status().headSamples < 200);
        for (const TimeRange range :
             {kAll, TimeRange{kBegin + 33'000, kBegin + 99'000},
              TimeRange{kBegin + 490'000, kBegin + 500'000}, TimeRange{kBegin, kBegin}}) {
            auto whole = samplesIn(expected, "m", range);
            for (auto &[n, samples] : whole)
                std::erase_if(samples,
                              [range](const auto &one) { return !range.contains(one.first); });
            QVERIFY(areSame(samplesIn(*store, "m", range), whole));
        }
        QVERIFY(samplesIn(*store, "other", kAll).empty());
    }

    void whatIsNotNewerIsLeftOut()
    {
        LiveStore store;
        const SeriesId id = store.seriesId(labelsOf("m", 1));
        QCOMPARE(store.seriesId(labelsOf("m", 1)), id);
        for (const std::int64_t time : {10, 20, 20, 15, 30})
            QVERIFY(store.append({time, {{id, static_cast<double>(time)}}}));
        QCOMPARE(samplesIn(store, "m", kAll).at("1"), (Samples{{10, 10}, {20, 20}, {30, 30}}));
    }

    void oldWindowsGo()
    {
        LiveStore store({.keepMs = 300'000, .windowMs = 60'000});
        QVERIFY(store.keepIn(m_path));
        for (int moment = 0; moment < 200; ++moment)
            QVERIFY(store.append(batchAt(store, moment)));
        const std::int64_t oldest = *store.status().oldestMs;
        QVERIFY(oldest > kBegin + 600'000);
        QVERIFY(oldest < kBegin + 200 * 5000 - 300'000 + 120'000);
        for (const auto &[n, samples] : samplesIn(store, "m", kAll))
            QVERIFY(samples.front().first >= oldest);
    }

    void theFileStaysSmall()
    {
        LiveStore store({.keepBytes = 200'000, .windowMs = 60'000});
        QVERIFY(store.keepIn(m_path));
        std::minstd_rand random(1);
        for (int moment = 0; moment < 400; ++moment) {
            LiveBatch batch{kBegin + moment * 5000LL, {}};
            for (int n = 0; n < 100; ++n)
                batch.samples.push_back(
                    {store.seriesId(labelsOf("m", n)), std::sqrt(static_cast<double>(random()))});
            QVERIFY(store.append(batch));
        }
        QVERIFY(store.status().fileBytes <= 200'000);
        QVERIFY(*store.status().oldestMs > kBegin);
        QVERIFY(!samplesIn(store, "m", kAll).empty());
    }

    // Series that are in no window any more are not in the file for ever.
    void seriesAreForgotten()
    {
        {
            LiveStore store({.keepMs = 60'000, .windowMs = 60'000});
            QVERIFY(store.keepIn(m_path));
            const SeriesId gone = store.seriesId(labelsOf("gone", 1));
            QVERIFY(store.append({kBegin, {{gone, 1}}}));
            for (int moment = 1; moment < 100; ++moment)
                QVERIFY(store.append(batchAt(store, moment)));
        }
        LiveStore store;
        QVERIFY(store.keepIn(m_path));
        QCOMPARE(store.status().series, std::size_t{10});
    }

    void onlyOneWrites()
    {
        LiveStore store, other;
        QVERIFY(store.keepIn(m_path));
        const auto refused = other.keepIn(m_path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
        QVERIFY(other.append(batchAt(other, 0)));
        QVERIFY(!samplesIn(other, "m", kAll).empty());
    }

    // All that was collected is shown all the same.
    void aFullDiskLosesNothing()
    {
        LiveStore store({.windowMs = 60'000, .filePages = 30});
        QVERIFY(store.keepIn(m_path));
        MemoryStore expected;
        std::optional<Error> problem;
        std::minstd_rand random(1);
        for (int moment = 0; moment < 300; ++moment) {
            LiveBatch batch{kBegin + moment * 5000LL, {}};
            for (int n = 0; n < 50; ++n)
                batch.samples.push_back(
                    {store.seriesId(labelsOf("m", n)), std::sqrt(static_cast<double>(random()))});
            if (const auto appended = store.append(batch); !appended)
                problem = appended.error();
        }
        QVERIFY(problem);
        QCOMPARE(problem->kind, Error::Kind::NoSpace);
        QVERIFY(problem->message.find("full") != std::string::npos);
        QVERIFY(store.status().problem);
        const auto all = samplesIn(store, "m", kAll);
        QCOMPARE(all.at("0").size(), std::size_t{300});
    }

    void damagedFilesAreRefused()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        LiveStore store;
        const auto refused = store.keepIn(m_path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
        QVERIFY(refused.error().message.find("move it away") != std::string::npos);
        QVERIFY(store.append(batchAt(store, 0)));
    }

    // Each answer has everything up to some moment that was appended already.
    void readsWhileItWrites()
    {
        LiveStore store({.windowMs = 50'000});
        QVERIFY(store.keepIn(m_path));
        const SeriesId id = store.seriesId(labelsOf("m", 1));
        std::atomic<int> written{0};
        std::atomic<bool> isWrong{false};
        std::thread reader([&] {
            while (written < 500) {
                const int before = written;
                const auto all = samplesIn(store, "m", kAll);
                const std::size_t count = all.contains("1") ? all.at("1").size() : 0;
                isWrong = isWrong || count < static_cast<std::size_t>(before);
                for (std::size_t i = 0; i < count; ++i)
                    isWrong = isWrong || all.at("1")[i].second != static_cast<double>(i);
            }
        });
        for (int i = 0; i < 500; ++i) {
            const bool ok
                = store.append({kBegin + i * 1000LL, {{id, static_cast<double>(i)}}}).has_value();
            isWrong = isWrong || !ok;
            ++written;
        }
        reader.join();
        QVERIFY(!isWrong);
    }
};

QTEST_GUILESS_MAIN(TestLiveStore)
#include "tst_livestore.moc"
