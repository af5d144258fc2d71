// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/decimate.h"
#include "models/panels/raster.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace onex;

namespace {

constexpr int kWidth = 200, kHeight = 100;
constexpr std::int64_t kNoGap = std::numeric_limits<std::int64_t>::max();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Walk
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
};

// A random walk with jumps, holes and values that are not numbers.
Walk randomWalk(unsigned seed, int samples)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> part(0, 1);
    Walk walk;
    double value = 50;
    std::int64_t time = 0;
    for (int i = 0; i < samples; ++i) {
        time += part(random) < 0.001 ? 5000 : 10;
        value += (part(random) - 0.5) * (part(random) < 0.01 ? 60 : 4);
        walk.times.push_back(time);
        walk.values.push_back(part(random) < 0.001 ? kNaN : value);
    }
    return walk;
}

QImage pictureOf(const RasterLine &line, const ColumnMap &columns, int stripWidth = kWidth)
{
    QImage image(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    for (int first = 0; first < kWidth; first += stripWidth) {
        FrontPixels pixels(std::min(stripWidth, kWidth - first), kHeight);
        Rasteriser(pixels, first, columns).draw(line, {kHeight, 1});
        pixels.copyTo(reinterpret_cast<QRgb *>(image.bits()) + first, kWidth);
    }
    return image;
}

QImage drawn(const Walk &walk, const ColumnMap &columns, int stripWidth = kWidth)
{
    RasterLine line;
    line.times = walk.times;
    line.values = walk.values;
    line.maxGapMs = std::numeric_limits<std::int64_t>::max();
    line.color = Qt::white;
    return pictureOf(line, columns, stripWidth);
}

// What is kept where nothing is a gap.
Run whole(const Walk &walk, const ColumnMap &columns)
{
    const auto runs
        = decimated(walk.times, walk.values, {0, walk.times.size()}, columns, kWidth, kNoGap);
    return runs.size() == 1 ? runs.front() : Run();
}

Walk picked(const Walk &walk, const Run &indices)
{
    Walk result;
    for (const std::size_t i : indices) {
        result.times.push_back(walk.times[i]);
        result.values.push_back(walk.values[i]);
    }
    return result;
}

int differing(const QImage &a, const QImage &b, int tolerance)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y))) > tolerance ? 1 : 0;
    }
    return count;
}

} // namespace

class TestDecimate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void visible_data();
    void visible();
    void keepsFew();
    void atMostFourAColumn();
    void partsAtGaps();
    void drawsTheSamePicture_data();
    void drawsTheSamePicture();
    void rasterLooksLikePolyline_data();
    void rasterLooksLikePolyline();
    void rasterLeavesGaps();
    void rasterStrips();
    void rasterFillsToBase();
};

void TestDecimate::visible_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::newRow("all") << 0LL << 100LL << 0 << 5;
    QTest::newRow("middle, one more each side") << 19LL << 31LL << 0 << 4;
    QTest::newRow("between samples") << 21LL << 29LL << 1 << 3;
    QTest::newRow("before") << -10LL << -5LL << 0 << 1;
    QTest::newRow("after") << 60LL << 70LL << 4 << 5;
}

void TestDecimate::visible()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(int, begin);
    QFETCH(int, end);
    const std::vector<std::int64_t> times{10, 20, 30, 40, 50};
    const IndexRange seen = visibleSamples(times, {from, to});
    QCOMPARE(static_cast<int>(seen.begin), begin);
    QCOMPARE(static_cast<int>(seen.end), end);
    QCOMPARE(visibleSamples({}, {from, to}).size(), std::size_t(0));
}

void TestDecimate::keepsFew()
{
    const std::vector<std::int64_t> times{0, 1, 2, 3};
    const std::vector<double> values{1, kNaN, 3, 4};
    const auto runs = decimated(times, values, {0, 4}, {0, 0.1}, 100, kNoGap);
    QCOMPARE(runs, (std::vector<Run>{{0, 2, 3}}));
}

void TestDecimate::atMostFourAColumn()
{
    const Walk walk = randomWalk(1, 50'000);
    const ColumnMap columns{0, kWidth / static_cast<double>(walk.times.back())};
    const Run kept = whole(walk, columns);
    QVERIFY(kept.size() <= 4 * (kWidth + 1));
    QVERIFY(kept.size() > kWidth);
    QVERIFY(std::is_sorted(kept.begin(), kept.end()));
}

// Samples left out are no gap.
void TestDecimate::partsAtGaps()
{
    Walk walk;
    for (int i = 0; i < 1000; ++i) {
        walk.times.push_back(i < 500 ? i : i + 100);
        walk.values.push_back(i % 10);
    }
    const auto runs = decimated(walk.times, walk.values, {0, 1000}, {0, 0.1}, 110, 1);
    QCOMPARE(runs.size(), std::size_t{2});
    QCOMPARE(runs[0].back(), std::size_t{499});
    QCOMPARE(runs[1].front(), std::size_t{500});
}

void TestDecimate::drawsTheSamePicture_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("samples");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed << static_cast<int>(300 + seed * 700);
}

void TestDecimate::drawsTheSamePicture()
{
    QFETCH(unsigned, seed);
    QFETCH(int, samples);
    const Walk walk = randomWalk(seed, samples);
    const ColumnMap columns{0, (kWidth - 0.5) / static_cast<double>(walk.times.back())};
    const Run kept = whole(walk, columns);
    QCOMPARE(differing(drawn(walk, columns), drawn(picked(walk, kept), columns), 1), 0);
}

void TestDecimate::rasterLooksLikePolyline_data()
{
    QTest::addColumn<double>("slope");
    for (const double slope : {0., 0.1, 0.5, 1., 3., 20.})
        QTest::addRow("slope %g", slope) << slope;
}

// As much ink as QPainter's antialiased line, on the same rows.
void TestDecimate::rasterLooksLikePolyline()
{
    QFETCH(double, slope);
    Walk walk;
    for (int i = 0; i <= 20; ++i) {
        walk.times.push_back(i * 10);
        walk.values.push_back(50.3 + (i % 2 ? 1 : -1) * slope * 5 * (slope > 5 ? 0.4 : 1));
    }
    const QImage raster = drawn(walk, {0, 1});
    QImage painted(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    painted.fill(Qt::transparent);
    QPainter painter(&painted);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 1.01)); // 1 is a short cut that draws diagonals thinner
    QPolygonF line;
    for (std::size_t i = 0; i < walk.times.size(); ++i)
        line.append({static_cast<double>(walk.times[i]), kHeight - walk.values[i]});
    painter.drawPolyline(line);
    painter.end();
    const auto ink = [](const QImage &image) {
        double sum = 0;
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x)
                sum += qGreen(image.pixel(x, y)) / 255.;
        }
        return sum;
    };
    const double ratio = ink(raster) / ink(painted);
    QVERIFY2(ratio > 0.75 && ratio < 1.35, qPrintable(QString::number(ratio)));
    QVERIFY(differing(raster, painted, 140) < kWidth / 4);
}

void TestDecimate::rasterLeavesGaps()
{
    Walk walk{{0, 10, 20, 100, 110}, {50, 50, 50, 50, 50}};
    RasterLine line;
    line.times = walk.times;
    line.values = walk.values;
    line.maxGapMs = 15;
    line.color = Qt::red;
    const QImage image = pictureOf(line, {0, 1});
    const auto drawnAt = [&image](int x) {
        return image.pixelColor(x, 49).alpha() > 0 || image.pixelColor(x, 50).alpha() > 0;
    };
    QVERIFY(drawnAt(5));
    QVERIFY(!drawnAt(60));
    QVERIFY(drawnAt(105));
}

// A picture drawn strip by strip is the one drawn at once.
void TestDecimate::rasterStrips()
{
    const Walk walk = randomWalk(7, 3000);
    const ColumnMap columns{0, kWidth / static_cast<double>(walk.times.back())};
    const QImage whole = drawn(walk, columns);
    const QImage strips = drawn(walk, columns, 37);
    QVERIFY(differing(whole, strips, 8) <= 12);
}

void TestDecimate::rasterFillsToBase()
{
    Walk walk{{0, 200}, {80, 80}};
    const std::vector<double> base{20, 20};
    RasterLine line;
    line.times = walk.times;
    line.values = walk.values;
    line.base = base;
    line.maxGapMs = 1000;
    line.color = Qt::blue;
    line.fill = 1;
    const QImage image = pictureOf(line, {0, 1});
    QCOMPARE(image.pixelColor(100, 10).alpha(), 0);
    QCOMPARE(image.pixelColor(100, 50), QColor(Qt::blue));
    QCOMPARE(image.pixelColor(100, 90).alpha(), 0);
}

QTEST_GUILESS_MAIN(TestDecimate)
#include "tst_decimate.moc"
