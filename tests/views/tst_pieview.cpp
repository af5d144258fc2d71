// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/panels/paneldatafixture.h"
#include "tests/views/pictures.h"
#include "views/panels/paneltypes.h"
#include "views/panels/pieview.h"

#include <cmath>
#include <numbers>

using namespace onex;
using namespace onex::test;

namespace {

PanelData shares(const std::vector<double> &values)
{
    static const char *const kNames[] = {"timeout", "validation", "io", "auth", "schema", "quota"};
    std::vector<Series> series;
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::string name = kNames[i % 6];
        if (i >= 6)
            name += "-" + std::to_string(i / 6);
        series.push_back(seriesOf({{"category", name}}, {1, values[i]}));
    }
    return dataOf(std::move(series), QStringLiteral("{{category}}"));
}

PanelDefinition piePanel(bool donut)
{
    PanelDefinition panel = panelOf(QStringLiteral("pie"));
    panel.title = QStringLiteral("Errors by category");
    panel.defaults.unit = QStringLiteral("reqps");
    panel.pie.donut = donut;
    return panel;
}

// A point of the circle `turn` (0 to 1, clockwise from the top) and `out` of the radius away.
QPoint onCircle(const PieView &view, double turn, double out)
{
    const QRectF circle = view.layoutOfPie().circle;
    const double angle = turn * 2 * std::numbers::pi, radius = circle.width() / 2 * out;
    return (circle.center() + QPointF(std::sin(angle), -std::cos(angle)) * radius).toPoint();
}

} // namespace

class TestPieView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isInTheTable()
    {
        const std::unique_ptr<PanelView> view(makePanelView(QStringLiteral("pie"), nullptr));
        QVERIFY(qobject_cast<PieView *>(view.get()));
    }

    void slicesHaveTheirColors_data()
    {
        QTest::addColumn<bool>("donut");
        QTest::newRow("pie") << false;
        QTest::newRow("donut") << true;
    }
    void slicesHaveTheirColors()
    {
        QFETCH(bool, donut);
        PieView view;
        view.setDefinition(piePanel(donut));
        view.setData(shares({2, 5, 1}));
        const QImage picture = pictureOf(view, {420, 220}, darkTheme(),
                                         donut ? QStringLiteral("donut") : QStringLiteral("pie"));
        const std::vector<PieSlice> &slices = view.slices().slices;
        QCOMPARE(slices[0].name, QStringLiteral("validation"));
        double start = 0;
        for (const PieSlice &slice : slices) {
            const QPoint middle = onCircle(view, start + slice.share / 2, 0.85);
            QVERIFY(isNear(picture.pixelColor(middle), slice.color));
            start += slice.share;
        }
        const QColor centre = picture.pixelColor(onCircle(view, 0.4, 0.5));
        QCOMPARE(isNear(centre, slices[0].color), !donut);
    }

    void pictures_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QSize>("size");
        for (const int count : {1, 6, 30})
            for (const QSize size :
                 {QSize(120, 80), QSize(300, 200), QSize(220, 360), QSize(760, 300)})
                QTest::addRow("%d in %dx%d", count, size.width(), size.height()) << count << size;
    }
    void pictures()
    {
        QFETCH(int, count);
        QFETCH(QSize, size);
        std::vector<double> values;
        for (int i = 0; i < count; ++i)
            values.push_back(100.0 / (i + 1));
        PieView view;
        PanelDefinition panel = piePanel(count == 6);
        panel.pie.labels = QStringList{QStringLiteral("percent")};
        view.setDefinition(panel);
        view.setData(shares(values));
        const QString name
            = QStringLiteral("pie-%1-%2x%3").arg(count).arg(size.width()).arg(size.height());
        pictureOf(view, size, count == 30 ? lightTheme() : darkTheme(), name);
        const PieLayout &layout = view.layoutOfPie();
        const QRectF all({0, 0}, QSizeF(size));
        QVERIFY(all.contains(layout.circle));
        QVERIFY(layout.circle.width() >= 40);
        QVERIFY(layout.legend.isEmpty() || all.contains(layout.legend));
        QVERIFY(!layout.legend.intersects(layout.circle));
        QVERIFY(layout.name + layout.value + layout.percent <= layout.legend.width()
                || layout.legend.isEmpty());
    }

    void legendGoesBelowWhereItIsNarrow()
    {
        PieView view;
        view.setDefinition(piePanel(false));
        view.setData(shares({3, 2, 1}));
        showSized(view, {500, 250});
        QVERIFY(view.layoutOfPie().legend.left() > view.layoutOfPie().circle.right());
        view.resize(220, 400);
        QVERIFY(view.layoutOfPie().legend.top() > view.layoutOfPie().circle.bottom());
    }

    void saysWhatIsLeftOut()
    {
        PieView view;
        view.setDefinition(piePanel(false));
        view.setData(shares({4, -2, HUGE_VAL, 0, 1}));
        const QImage picture
            = pictureOf(view, {460, 220}, darkTheme(), QStringLiteral("pie-leftout"));
        QCOMPARE(view.slices().slices.size(), std::size_t{3}); // the zero has a row
        QCOMPARE(view.slices().negative, 1);
        QCOMPARE(view.slices().notNumbers, 1);
        QVERIFY(!view.layoutOfPie().note.isEmpty());
        QVERIFY(countOf(picture, view.layoutOfPie().note.toRect(), darkTheme().warning, 40) > 10);
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("negative")));
    }

    // Two shares, of which the larger ended five hours before the other.
    static PanelData oneEnded()
    {
        const Series ended = seriesOf({{"category", "timeout"}}, {1, 5});
        Series whole = seriesOf({{"category", "validation"}}, {3});
        whole.times[0] += 1800 * kStep;
        PanelData data = dataOf({ended, whole}, QStringLiteral("{{category}}"), 1800);
        data.receivedMs = data.range.to;
        return data;
    }

    void marksWhatEnded()
    {
        PieView view;
        view.setDefinition(piePanel(true));
        view.setData(oneEnded());
        const QImage picture
            = pictureOf(view, {460, 220}, darkTheme(), QStringLiteral("pie-ended"));
        const PieLayout &layout = view.layoutOfPie();
        QRect row = layout.legend.toRect();
        row.setHeight(static_cast<int>(layout.rowHeight));
        QVERIFY(countOf(picture, row, darkTheme().warning, 20) > 10);
        row.translate(0, static_cast<int>(layout.rowHeight));
        QCOMPARE(countOf(picture, row, darkTheme().warning, 20), 0);
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("4h 59m ago")));
    }

    void marksWhatEndedWithoutALegend()
    {
        PieView view;
        PanelDefinition panel = piePanel(false);
        panel.legend.mode = LegendOptions::Mode::Hidden;
        view.setDefinition(panel);
        view.setData(oneEnded());
        const QImage picture
            = pictureOf(view, {300, 200}, darkTheme(), QStringLiteral("pie-ended-no-legend"));
        QVERIFY(countOf(picture, QRect(0, 0, 90, 20), darkTheme().warning, 20) > 10);
    }

    void hoverHighlights()
    {
        PieView view;
        view.setDefinition(piePanel(false));
        view.setData(shares({1, 3}));
        showSized(view, {420, 220});
        QTest::mouseMove(&view, onCircle(view, 0.1, 0.5));
        QTRY_COMPARE(view.current(), 0);
        const QImage picture = view.grab().toImage();
        QVERIFY(!isNear(picture.pixelColor(onCircle(view, 0.9, 0.5)),
                        view.slices().slices[1].color)); // the other one steps back
        const QRectF legend = view.layoutOfPie().legend;
        QTest::mouseMove(
            &view,
            QPoint(static_cast<int>(legend.left()) + 20,
                   static_cast<int>(legend.top() + view.layoutOfPie().rowHeight * 1.5)));
        QTRY_COMPARE(view.current(), 1);
    }

    void allZero()
    {
        PieView view;
        view.setDefinition(piePanel(true));
        view.setData(shares({0, 0}));
        pictureOf(view, {300, 160}, lightTheme(), QStringLiteral("pie-zero"));
        QCOMPARE(view.slices().total, 0.0);
        QCOMPARE(view.slices().slices[0].percent, QStringLiteral("0.0%"));
    }
};

QTEST_MAIN(TestPieView)
#include "tst_pieview.moc"
