// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphhover.h"
#include "models/panels/graphmodel.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace onex;

namespace {

constexpr std::int64_t kStep = 10;

struct Panel
{
    std::shared_ptr<Frame> frame = std::make_shared<Frame>();
    std::vector<FieldOptions> options;

    void add(std::vector<std::int64_t> times, std::vector<double> values, FieldOptions option = {})
    {
        frame->series.push_back({{}, std::move(times), std::move(values), {}});
        options.push_back(std::move(option));
    }
    GraphScenePtr scene(const std::vector<bool> &shown = {}, TimeRange range = {0, 100}) const
    {
        std::vector<DisplaySeries> display;
        for (std::size_t i = 0; i < options.size(); ++i) {
            DisplaySeries series;
            series.name = QString::number(i);
            series.options = options[i];
            series.stepMs = kStep;
            series.frame = frame;
            series.series = &frame->series[i];
            display.push_back(std::move(series));
        }
        return graphScene(std::move(display), shown, {}, range, darkTheme());
    }
};

std::vector<double> listOf(std::span<const double> values)
{
    return {values.begin(), values.end()};
}

FieldOptions unit(const QString &name)
{
    FieldOptions options;
    options.unit = name;
    return options;
}

} // namespace

class TestGraphModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secondUnitGoesRight();
    void mirrored();
    void stackedAnew();
    void zerosForMissing();
    void gapLimits();
    void belowZeroIsNotOnALogAxis();
    void fillsBelowTo();
    void extentOfWhatIsSeen();
    void axisExtents_data();
    void axisExtents();
    void hover();
};

void TestGraphModel::secondUnitGoesRight()
{
    Panel panel;
    panel.add({0}, {1}, unit(QStringLiteral("bytes")));
    panel.add({0}, {1}, unit(QStringLiteral("percent")));
    FieldOptions left = unit(QStringLiteral("percent"));
    left.axis = AxisPlacement::Left;
    panel.add({0}, {1}, left);
    const auto scene = panel.scene();
    QVERIFY(!scene->series[0].right && scene->series[1].right && !scene->series[2].right);
    QCOMPARE(scene->right.unit, QStringLiteral("percent"));
    QCOMPARE(scene->left.unit, QStringLiteral("bytes"));
}

void TestGraphModel::mirrored()
{
    Panel panel;
    FieldOptions options;
    options.negativeY = true;
    panel.add({0, 10}, {1, 2}, options);
    QCOMPARE(listOf(panel.scene()->series[0].values), (std::vector<double>{-1, -2}));
}

// Without a series that is switched off, the others stand on the ground.
void TestGraphModel::stackedAnew()
{
    Panel panel;
    FieldOptions options;
    options.stacking = Stacking::Normal;
    panel.add({0, 10}, {1, 2}, options);
    panel.add({0, 10}, {5, 5}, options);
    QCOMPARE(listOf(panel.scene()->series[1].values), (std::vector<double>{6, 7}));
    const auto one = panel.scene({false, true});
    QCOMPARE(one->series.size(), std::size_t(1));
    QCOMPARE(listOf(one->series[0].values), (std::vector<double>{5, 5}));
}

void TestGraphModel::zerosForMissing()
{
    Panel panel;
    FieldOptions options;
    options.nullAsZero = true;
    panel.add({10, 40}, {3, 4}, options);
    const auto scene = panel.scene({}, {0, 60});
    QCOMPARE(listOf(scene->series[0].values), (std::vector<double>{0, 3, 0, 0, 4, 0, 0}));
}

void TestGraphModel::gapLimits()
{
    Panel panel;
    FieldOptions always;
    always.spanNullsMs = std::numeric_limits<std::int64_t>::max();
    panel.add({0, 10}, {1, 1});
    panel.add({0, 10}, {1, 1}, always);
    const auto scene = panel.scene();
    QCOMPARE(scene->series[0].maxGapMs, 15);
    QCOMPARE(scene->series[1].maxGapMs, std::numeric_limits<std::int64_t>::max());
}

void TestGraphModel::belowZeroIsNotOnALogAxis()
{
    Panel panel;
    FieldOptions options;
    options.scale = Scale::Log10;
    panel.add({0, 10, 20}, {100, 0, -5}, options);
    const auto scene = panel.scene();
    QCOMPARE(scene->series[0].values[0], 2.);
    QVERIFY(std::isnan(scene->series[0].values[1]) && std::isnan(scene->series[0].values[2]));
}

void TestGraphModel::fillsBelowTo()
{
    Panel panel;
    FieldOptions upper;
    upper.fillBelowTo = QStringLiteral("1");
    panel.add({0, 10, 20}, {9, 9, 9}, upper);
    panel.add({0, 20}, {1, 3});
    FieldOptions nobody;
    nobody.fillBelowTo = QStringLiteral("not there");
    panel.add({0}, {1}, nobody);
    const auto scene = panel.scene();
    QCOMPARE(scene->series[0].base[0], 1.);
    QCOMPARE(scene->series[0].base[2], 3.);
    QVERIFY(scene->series[2].base.empty());
}

void TestGraphModel::extentOfWhatIsSeen()
{
    Panel panel;
    panel.add({0, 10, 20, 30, 40}, {100, 1, 2, std::nan(""), -50});
    const auto scene = panel.scene();
    QCOMPARE(dataExtent(*scene, false, {20, 25}), (Extent{1, 2})); // one more on each side
    QCOMPARE(dataExtent(*scene, false, {0, 100}), (Extent{-50, 100}));
    QVERIFY(!dataExtent(*scene, true, {0, 100}));
}

void TestGraphModel::axisExtents_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::newRow("starts at zero") << 1. << 9. << 0. << 10.;
    QTest::newRow("far from zero") << 1000. << 1001. << 999.9 << 1001.1;
    QTest::newRow("both sides") << -4. << 4. << -5. << 5.;
    QTest::newRow("constant") << 5. << 5. << 4.5 << 5.5;
    QTest::newRow("zero") << 0. << 0. << 0. << 1.;
}

void TestGraphModel::axisExtents()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, min);
    QFETCH(double, max);
    const AxisSpec axis;
    const Extent extent = axisExtent(axis, Extent{low, high}, 5);
    QVERIFY(extent.min < extent.max);
    QVERIFY(extent.min <= low && extent.max >= high);
    const double slack = (max - min) * 0.15;
    QVERIFY2(std::abs(extent.min - min) <= slack, qPrintable(QString::number(extent.min)));
    QVERIFY2(std::abs(extent.max - max) <= slack, qPrintable(QString::number(extent.max)));
    AxisSpec fixed;
    fixed.min = -7;
    fixed.max = 70;
    QCOMPARE(axisExtent(fixed, Extent{low, high}, 5), (Extent{-7, 70}));
}

void TestGraphModel::hover()
{
    Panel panel;
    FieldOptions options;
    options.stacking = Stacking::Normal;
    panel.add({0, 10, 20}, {1, 1, 1}, options);
    panel.add({0, 10, 20}, {5, 6, 7}, options);
    panel.add({0}, {3}, options);
    const auto scene = panel.scene();
    const GraphViewport view{{0, 20}, {0, 10}, {0, 1}, {200, 100}, 1};
    const auto at = hoverAt(*scene, view, 12, 25, TooltipOptions::Sort::Descending);
    QVERIFY(at);
    QCOMPARE(at->time, 10);
    QCOMPARE(at->values.size(), std::size_t(2)); // the third has none there
    QCOMPARE(at->values[0].value, 6.);           // as sent, not stacked
    QCOMPARE(at->values[0].row, 30.);            // where it is drawn
    QCOMPARE(at->nearest, std::optional<std::size_t>(1));
    QVERIFY(!hoverAt(*scene, view, 500, 25, TooltipOptions::Sort::None));
}

QTEST_GUILESS_MAIN(TestGraphModel)
#include "tst_graphmodel.moc"
