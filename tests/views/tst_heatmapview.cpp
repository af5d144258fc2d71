// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/panels/paneldatafixture.h"
#include "tests/views/pictures.h"
#include "views/panels/heatmapview.h"
#include "views/panels/paneltypes.h"

#include <QSignalSpy>

#include <cmath>

using namespace onex;
using namespace onex::test;

namespace {

constexpr int kSteps = 120;

PanelData buckets()
{
    static const std::vector<std::pair<std::string, double>> kBounds
        = {{"0.005", 0.005}, {"0.01", 0.01}, {"0.025", 0.025}, {"0.05", 0.05},
           {"0.1", 0.1},     {"0.25", 0.25}, {"0.5", 0.5},     {"1", 1},
           {"2.5", 2.5},     {"5", 5},       {"10", 10},       {"+Inf", 1e9}};
    std::vector<Series> series;
    for (const auto &[text, bound] : kBounds) {
        std::vector<double> values;
        for (int k = 0; k <= kSteps; ++k) {
            const double centre = std::log(0.1) + 1.2 * std::sin(k / 15.0);
            values.push_back(50 / (1 + std::exp(-(std::log(bound) - centre) * 1.7)));
        }
        series.push_back(seriesOf({{"le", text}}, std::move(values)));
    }
    return dataOf(std::move(series), QStringLiteral("{{le}}"), kSteps);
}

PanelData quantiles(int count, int steps)
{
    std::vector<Series> series;
    for (int i = 0; i < count; ++i) {
        std::vector<double> values;
        for (int k = 0; k <= steps; ++k)
            values.push_back(0.2 + 0.15 * std::sin(k / 20.0 + i) + 0.01 * i
                             + 0.02 * ((k * 7 + i * 3) % 11));
        series.push_back(seriesOf({{"node", std::to_string(i)}}, std::move(values)));
    }
    return dataOf(std::move(series), QStringLiteral("{{node}}"), steps);
}

PanelDefinition heatmapPanel()
{
    PanelDefinition panel = panelOf(QStringLiteral("heatmap"));
    panel.title = QStringLiteral("Response time");
    panel.defaults.unit = QStringLiteral("s");
    return panel;
}

double brightness(QColor color) { return color.redF() + color.greenF() + color.blueF(); }

} // namespace

class TestHeatmapView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isInTheTable()
    {
        const std::unique_ptr<PanelView> view(makePanelView(QStringLiteral("heatmap"), nullptr));
        QVERIFY(qobject_cast<HeatmapView *>(view.get()));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("calculated");
        QTest::addColumn<Scale>("scale");
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(120, 80), QSize(300, 180), QSize(900, 320)}) {
            QTest::addRow("buckets %d", size.width()) << false << Scale::Linear << size;
            QTest::addRow("buckets log %d", size.width()) << false << Scale::Log10 << size;
            QTest::addRow("calculated %d", size.width()) << true << Scale::Linear << size;
            QTest::addRow("calculated log %d", size.width()) << true << Scale::Log2 << size;
        }
    }
    void pictures()
    {
        QFETCH(bool, calculated);
        QFETCH(Scale, scale);
        QFETCH(QSize, size);
        PanelDefinition panel = heatmapPanel();
        panel.heatmap.yScale = scale;
        for (const Theme &theme : {darkTheme(), lightTheme()}) {
            HeatmapView view;
            view.setTimeZone(QTimeZone::utc());
            view.setDefinition(panel);
            view.setData(calculated ? quantiles(15, kSteps) : buckets());
            const QImage picture = pictureOf(view, size, theme,
                                             QStringLiteral("heatmap-")
                                                 + QString::fromLatin1(QTest::currentDataTag()));
            const HeatmapLayout &layout = view.layoutOfMap();
            QVERIFY(view.rect().contains(layout.plot));
            QVERIFY(layout.plot.height() > 30);
            for (std::size_t i = 1; i < layout.values.size(); ++i)
                QVERIFY(layout.values[i - 1].at - layout.values[i].at
                        >= view.fontMetrics().height() * 0.95);
            QVERIFY(countOf(picture, layout.plot, theme.panel)
                    < layout.plot.width() * layout.plot.height());
        }
    }

    void fullerCellsStandOut()
    {
        // One bucket, ever fuller.
        std::vector<double> counts;
        for (int k = 0; k <= 10; ++k)
            counts.push_back(k * 10.0);
        PanelDefinition panel = heatmapPanel();
        panel.heatmap.calculate = false;
        HeatmapView view;
        view.setDefinition(panel);
        view.setData(dataOf({seriesOf({{"le", "1"}}, counts), seriesOf({{"le", "+Inf"}}, counts)}));
        const QImage picture
            = pictureOf(view, {600, 200}, darkTheme(), QStringLiteral("heatmap-steps"));
        const QRect plot = view.layoutOfMap().plot;
        const int y = plot.top() + plot.height() * 3 / 4; // the lower of two rows
        double last = 0;
        for (int k = 1; k < 10; ++k) {
            const int x = plot.left() + plot.width() * k / 10;
            const double now = brightness(picture.pixelColor(x, y));
            QVERIFY2(now > last, qPrintable(QString::number(k)));
            last = now;
        }
        QVERIFY(isNear(picture.pixelColor(plot.left() + 3, y), darkTheme().panel)); // none
        QVERIFY(isNear(picture.pixelColor(plot.center().x() + 7, plot.top() + plot.height() / 4),
                       darkTheme().panel)); // nothing above 1
    }

    void lastBucketIsLabelled()
    {
        HeatmapView view;
        view.setDefinition(heatmapPanel());
        view.setData(buckets());
        showSized(view, {700, 400});
        QCOMPARE(view.layoutOfMap().values.back().text, QStringLiteral("+Inf"));
    }

    void hoverTellsTheTime()
    {
        HeatmapView view;
        view.setDefinition(heatmapPanel());
        view.setData(buckets());
        showSized(view, {600, 300});
        QSignalSpy spy(&view, &PanelView::hovered);
        const QRect plot = view.layoutOfMap().plot;
        QTest::mouseMove(&view, plot.center());
        QTRY_VERIFY(!spy.isEmpty());
        const auto time = spy.last().at(0).value<std::optional<qint64>>();
        QVERIFY(time.has_value());
        QVERIFY(std::llabs(*time - (kStart + kSteps * kStep / 2)) < 2 * kStep);
    }

    void goesWhileTheMouseIsOverIt()
    {
        QWidget window;
        auto *view = new HeatmapView(&window);
        view->setDefinition(heatmapPanel());
        view->setData(buckets());
        view->resize(600, 300);
        showSized(window, {600, 300});
        QSignalSpy spy(view, &PanelView::hovered);
        QTest::mouseMove(view, {1, 1}); // or there may be nothing to move
        QTest::mouseMove(view, view->layoutOfMap().plot.center());
        QTRY_VERIFY(!spy.isEmpty());
        delete view;
    }

    void dragChoosesARange()
    {
        HeatmapView view;
        view.setDefinition(heatmapPanel());
        view.setData(buckets());
        showSized(view, {600, 300});
        QSignalSpy ranges(&view, &PanelView::rangeChosen);
        QSignalSpy zoomOut(&view, &PanelView::zoomOutRequested);
        const QRect plot = view.layoutOfMap().plot;
        const auto at = [&plot](double part) {
            return QPoint(plot.left() + static_cast<int>(part * plot.width()), plot.center().y());
        };
        QTest::mousePress(&view, Qt::LeftButton, {}, at(0.75));
        QTest::mouseMove(&view, at(0.25));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at(0.25));
        QCOMPARE(ranges.size(), 1);
        const auto range = ranges.first().at(0).value<TimeRange>();
        QVERIFY(std::llabs(range.from - (kStart + kSteps * kStep / 4)) < kStep);
        QVERIFY(std::llabs(range.to - (kStart + kSteps * kStep * 3 / 4)) < kStep);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, at(0.5));
        QCOMPARE(zoomOut.size(), 1);
    }

    void crosshairIsDrawn()
    {
        HeatmapView view;
        view.setDefinition(heatmapPanel());
        view.setData(buckets());
        showSized(view, {600, 300});
        const QImage before = view.grab().toImage();
        view.setCrosshair(kStart + 30 * kStep);
        QVERIFY(view.grab().toImage() != before);
        view.setCrosshair(std::nullopt);
        QCOMPARE(view.grab().toImage(), before);
    }

    void manySamplesSettle()
    {
        HeatmapView view;
        view.setDefinition(heatmapPanel());
        QSignalSpy settled(&view, &PanelView::settled);
        view.setData(quantiles(200, 1000));
        QVERIFY(!view.isSettled());
        view.setData(quantiles(201, 1000)); // overtakes
        QTRY_VERIFY(view.isSettled());
        QCOMPARE(settled.size(), 1);
        QCOMPARE(view.heatmap().series, 201);
    }

    void emptyIsSaid()
    {
        HeatmapView view;
        view.setDefinition(heatmapPanel());
        view.setData(dataOf(std::vector<Series>()));
        const QImage picture
            = pictureOf(view, {200, 100}, darkTheme(), QStringLiteral("heatmap-none"));
        QVERIFY(countOf(picture, picture.rect(), darkTheme().muted, 40) > 10);
    }
};

QTEST_MAIN(TestHeatmapView)
#include "tst_heatmapview.moc"
