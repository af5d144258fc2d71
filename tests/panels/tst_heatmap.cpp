// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/heatmap.h"
#include "models/panels/heatmapimage.h"
#include "models/panels/piemodel.h"
#include "models/panels/statmodel.h"
#include "tests/panels/paneldatafixture.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace onex;
using namespace onex::test;

namespace {

Series bucket(const char *le, std::vector<double> values, const char *job = "a")
{
    return seriesOf({{"le", le}, {"job", job}}, std::move(values));
}

Heatmap heatmapOf(std::vector<Series> series, PanelDefinition panel = panelOf("heatmap"))
{
    return makeHeatmap(panel, dataOf(std::move(series)));
}

std::vector<double> columnOf(const Heatmap &map, std::int64_t time)
{
    std::vector<double> counts;
    for (int row = 0; row < map.rows; ++row)
        counts.push_back(map.at(map.columnAt(time), row));
    return counts;
}

using Values = std::vector<double>;

} // namespace

class TestHeatmap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void classicBuckets()
    {
        // Text order of le would be +Inf, 10, 5.
        const Heatmap map
            = heatmapOf({bucket("10", {7, 8}), bucket("+Inf", {9, 8}), bucket("5", {4, 1})});
        QCOMPARE(map.bounds, (Values{0, 5, 10, HUGE_VAL}));
        QCOMPARE(columnOf(map, kStart), (Values{4, 3, 2}));
        QCOMPARE(columnOf(map, kStart + kStep), (Values{1, 7, 0}));
        QCOMPARE(map.maxCount, 7.0);
        QCOMPARE(map.minCount, 1.0);
        QVERIFY(std::isnan(map.at(map.columnAt(kStart + 5 * kStep), 0))); // no sample: not known
        QCOMPARE(map.axis, Heatmap::Axis::Ordinal);
    }

    void groupsAreAdded()
    {
        const Heatmap map = heatmapOf({bucket("1", {1}, "a"), bucket("+Inf", {3}, "a"),
                                       bucket("1", {10}, "b"), bucket("+Inf", {30}, "b")});
        QCOMPARE(columnOf(map, kStart), (Values{11, 22}));
    }

    void roundingIsNothing()
    {
        const Heatmap map = heatmapOf(
            {bucket("1", {0.3}), bucket("2", {0.3 + 1e-12}), bucket("+Inf", {0.2999999})});
        QCOMPARE(columnOf(map, kStart), (Values{0.3, 0, 0}));
    }

    void whatRateGuessesIsNoDifference()
    {
        // Of a real Prometheus: rate() stops at zero, which it does for each bucket by itself.
        const Heatmap map = heatmapOf({bucket("5", {2.13}), bucket("10", {2.3}),
                                       bucket("60", {2.27}), bucket("+Inf", {2.27})});
        QVERIFY(std::abs(columnOf(map, kStart)[1] - 0.17) < 1e-9);
        QCOMPARE(columnOf(map, kStart)[2], 0.0);
        QCOMPARE(columnOf(map, kStart)[3], 0.0);
    }

    void negativeBuckets()
    {
        const Heatmap map = heatmapOf({bucket("-1", {2}), bucket("0", {3}), bucket("+Inf", {9})});
        QCOMPARE(map.bounds, (Values{-HUGE_VAL, -1, 0, HUGE_VAL}));
        QCOMPARE(columnOf(map, kStart), (Values{2, 1, 6}));
        const std::vector<double> edges = rowEdges(map);
        QCOMPARE(edges.front(), 0.0);
        QCOMPARE(edges.back(), 1.0);
        QVERIFY(std::is_sorted(edges.begin(), edges.end()));
    }

    void alreadyDifferences()
    {
        const Heatmap map = heatmapOf({bucket("1", {5, 4, 6}), bucket("2", {9, 8, 9}),
                                       bucket("4", {3, 2, 2}), bucket("+Inf", {0, 0, 1})});
        QCOMPARE(columnOf(map, kStart), (Values{5, 9, 3, 0}));
    }

    void missingBucketsAreBridged()
    {
        // At the second time the bucket 2 has no sample: what is in (1, 4] is shared by both rows.
        const Heatmap map = heatmapOf(
            {bucket("1", {1, 1}), bucket("2", {3}), bucket("4", {4, 7}), bucket("+Inf", {4, 7})});
        QCOMPARE(columnOf(map, kStart + kStep), (Values{1, 2, 4, 0}));
    }

    void badBoundsAreSkipped()
    {
        const Heatmap map = heatmapOf({bucket("x", {1}), bucket("1", {1}), bucket("Inf", {2})});
        QCOMPARE(map.rows, 2);
    }

    void logarithmicAxis()
    {
        PanelDefinition panel = panelOf("heatmap");
        panel.heatmap.yScale = Scale::Log10;
        const Heatmap map = heatmapOf(
            {bucket("0.1", {1}), bucket("1", {2}), bucket("10", {3}), bucket("+Inf", {4})}, panel);
        QCOMPARE(map.axis, Heatmap::Axis::Log);
        const std::vector<double> edges = rowEdges(map); // the two ends as high as their neighbours
        for (std::size_t i = 0; i < edges.size(); ++i)
            QVERIFY(std::fabs(edges[i] - static_cast<double>(i) / 4) < 1e-9);
        QVERIFY(std::fabs(axisPosition(map, 1) - 0.5) < 1e-9);
    }

    void nativeHistograms()
    {
        Series series;
        series.labels = Labels{{"job", "a"}};
        const auto sample = [](int step, std::vector<HistogramBucket> buckets) {
            return HistogramSample{kStart + step * kStep, 0, 0, std::move(buckets)};
        };
        series.histograms = {sample(0, {{0, 1, 2, 5}, {0, 2, 4, 6}}),
                             sample(1, {{0, 1, 4, 9}}), // a coarser schema
                             sample(2, {{3, -1e-128, 1e-128, 3}, {0, 4, 8, 2}})};
        const Heatmap map = heatmapOf({series});
        QCOMPARE(map.bounds, (Values{0, 1, 2, 4, 8}));
        QCOMPARE(columnOf(map, kStart), (Values{0, 5, 6, 0}));
        QCOMPARE(columnOf(map, kStart + kStep), (Values{0, 3, 6, 0}));
        QCOMPARE(columnOf(map, kStart + 2 * kStep), (Values{3, 0, 0, 2}));
    }

    void calculated()
    {
        const Heatmap map = heatmapOf({seriesOf({{"n", "1"}}, {1, 2, 3, 10}),
                                       seriesOf({{"n", "2"}}, {1, 2, 3, std::nan("")})});
        QVERIFY(map.calculated);
        QCOMPARE(std::accumulate(map.counts.begin(), map.counts.end(), 0.0), 7.0);
        QVERIFY(map.bounds.front() <= 1 && map.bounds.back() > 10);
        QVERIFY(map.rows >= 8 && map.rows <= 30);
        QCOMPARE(map.maxCount, 2.0);
        QCOMPARE(map.axis, Heatmap::Axis::Linear);
        QCOMPARE(map.firstMs % map.columnMs, 0);
    }

    void calculatedSizes()
    {
        PanelDefinition panel = panelOf("heatmap");
        panel.heatmap.yBucketSize = 5;
        panel.heatmap.xBucketMs = 2 * kStep;
        const std::vector<Series> series{seriesOf({}, {0, 5, 10, 12})};
        const Heatmap map = heatmapOf(series, panel);
        QCOMPARE(map.bounds, (Values{0, 5, 10, 15}));
        QCOMPARE(columnOf(map, kStart), (Values{1, 1, 0}));
        panel.heatmap.yBucketSize.reset();
        panel.heatmap.yBuckets = 4;
        QCOMPARE(heatmapOf(series, panel).rows, 4);
    }

    void calculatedLogarithmic()
    {
        PanelDefinition panel = panelOf("heatmap");
        panel.heatmap.yScale = Scale::Log10;
        panel.heatmap.yBuckets = 3;
        const Heatmap map = heatmapOf({seriesOf({}, {0.001, 0.01, 0.5, -1})}, panel);
        QCOMPARE(map.rows, 3);
        QCOMPARE(map.axis, Heatmap::Axis::Log);
        QCOMPARE(std::accumulate(map.counts.begin(), map.counts.end(), 0.0), 4.0);
    }

    void oddValues_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("none") << QList<double>{};
        QTest::newRow("one") << QList<double>{3};
        QTest::newRow("zero") << QList<double>{0, 0};
        QTest::newRow("nan") << QList<double>{std::nan("")};
        QTest::newRow("infinite") << QList<double>{HUGE_VAL, -HUGE_VAL, 1};
        QTest::newRow("huge") << QList<double>{-1e300, 1e300};
        QTest::newRow("close") << QList<double>{1e15, 1e15 + 1};
        QTest::newRow("tiny") << QList<double>{1e-300, 2e-300};
    }
    void oddValues()
    {
        QFETCH(QList<double>, values);
        for (const Scale scale : {Scale::Linear, Scale::Log2}) {
            PanelDefinition panel = panelOf("heatmap");
            panel.heatmap.yScale = scale;
            const Heatmap map = heatmapOf({seriesOf({}, {values.begin(), values.end()})}, panel);
            QVERIFY(map.rows < 600);
            for (const double edge : rowEdges(map))
                QVERIFY(map.isEmpty() || (edge >= 0 && edge <= 1));
        }
    }

    void namedRows()
    {
        PanelDefinition panel = panelOf("heatmap");
        panel.heatmap.calculate = false;
        const Heatmap map
            = makeHeatmap(panel,
                          dataOf({seriesOf({{"s", "x"}}, {1}), seriesOf({{"s", "y"}}, {2})},
                                 QStringLiteral("{{s}}")));
        QCOMPARE(map.rowNames, (std::vector<QString>{QStringLiteral("x"), QStringLiteral("y")}));
        QCOMPARE(columnOf(map, kStart), (Values{1, 2}));
    }

    void moreNamesThanRows()
    {
        PanelDefinition panel = panelOf("heatmap");
        panel.heatmap.calculate = false;
        std::vector<Series> many;
        for (int i = 0; i < 700; ++i)
            many.push_back(seriesOf({{"s", std::to_string(i)}}, {1.0 * i}));
        const Heatmap map = makeHeatmap(panel, dataOf(many, QStringLiteral("{{s}}")));
        QVERIFY(map.rows > 0);
        QCOMPARE(map.rowNames.size(), static_cast<std::size_t>(map.rows));
        QCOMPARE(rowEdges(map).size(), map.rowNames.size() + 1);
    }

    void statCellsOfSeries()
    {
        PanelDefinition panel = panelOf("stat");
        panel.reduce.calc = QStringLiteral("max");
        panel.defaults.unit = QStringLiteral("percent");
        const auto cells
            = statCells(panel,
                        dataOf({seriesOf({{"a", "1"}}, {1, 95, 2}), seriesOf({{"a", "2"}}, {1})},
                               QStringLiteral("{{a}}")),
                        darkTheme(), 100);
        QCOMPARE(cells.size(), std::size_t{2});
        QCOMPARE(cells[0].value.all(), QStringLiteral("95%"));
        QCOMPARE(cells[0].sparkline.size(), std::size_t{1});
        QCOMPARE(cells[0].sparkline[0][1].y(), 1.0);
        QVERIFY(cells[1].sparkline.empty()); // one sample is no course
        QVERIFY(cells[0].color != cells[1].color);
    }

    void statCellsOfSamples()
    {
        PanelDefinition panel = panelOf("stat");
        panel.reduce.allValues = true;
        panel.reduce.limit = 2;
        QCOMPARE(statCells(panel, dataOf({seriesOf({}, {1, 2, 3})}), darkTheme(), 100).size(),
                 std::size_t{2});
        panel.reduce.allValues = false;
        panel.reduce.fields = QStringLiteral("/^b$/");
        const auto cells
            = statCells(panel,
                        dataOf({seriesOf({{"n", "a"}}, {1}), seriesOf({{"n", "b"}}, {2})},
                               QStringLiteral("{{n}}")),
                        darkTheme(), 100);
        QCOMPARE(cells.size(), std::size_t{1});
        QCOMPARE(cells[0].name, QStringLiteral("b"));
    }

    void sparklinesBreakAtGaps()
    {
        Series series = seriesOf({}, {1, 2, 3, 4});
        series.times[2] += 5 * kStep;
        series.times[3] += 5 * kStep;
        const auto cells = statCells(panelOf("stat"), dataOf({series}), darkTheme(), 100);
        QCOMPARE(cells[0].sparkline.size(), std::size_t{2});
    }

    void aSeriesThatEndedSaysSo()
    {
        const Series ended = seriesOf({{"a", "1"}}, {1, 2});
        const Series whole = seriesOf({{"a", "2"}}, std::vector<double>(31, 1.0));
        PanelDefinition panel = panelOf("stat");
        PanelData given = dataOf({ended, whole}, {}, 100); // "today" ends in the future
        given.receivedMs = kStart + 30 * kStep;
        const auto cells = statCells(panel, given, darkTheme(), 100);
        QCOMPARE(cells[0].endedMs, 29 * kStep);
        QCOMPARE(cells[1].endedMs, 0);
        const auto slices = pieModel(panel, given, darkTheme()).slices;
        QCOMPARE(slices[0].endedMs, 29 * kStep); // the larger one
        QCOMPARE(slices[1].endedMs, 0);
        panel.reduce.calc = QStringLiteral("mean");
        QCOMPARE(statCells(panel, given, darkTheme(), 100)[0].endedMs, 0);
        QCOMPARE(pieModel(panel, given, darkTheme()).slices[0].endedMs, 0);
    }

    void aSeriesEndsWithItsLastNumber()
    {
        std::vector<double> values(31, std::nan(""));
        values[1] = 7;
        PanelData given = dataOf({seriesOf({}, values)}, {}, 30);
        given.receivedMs = given.range.to;
        const auto cells = statCells(panelOf("stat"), given, darkTheme(), 100);
        QCOMPARE(cells[0].number, std::optional(7.0));
        QCOMPARE(cells[0].endedMs, 29 * kStep);
    }

    void sparklinesAreThinned()
    {
        std::vector<double> values(20000, 1.0);
        values[7777] = 9;
        const auto cells = statCells(panelOf("stat"), dataOf({seriesOf({}, values)}, {}, 20000),
                                     darkTheme(), 50);
        const auto &line = cells[0].sparkline[0];
        QVERIFY(line.size() <= 51 * 4);
        QVERIFY(std::any_of(line.begin(), line.end(), [](QPointF p) { return p.y() == 1; }));
    }

    // Whatever of the map lies before, behind or on an edge of the picture: what is inside is
    // drawn, and nothing else is written to.
    void imageOfAnyRange()
    {
        Heatmap map;
        map.columnMs = 15'000;
        map.columns = 61;
        map.rows = 1;
        map.bounds = {0, 1};
        map.counts.assign(61, 1.0);
        map.maxCount = 1;
        const HeatmapColors colors({}, map, darkTheme());
        for (std::int64_t from = -920'000; from <= 920'000; from += 7'500) {
            const QImage image
                = heatmapImage(map, {from, from + 900'000}, QSize(401, 20), colors, 1);
            const bool inside = from < 915'000 && from + 900'000 > 0;
            bool drawn = false;
            for (int x = 0; x < image.width(); ++x)
                drawn = drawn || image.pixel(x, 10) != 0;
            if (std::abs(from) < 880'000)
                QCOMPARE(drawn, inside);
        }
    }

    void pieShares()
    {
        const PieModel model
            = pieModel(panelOf("pie"),
                       dataOf({seriesOf({{"a", "1"}}, {1}), seriesOf({{"a", "2"}}, {7}),
                               seriesOf({{"a", "3"}}, {-5}), seriesOf({{"a", "4"}}, {HUGE_VAL})}),
                       darkTheme());
        QCOMPARE(model.slices.size(), std::size_t{2});
        QCOMPARE(model.slices[0].share, 0.875);
        QCOMPARE(model.slices[0].percent, QStringLiteral("87.5%"));
        QCOMPARE(model.negative, 1);
        QCOMPARE(model.notNumbers, 1);
    }
};

QTEST_GUILESS_MAIN(TestHeatmap)
#include "tst_heatmap.moc"
