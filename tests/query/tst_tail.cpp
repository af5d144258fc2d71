// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/tail.h"

#include <QTest>

#include <cmath>

using namespace onex;

namespace {

constexpr std::int64_t kStep = 15'000;

HeldFrame heldOf(TimeRange range, const char *expr = "up")
{
    HeldFrame held;
    held.query = {expr, false, range, kStep};
    held.frame = std::make_shared<const Frame>();
    held.settledTo = range.to - 60'000;
    held.fullAtMs = 5'000;
    return held;
}

Series seriesOf(Labels labels, std::int64_t from, std::int64_t to, double offset = 0)
{
    Series series;
    series.labels = std::move(labels);
    for (auto time = from; time <= to; time += kStep) {
        series.times.push_back(time);
        series.values.push_back(static_cast<double>(time) + offset);
    }
    return series;
}

Series histogramOf(Labels labels, std::int64_t from, std::int64_t to)
{
    Series series;
    series.labels = std::move(labels);
    for (auto time = from; time <= to; time += kStep)
        series.histograms.push_back({time, static_cast<double>(time), 1, {{0, 0, 1, 2}}});
    return series;
}

Frame matrix(std::vector<Series> series)
{
    Frame frame;
    frame.series = std::move(series);
    return frame;
}

const Labels kA{{"__name__", "up"}, {"job", "a"}};
const Labels kB{{"__name__", "up"}, {"job", "b"}};
const Labels kC{{"__name__", "up"}, {"job", "c"}};

} // namespace

class TestTail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForTheTail();
    void asksForEverything_data();
    void asksForEverything();
    void keepsToTheGrid();
    void settles_data();
    void settles();
    void rangeIndependent_data();
    void rangeIndependent();

    void replacesTheOverlap();
    void dropsWhatIsBeforeTheRange();
    void newSeriesAppearInOrder();
    void endedSeriesEnd();
    void unsortedSourcesKeepTheirOrder();
    void histograms();
    void refusesTheSameLabelsTwice();
    void refusesWhatIsNoMatrix();
    void emptyTail();
    void warningsAreTheTails();
    void stepByStepEqualsOneFullAnswer();
};

void TestTail::asksForTheTail()
{
    const HeldFrame held = heldOf({0, 100 * kStep});
    const MetricQuery wanted{"up", false, {2 * kStep, 102 * kStep}, kStep};
    const auto tail = tailOf(held, wanted, 6'000);
    QVERIFY(tail);
    QCOMPARE(tail->to, wanted.range.to);
    // The first step after what is settled: 100 - 4 steps.
    QCOMPARE(tail->from, 97 * kStep);
}

void TestTail::asksForEverything_data()
{
    QTest::addColumn<QString>("expr");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<bool>("instant");
    QTest::addColumn<qint64>("steady");
    const qint64 end = 100 * kStep;
    QTest::newRow("another expression")
        << "up == 1" << qint64(0) << end << qint64(kStep) << false << qint64(6000);
    QTest::newRow("another step") << "up" << qint64(0) << end << qint64(2 * kStep) << false
                                  << qint64(6000);
    QTest::newRow("instant") << "up" << qint64(0) << end << qint64(kStep) << true << qint64(6000);
    QTest::newRow("begins earlier")
        << "up" << qint64(-kStep) << end << qint64(kStep) << false << qint64(6000);
    QTest::newRow("ends earlier") << "up" << qint64(0) << end - kStep << qint64(kStep) << false
                                  << qint64(6000);
    QTest::newRow("off the grid") << "up" << qint64(7) << end + 7 << qint64(kStep) << false
                                  << qint64(6000);
    QTest::newRow("nothing left of it")
        << "up" << end << 2 * end << qint64(kStep) << false << qint64(6000);
    QTest::newRow("little left of it")
        << "up" << end / 2 << end / 2 + end << qint64(kStep) << false << qint64(6000);
    QTest::newRow("time to heal") << "up" << qint64(0) << end << qint64(kStep) << false
                                  << qint64(605'000);
}

void TestTail::asksForEverything()
{
    QFETCH(QString, expr);
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(qint64, step);
    QFETCH(bool, instant);
    QFETCH(qint64, steady);
    const HeldFrame held = heldOf({0, 100 * kStep});
    const MetricQuery wanted{expr.toStdString(), instant, {from, to}, step};
    QVERIFY(!tailOf(held, wanted, steady));
}

void TestTail::keepsToTheGrid()
{
    HeldFrame held = heldOf({0, 1000 * kStep});
    const MetricQuery wanted{"up", false, {10 * kStep, 1010 * kStep}, kStep};
    for (std::int64_t off = -40'000; off < 40'000; off += 777) {
        held.settledTo = 990 * kStep + off;
        const auto tail = tailOf(held, wanted, 6'000);
        QVERIFY(tail);
        QCOMPARE(tail->from % kStep, std::int64_t(0));
        QVERIFY(tail->from > held.settledTo || tail->from <= held.query.range.to - kStep);
        QVERIFY(tail->from - kStep <= held.settledTo);
    }
    // All settled: the last two points are asked for anyway.
    held.settledTo = 1000 * kStep;
    QCOMPARE(tailOf(held, wanted, 6'000)->from, 999 * kStep);
}

void TestTail::settles_data()
{
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("serverNow");
    QTest::addColumn<qint64>("scrape");
    QTest::addColumn<qint64>("settled");
    const qint64 hour = 3'600'000;
    QTest::newRow("now") << hour << hour << qint64(15'000) << hour - 60'000;
    QTest::newRow("ended long ago") << hour << 2 * hour << qint64(15'000) << hour - 60'000;
    QTest::newRow("ends in the future") << 2 * hour << hour << qint64(15'000) << hour - 60'000;
    QTest::newRow("rare scrapes") << hour << hour << qint64(60'000) << hour - 120'000;
}

void TestTail::settles()
{
    QFETCH(qint64, to);
    QFETCH(qint64, serverNow);
    QFETCH(qint64, scrape);
    QTEST(qint64(settledTo({"up", false, {0, to}, kStep}, serverNow, scrape)), "settled");
}

void TestTail::rangeIndependent_data()
{
    QTest::addColumn<QString>("expr");
    QTest::addColumn<bool>("independent");
    QTest::newRow("selector") << "up" << true;
    QTest::newRow("rate") << "sum by (job) (rate(x{a=\"b\"}[5m]))" << true;
    QTest::newRow("offset") << "x offset 5m" << true;
    QTest::newRow("look ahead") << "x offset -5m" << false;
    QTest::newRow("look ahead, spaced") << "rate(x[5m] OFFSET \n - 5m)" << false;
    QTest::newRow("@") << "x @ 1609746000" << false;
    QTest::newRow("@ end") << "x @ end()" << false;
    QTest::newRow("@ in a string") << "x{mail=\"a@b\"}" << true;
    QTest::newRow("@ in a raw string") << "x{mail=`\\`, y=\"@\"}" << true;
    QTest::newRow("@ behind an escaped quote") << "x{mail=\"\\\"@\"}" << true;
    QTest::newRow("@ in a comment") << "x # a@b\n + y" << true;
    QTest::newRow("@ behind a comment") << "x # a\n @ 5" << false;
    QTest::newRow("topk") << "topk(5, x)" << true;
    QTest::newRow("limitk") << "limitk(5, x)" << false;
    QTest::newRow("of another engine") << "range_quantile(0.5, x)" << false;
    QTest::newRow("capitals") << "SUM(x) BY (job)" << true;
    QTest::newRow("subquery") << "max_over_time(rate(x[5m])[1h:1m])" << true;
    QTest::newRow("matching") << "a / on (x) group_left (y) b unless (c and (d or (e)))" << true;
    QTest::newRow("histogram") << "histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))"
                               << true;
    QTest::newRow("recording rule") << "job:x:rate5m" << true;
    QTest::newRow("unfinished string") << "x{a=\"b" << true;
    QTest::newRow("empty") << "" << true;
}

void TestTail::rangeIndependent()
{
    QFETCH(QString, expr);
    QTEST(isRangeIndependent(expr.toStdString()), "independent");
}

void TestTail::replacesTheOverlap()
{
    const Frame held = matrix({seriesOf(kA, 0, 10 * kStep)});
    const Frame tail = matrix({seriesOf(kA, 8 * kStep, 12 * kStep, 0.5)});
    const auto merged = mergeTail(held, tail, 8 * kStep, {0, 12 * kStep});
    QVERIFY(merged);
    QCOMPARE(merged->series.size(), std::size_t(1));
    const Series &series = merged->series[0];
    QCOMPARE(series.times.size(), std::size_t(13));
    QCOMPARE(series.values[7], double(7 * kStep));
    QCOMPARE(series.values[8], 8 * kStep + 0.5);
    QCOMPARE(series.times[12], 12 * kStep);
}

void TestTail::dropsWhatIsBeforeTheRange()
{
    const Frame held = matrix({seriesOf(kA, 0, 10 * kStep), seriesOf(kB, 0, 2 * kStep)});
    const Frame tail = matrix({seriesOf(kA, 10 * kStep, 13 * kStep)});
    const auto merged = mergeTail(held, tail, 10 * kStep, {3 * kStep, 13 * kStep});
    QVERIFY(merged);
    QCOMPARE(*merged, matrix({seriesOf(kA, 3 * kStep, 13 * kStep)}));
}

void TestTail::newSeriesAppearInOrder()
{
    const Frame held = matrix({seriesOf(kA, 0, 10 * kStep), seriesOf(kC, 0, 10 * kStep)});
    const Frame tail
        = matrix({seriesOf(kB, 11 * kStep, 12 * kStep), seriesOf(kC, 10 * kStep, 12 * kStep)});
    const auto merged = mergeTail(held, tail, 10 * kStep, {0, 12 * kStep});
    QVERIFY(merged);
    QCOMPARE(*merged,
             matrix({seriesOf(kA, 0, 9 * kStep), seriesOf(kB, 11 * kStep, 12 * kStep),
                     seriesOf(kC, 0, 12 * kStep)}));
}

void TestTail::endedSeriesEnd()
{
    const Frame held = matrix({seriesOf(kA, 0, 10 * kStep)});
    const auto merged = mergeTail(held, matrix({}), 9 * kStep, {0, 12 * kStep});
    QVERIFY(merged);
    QCOMPARE(merged->series[0].times.back(), 8 * kStep);
}

void TestTail::unsortedSourcesKeepTheirOrder()
{
    const Frame held = matrix({seriesOf(kC, 0, 10 * kStep), seriesOf(kA, 0, 10 * kStep)});
    const Frame tail
        = matrix({seriesOf(kA, 10 * kStep, 11 * kStep), seriesOf(kB, 10 * kStep, 11 * kStep),
                  seriesOf(kC, 10 * kStep, 11 * kStep)});
    const auto merged = mergeTail(held, tail, 10 * kStep, {0, 11 * kStep});
    QVERIFY(merged);
    QCOMPARE(merged->series.size(), std::size_t(3));
    QCOMPARE(merged->series[0], seriesOf(kC, 0, 11 * kStep));
    QCOMPARE(merged->series[1], seriesOf(kA, 0, 11 * kStep));
    QCOMPARE(merged->series[2].labels, kB);
}

void TestTail::histograms()
{
    const Frame held = matrix({histogramOf(kA, 0, 10 * kStep), histogramOf(kB, 0, kStep)});
    const Frame tail = matrix({histogramOf(kA, 8 * kStep, 12 * kStep)});
    const auto merged = mergeTail(held, tail, 8 * kStep, {2 * kStep, 12 * kStep});
    QVERIFY(merged);
    QCOMPARE(*merged, matrix({histogramOf(kA, 2 * kStep, 12 * kStep)}));
    QCOMPARE(sampleCount(*merged), std::size_t(11));
}

void TestTail::refusesTheSameLabelsTwice()
{
    const Frame held = matrix({seriesOf(kA, 0, kStep)});
    const Frame tail = matrix({seriesOf(kA, kStep, kStep), seriesOf(kA, kStep, kStep)});
    QVERIFY(!mergeTail(held, tail, kStep, {0, kStep}));
}

void TestTail::refusesWhatIsNoMatrix()
{
    Frame vector;
    vector.kind = Frame::Kind::Vector;
    QVERIFY(!mergeTail(matrix({}), vector, 0, {0, kStep}));
    QVERIFY(!mergeTail(vector, matrix({}), 0, {0, kStep}));
}

void TestTail::emptyTail()
{
    const auto merged = mergeTail(matrix({}), matrix({}), kStep, {0, kStep});
    QVERIFY(merged);
    QVERIFY(merged->series.empty());
}

void TestTail::warningsAreTheTails()
{
    Frame held = matrix({}), tail = matrix({});
    held.warnings = {"old"};
    tail.warnings = {"new"};
    tail.infos = {"info"};
    const auto merged = mergeTail(held, tail, kStep, {0, kStep});
    QCOMPARE(merged->warnings, std::vector<std::string>{"new"});
    QCOMPARE(merged->infos, std::vector<std::string>{"info"});
}

// Series that come, go and have gaps, refreshed at uneven moments.
void TestTail::stepByStepEqualsOneFullAnswer()
{
    const auto answer = [](TimeRange range) {
        Frame frame;
        for (int i = 0; i < 7; ++i) {
            Series series;
            series.labels = Labels{{"i", std::to_string(i)}};
            for (auto time = range.from; time <= range.to; time += kStep) {
                const auto n = time / kStep;
                if ((n / (5 + i)) % 3 == 0 || (n + i) % 11 == 0)
                    continue;
                series.times.push_back(time);
                series.values.push_back(std::sin(static_cast<double>(n * (i + 1))));
            }
            if (!series.times.empty())
                frame.series.push_back(std::move(series));
        }
        return frame;
    };
    TimeRange range{0, 60 * kStep};
    HeldFrame held = heldOf(range);
    held.frame = std::make_shared<const Frame>(answer(range));
    int tails = 0;
    for (int i = 0; i < 60; ++i) {
        const std::int64_t by = (i * 5 % 7) * kStep;
        range = {range.from + by, range.to + by};
        const MetricQuery wanted{"up", false, range, kStep};
        const auto tail = tailOf(held, wanted, 6'000);
        QVERIFY(tail);
        auto merged = mergeTail(*held.frame, answer(*tail), tail->from, range);
        QVERIFY(merged);
        QCOMPARE(*merged, answer(range));
        tails += tail->length() < range.length();
        held.query = wanted;
        held.frame = std::make_shared<const Frame>(std::move(*merged));
        held.settledTo = range.to - 60'000;
    }
    QCOMPARE(tails, 60);
}

QTEST_GUILESS_MAIN(TestTail)
#include "tst_tail.moc"
