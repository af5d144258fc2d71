// SPDX-License-Identifier: GPL-3.0-or-later
// What the rasteriser makes of many samples, beside what QPainter makes of the same.
#include "models/panels/graphimage.h"
#include "models/panels/graphpainter.h"
#include "models/panels/linepath.h"
#include "models/panels/thresholdpainter.h"

#include <QTest>

#include <cmath>

using namespace onex;

namespace {

constexpr int kWaves = 20, kSamples = 1500; // enough to be dense
constexpr QSize kSize(300, 200);

// Slow waves that cross each other, the first behind the others.
class Waves
{
public:
    Waves()
    {
        m_values.resize(kWaves);
        for (int i = 0; i < kSamples; ++i)
            m_times.push_back(i);
        for (int n = 0; n < kWaves; ++n) {
            auto &values = m_values[static_cast<std::size_t>(n)];
            for (int i = 0; i < kSamples; ++i)
                values.push_back(5 + 4 * std::sin(i * 0.008 + n));
            GraphSeries series;
            series.times = m_times;
            series.values = values;
            series.maxGapMs = 10;
            series.color = QColor::fromHsv(n * 97 % 360, 255, 255);
            series.lineWidth = 6;
            scene.series.push_back(series);
        }
        view.time = {0, kSamples - 1};
        view.left = view.right = {0, 10};
        view.size = kSize;
    }

    GraphScene scene;
    GraphViewport view;

private:
    std::vector<std::int64_t> m_times;
    std::vector<std::vector<double>> m_values;
};

QImage reference(const GraphScene &scene, const GraphViewport &view)
{
    QImage image(view.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintThresholdAreas(painter, scene, view);
    for (const GraphSeries &series : scene.series)
        paintSeries(painter, scene, series, view);
    return image;
}

// Mean difference of a channel, 0 to 255.
double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = reinterpret_cast<const QRgb *>(a.constScanLine(y))[x];
            const QRgb q = reinterpret_cast<const QRgb *>(b.constScanLine(y))[x];
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q))
                + std::abs(qBlue(p) - qBlue(q)) + std::abs(qAlpha(p) - qAlpha(q));
        }
    }
    return sum / 4 / a.width() / a.height();
}

using Change = void (*)(GraphScene &);

} // namespace

Q_DECLARE_METATYPE(Change)

class TestGraphImage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhatThePainterMakes_data();
    void isWhatThePainterMakes();
    void manySamplesAreOneLine();
    void nothingBetweenALineAndItself_data();
    void nothingBetweenALineAndItself();
    void stops();
};

void TestGraphImage::isWhatThePainterMakes_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("opaque", [](GraphScene &) {});
    row("one that shines through", [](GraphScene &scene) { scene.series[2].color.setAlpha(100); });
    row("areas", [](GraphScene &scene) {
        for (GraphSeries &series : scene.series)
            series.fill = 0.4;
    });
    row("bands", [](GraphScene &scene) {
        scene.series[1].fill = 1;
        scene.series[1].base = scene.series[3].values;
    });
    row("one that only the painter can", [](GraphScene &scene) {
        scene.series[1].dashes = {40, 20};
    });
    row("thresholds", [](GraphScene &scene) {
        scene.thresholds.style = ThresholdStyle::Area;
        scene.thresholds.thresholds.steps
            = {{{}, QStringLiteral("green")}, {4, QStringLiteral("red")}};
        scene.thresholds.colors = {Qt::green, Qt::red};
    });
}

void TestGraphImage::isWhatThePainterMakes()
{
    QFETCH(Change, change);
    Waves waves;
    change(waves.scene);
    QVERIFY(isDense(waves.scene, waves.view));
    const QImage image = graphImage(waves.scene, waves.view);
    const QImage wanted = reference(waves.scene, waves.view);
    const double all = difference(image, wanted);
    QVERIFY2(all < 15, qPrintable(QString::number(all))); // edges of steep lines have no half tones
    std::reverse(waves.scene.series.begin(), waves.scene.series.end());
    const double wrong = difference(image, reference(waves.scene, waves.view));
    QVERIFY2(wrong > 4 * all, qPrintable(QString::number(wrong))); // the order shows
}

// More samples than columns, not so many that an image is filled: no part may get lost.
void TestGraphImage::manySamplesAreOneLine()
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 10 * kSize.width(); ++i) {
        times.push_back(i);
        values.push_back(i % 10 == 5 ? 9 : 1);
    }
    GraphSeries series;
    series.times = times;
    series.values = values;
    series.maxGapMs = 1;
    series.color = Qt::white;
    GraphScene scene;
    scene.series = {series};
    GraphViewport view;
    view.time = {0, times.back()};
    view.left = view.right = {0, 10};
    view.size = kSize;
    QVERIFY(!isDense(scene, view));
    const QImage image = graphImage(scene, view);
    for (int x = 2; x < kSize.width() - 2; ++x)
        QVERIFY2(qAlpha(image.pixel(x, kSize.height() / 2)) > 40, qPrintable(QString::number(x)));
}

void TestGraphImage::nothingBetweenALineAndItself_data()
{
    QTest::addColumn<Interpolation>("interpolation");
    QTest::newRow("linear") << Interpolation::Linear;
    QTest::newRow("smooth") << Interpolation::Smooth;
    QTest::newRow("step after") << Interpolation::StepAfter;
    QTest::newRow("step before") << Interpolation::StepBefore;
}

// The lower edge of an area that is stacked on another runs along that one's line.
void TestGraphImage::nothingBetweenALineAndItself()
{
    QFETCH(Interpolation, interpolation);
    const QPolygonF line({{0, 100}, {60, 20}, {120, 60}, {200, 180}, {300, 10}});
    QImage image(kSize, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter(&image).fillPath(areaBetween(line, line, interpolation), Qt::white);
    int covered = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            covered += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    QVERIFY2(covered < 30, qPrintable(QString::number(covered)));
}

void TestGraphImage::stops()
{
    const Waves waves;
    const std::atomic<bool> cancelled = true;
    QVERIFY(graphImage(waves.scene, waves.view, &cancelled).isNull());
}

QTEST_GUILESS_MAIN(TestGraphImage)
#include "tst_graphimage.moc"
