// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/colors.h"
#include "tests/panels/paneldatafixture.h"
#include "tests/views/pictures.h"
#include "views/panels/paneltypes.h"
#include "views/panels/statview.h"

#include <QFontMetricsF>
#include <QSignalSpy>

#include <cmath>

using namespace onex;
using namespace onex::test;

namespace {

PanelData waves(int count, double scale = 20)
{
    std::vector<Series> series;
    for (int i = 0; i < count; ++i) {
        std::vector<double> values;
        for (int k = 0; k < 60; ++k)
            values.push_back(scale * (i % 6 + 1) + 6 * std::sin(k / 7.0 + i) + k % 5);
        series.push_back(
            seriesOf({{"instance", "node-" + std::to_string(i + 1) + ":9100"}}, std::move(values)));
    }
    return dataOf(std::move(series), QStringLiteral("{{instance}}"), 59);
}

PanelDefinition statPanel(const QString &unit)
{
    PanelDefinition panel = panelOf(QStringLiteral("stat"));
    panel.title = QStringLiteral("Nodes");
    panel.defaults.unit = unit;
    return panel;
}

double textWidth(const StatView &view, const StatCell &cell)
{
    const StatLayout &layout = view.layoutOfCells();
    return valueWidth(cell.value, view.font(), layout.valuePx, layout.affixPx);
}

} // namespace

class TestStatView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isInTheTable()
    {
        const std::unique_ptr<PanelView> view(makePanelView(QStringLiteral("stat"), nullptr));
        QVERIFY(qobject_cast<StatView *>(view.get()));
    }

    void textsFit_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const int count : {1, 2, 4, 9, 40})
            for (const QSize size : {QSize(120, 60), QSize(300, 160), QSize(900, 120),
                                     QSize(160, 500), QSize(1000, 600)})
                if (count < 40 || size.width() > 120) // 13 by 7 pixels each hold no text
                    QTest::addRow("%d in %dx%d", count, size.width(), size.height())
                        << count << size << (count != 4);
    }
    void textsFit()
    {
        QFETCH(int, count);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        StatView view;
        view.setDefinition(statPanel(QStringLiteral("percent")));
        view.setData(waves(count));
        pictureOf(view, size, dark ? darkTheme() : lightTheme(),
                  QStringLiteral("stat-%1-%2x%3").arg(count).arg(size.width()).arg(size.height()));
        const StatLayout &layout = view.layoutOfCells();
        QCOMPARE(layout.cells.size(), static_cast<std::size_t>(count));
        for (std::size_t i = 0; i < layout.cells.size(); ++i) {
            const StatLayout::Cell &cell = layout.cells[i];
            const QRectF all = QRectF(QPointF(), QSizeF(size)).adjusted(-0.5, -0.5, 0.5, 0.5);
            QVERIFY(all.contains(cell.frame));
            QVERIFY(cell.frame.adjusted(-0.5, -0.5, 0.5, 0.5).contains(cell.value));
            QVERIFY2(textWidth(view, view.cells()[i]) <= cell.value.width() + 1,
                     qPrintable(QString::number(layout.valuePx)));
        }
        for (std::size_t i = 1; i < layout.cells.size(); ++i)
            QVERIFY(!layout.cells[i].frame.intersects(layout.cells[i - 1].frame));
        const double share = std::sqrt(size.width() * size.height() / count);
        QVERIFY2(layout.valuePx >= share * 0.12, qPrintable(QString::number(layout.valuePx)));
    }

    void usesTheSpace()
    {
        StatView view;
        view.setDefinition(statPanel(QStringLiteral("percent")));
        view.setData(waves(4));
        showSized(view, {1000, 120});
        const double wideTop = view.layoutOfCells().cells.back().frame.top();
        QCOMPARE(wideTop, 0.0); // one row
        view.resize(150, 600);
        QCOMPARE(view.layoutOfCells().cells.back().frame.left(), 0.0); // one column
    }

    void backgroundShowsTheThreshold_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("color");
        QTest::newRow("below") << 79.9 << "green";
        QTest::newRow("at") << 80.0 << "red";
        QTest::newRow("above") << 120.0 << "red";
    }
    void backgroundShowsTheThreshold()
    {
        QFETCH(double, value);
        QFETCH(QString, color);
        PanelDefinition panel = statPanel(QString());
        panel.stat.colorTarget = StatOptions::ColorTarget::Background;
        panel.stat.sparkline = false;
        StatView view;
        view.setDefinition(panel);
        view.setData(dataOf({seriesOf({}, {1, value})}));
        const QImage picture
            = pictureOf(view, {200, 100}, darkTheme(), QStringLiteral("stat-background-") + color);
        const QColor wanted = namedColor(color, darkTheme());
        QVERIFY(isNear(picture.pixelColor(8, 50), wanted));
        QVERIFY(countOf(picture, picture.rect(), wanted) > 200 * 100 / 2);
        QVERIFY(countOf(picture, picture.rect(), textOn(wanted), 30) > 50);
        QVERIFY(contrastRatio(wanted, textOn(wanted)) >= 3);
    }

    void manyBackgrounds()
    {
        PanelDefinition panel = statPanel(QStringLiteral("bytes"));
        panel.stat.colorTarget = StatOptions::ColorTarget::Background;
        panel.defaults.thresholds = Thresholds{false,
                                               {{std::nullopt, QStringLiteral("blue")},
                                                {60e6, QStringLiteral("#EAB839")},
                                                {90e6, QStringLiteral("dark-red")}}};
        for (const Theme &theme : {darkTheme(), lightTheme()}) {
            StatView view;
            view.setDefinition(panel);
            view.setData(waves(6, 2e7));
            pictureOf(view, {700, 260}, theme, QStringLiteral("stat-backgrounds"));
            QCOMPARE(view.cells().size(), std::size_t{6});
        }
    }

    void valueColorsReadOnLight()
    {
        PanelDefinition panel = statPanel(QStringLiteral("currencyUSD"));
        panel.defaults.colorMode = ColorMode::Fixed;
        panel.defaults.color = QStringLiteral("super-light-yellow");
        StatView view;
        view.setDefinition(panel);
        view.setData(waves(1));
        const QImage picture
            = pictureOf(view, {300, 140}, lightTheme(), QStringLiteral("stat-readable"));
        const QColor ink = readableOn(lightTheme().panel, view.cells()[0].color);
        QVERIFY(contrastRatio(ink, lightTheme().panel) >= 3);
        QVERIFY(countOf(picture, picture.rect(), ink) > 40);
    }

    void textModes()
    {
        PanelDefinition panel = statPanel(QString());
        StatView view;
        const auto layoutWith = [&](StatOptions::TextMode mode) {
            panel.stat.textMode = mode;
            view.setDefinition(panel);
            view.setData(waves(2));
            showSized(view, {400, 200});
            return view.layoutOfCells();
        };
        QCOMPARE(layoutWith(StatOptions::TextMode::Value).namePx, 0.0);
        QCOMPARE(layoutWith(StatOptions::TextMode::Name).valuePx, 0.0);
        QVERIFY(layoutWith(StatOptions::TextMode::ValueAndName).namePx > 0);
        QVERIFY(layoutWith(StatOptions::TextMode::Auto).namePx > 0);
        const StatLayout none = layoutWith(StatOptions::TextMode::None);
        QCOMPARE(none.valuePx + none.namePx, 0.0);
    }

    void saysNoData()
    {
        PanelDefinition panel = statPanel(QString());
        panel.defaults.noValue = QStringLiteral("quiet");
        StatView view;
        view.setDefinition(panel);
        view.setData(dataOf(std::vector<Series>()));
        const QImage picture = pictureOf(view, {200, 80}, darkTheme(), QStringLiteral("stat-none"));
        QVERIFY(countOf(picture, picture.rect(), darkTheme().muted, 40) > 10);
        QVERIFY(!view.accessibleDescription().isEmpty());
    }

    void tellsItsValues()
    {
        StatView view;
        view.setDefinition(statPanel(QStringLiteral("percent")));
        view.setData(dataOf({seriesOf({}, {1, 42})}));
        QCOMPARE(view.accessibleName(), QStringLiteral("Nodes"));
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("42%")));
    }

    void linksAreActivated()
    {
        PanelDefinition panel = statPanel(QString());
        panel.defaults.links = {{QStringLiteral("more"), QStringLiteral("https://example.org/")}};
        StatView view;
        view.setDefinition(panel);
        view.setData(waves(1));
        showSized(view, {200, 100});
        QSignalSpy links(&view, &PanelView::linkActivated);
        QTest::mouseClick(&view, Qt::LeftButton, {}, {100, 50});
        QCOMPARE(links.size(), 1);
    }
};

QTEST_MAIN(TestStatView)
#include "tst_statview.moc"
