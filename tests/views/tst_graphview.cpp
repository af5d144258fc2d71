// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/legendmodel.h"
#include "tests/views/graphfixture.h"
#include "views/panels/graphchart.h"
#include "views/panels/graphview.h"
#include "views/panels/hoverbox.h"
#include "views/panels/legendview.h"
#include "views/panels/paneltypes.h"

#include <QListView>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>

#include <algorithm>
#include <memory>

using namespace onex;
using namespace onex::test;

namespace {

FieldOptions fixedColor(const QString &color, double width)
{
    FieldOptions options;
    options.colorMode = ColorMode::Fixed;
    options.color = color;
    options.lineWidth = width;
    return options;
}

// A series that is `level` all the time.
void addLevel(PanelData &data, const std::string &name, double level, int from, int to)
{
    auto frame = data.targets[0].frame ? std::make_shared<Frame>(*data.targets[0].frame)
                                       : std::make_shared<Frame>();
    Series series;
    series.labels = Labels{{"instance", name}};
    for (int i = from; i < to; ++i) {
        series.times.push_back(kStart + i * kStep);
        series.values.push_back(level);
    }
    frame->series.push_back(std::move(series));
    data.targets[0].frame = frame;
}

} // namespace

class TestGraphView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void isListed();
    void drawsTheColour();
    void gapIsNotZero();
    void dragChoosesRange();
    void shiftDragPans();
    void escapeCancelsDrag();
    void wheelZoomsAroundTheMouse();
    void plainWheelIsForScrolling();
    void doubleClickZoomsOut();
    void hoverTellsTimeAndNearest();
    void tooltipKeepsWhatFits();
    void crosshairOfOthers();
    void marksWhatWentOn();
    void legendIsolates();
    void legendMarksWhatEnded_data();
    void legendMarksWhatEnded();
    void legendClick();
    void denseSettles();
    void denseFollowsTheMouseAtOnce();
    void newDataWhileBusy();
    void hasAccessibleName();
    void markupStaysText();

private:
    void show(const PanelData &data);
    QWidget *plotWidget() const { return m_chart->viewport(); }
    void moveTo(QPoint at, Qt::MouseButtons buttons = Qt::NoButton);
    QPoint inPlot(double x, double y) const;
    int count(const QImage &picture, const QColor &color, QRect where) const;

    std::unique_ptr<GraphView> m_view;
    GraphChart *m_chart = nullptr;
    LegendModel *m_legend = nullptr;
    PanelDefinition m_panel;
};

void TestGraphView::init()
{
    m_view = std::make_unique<GraphView>();
    m_view->resize(600, 300);
    m_view->setTheme(darkTheme());
    m_view->setTimeZone(QTimeZone::utc());
    m_chart = m_view->findChild<GraphChart *>();
    m_legend = m_view->findChild<LegendModel *>();
    m_panel = graphPanel();
}

void TestGraphView::cleanup() { m_view.reset(); }

void TestGraphView::show(const PanelData &data)
{
    m_view->setDefinition(m_panel);
    m_view->setData(data);
    m_view->show();
    QTRY_VERIFY(m_view->isSettled() && m_chart->graphLayout().plot.width() > 100);
    QTRY_VERIFY(m_view->isSettled());
}

// As the window system sends it; QTest's own goes by way of a cursor, which not every platform has.
void TestGraphView::moveTo(QPoint at, Qt::MouseButtons buttons)
{
    QMouseEvent move(QEvent::MouseMove, at, plotWidget()->mapToGlobal(at), Qt::NoButton, buttons,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(plotWidget(), &move);
}

// Parts of the plot area, 0 to 1.
QPoint TestGraphView::inPlot(double x, double y) const
{
    const QRectF plot = m_chart->graphLayout().plot;
    return QPointF(plot.left() + x * plot.width(), plot.top() + y * plot.height()).toPoint();
}

int TestGraphView::count(const QImage &picture, const QColor &color, QRect where) const
{
    int found = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x)
            found += picture.pixelColor(x, y) == color ? 1 : 0;
    }
    return found;
}

void TestGraphView::isListed()
{
    const std::unique_ptr<PanelView> view(makePanelView(QStringLiteral("graph"), nullptr));
    QVERIFY(qobject_cast<GraphView *>(view.get()));
}

void TestGraphView::drawsTheColour()
{
    m_panel.defaults = fixedColor(QStringLiteral("#12c845"), 4);
    show(waveData(1, 100));
    const QImage picture = m_view->grab().toImage();
    QVERIFY(count(picture, QColor(0x12, 0xc8, 0x45), m_chart->graphLayout().plot.toRect()) > 300);
}

// An exporter that died: nothing is drawn where it was silent, least of all a line at zero.
void TestGraphView::gapIsNotZero()
{
    m_panel.defaults = fixedColor(QStringLiteral("#12c845"), 4);
    m_panel.legend.mode = LegendOptions::Mode::Hidden;
    PanelData data = waveData(0, 100);
    addLevel(data, "a", 5, 0, 50);
    show(data);
    const QImage picture = m_view->grab().toImage();
    const QRect plot = m_chart->graphLayout().plot.toRect();
    const QRect left(plot.topLeft(), QSize(plot.width() * 45 / 100, plot.height()));
    const QRect right(plot.left() + plot.width() * 55 / 100, plot.top(), plot.width() * 45 / 100,
                      plot.height());
    QVERIFY(count(picture, QColor(0x12, 0xc8, 0x45), left) > 300);
    QCOMPARE(count(picture, QColor(0x12, 0xc8, 0x45), right), 0);
}

void TestGraphView::dragChoosesRange()
{
    show(waveData(2, 241)); // an hour
    QSignalSpy chosen(m_view.get(), &PanelView::rangeChosen);
    QTest::mousePress(plotWidget(), Qt::LeftButton, {}, inPlot(0.25, 0.5));
    moveTo(inPlot(0.5, 0.5));
    QTest::mouseRelease(plotWidget(), Qt::LeftButton, {}, inPlot(0.75, 0.5));
    QCOMPARE(chosen.size(), 1);
    const auto range = chosen[0][0].value<TimeRange>();
    const std::int64_t pixel = 3'600'000 / 400;
    QVERIFY(std::abs(range.from - (kStart + 900'000)) <= 2 * pixel);
    QVERIFY(std::abs(range.to - (kStart + 2'700'000)) <= 2 * pixel);
    QTRY_COMPARE(m_chart->graphLayout().time, range); // shown at once
}

void TestGraphView::shiftDragPans()
{
    show(waveData(2, 241));
    QSignalSpy chosen(m_view.get(), &PanelView::rangeChosen);
    QTest::mousePress(plotWidget(), Qt::LeftButton, Qt::ShiftModifier, inPlot(0.5, 0.5));
    moveTo(inPlot(0.75, 0.5));
    QTest::mouseRelease(plotWidget(), Qt::LeftButton, Qt::ShiftModifier, inPlot(0.75, 0.5));
    QVERIFY(!chosen.isEmpty());
    const auto range = chosen.last()[0].value<TimeRange>();
    QCOMPARE(range.length(), 3'600'000);
    QVERIFY(range.from < kStart - 800'000);
}

void TestGraphView::escapeCancelsDrag()
{
    show(waveData(2, 241));
    QSignalSpy chosen(m_view.get(), &PanelView::rangeChosen);
    QTest::mousePress(plotWidget(), Qt::LeftButton, {}, inPlot(0.25, 0.5));
    moveTo(inPlot(0.5, 0.5));
    QTest::keyClick(m_chart, Qt::Key_Escape);
    QTest::mouseRelease(plotWidget(), Qt::LeftButton, {}, inPlot(0.75, 0.5));
    QCOMPARE(chosen.size(), 0);
}

void TestGraphView::wheelZoomsAroundTheMouse()
{
    show(waveData(2, 241));
    QSignalSpy chosen(m_view.get(), &PanelView::rangeChosen);
    const QPointF at = inPlot(0.25, 0.5);
    QWheelEvent wheel(at, plotWidget()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plotWidget(), &wheel);
    QCOMPARE(chosen.size(), 1);
    const auto range = chosen[0][0].value<TimeRange>();
    QVERIFY(std::abs(range.length() - 3'600'000 * 8 / 10) < 2000);
    // The time under the mouse stays where it is.
    const double part
        = static_cast<double>(kStart + 900'000 - range.from) / static_cast<double>(range.length());
    QVERIFY(std::abs(part - 0.25) < 0.01);
}

// What the dashboard scrolls with must not change its range because it happens to fit the window.
void TestGraphView::plainWheelIsForScrolling()
{
    show(waveData(2, 241));
    QSignalSpy chosen(m_view.get(), &PanelView::rangeChosen);
    const QPointF at = inPlot(0.25, 0.5);
    QWheelEvent wheel(at, plotWidget()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plotWidget(), &wheel);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(!wheel.isAccepted());
}

void TestGraphView::doubleClickZoomsOut()
{
    show(waveData(2, 241));
    QSignalSpy out(m_view.get(), &PanelView::zoomOutRequested);
    QSignalSpy chosen(m_view.get(), &PanelView::rangeChosen);
    QTest::mouseDClick(plotWidget(), Qt::LeftButton, {}, inPlot(0.5, 0.5));
    QCOMPARE(out.size(), 1);
    QCOMPARE(chosen.size(), 0);
}

void TestGraphView::hoverTellsTimeAndNearest()
{
    PanelData data = waveData(0, 101);
    addLevel(data, "low", 1, 0, 101);
    addLevel(data, "high", 9, 0, 101);
    show(data);
    QVERIFY(plotWidget()->hasMouseTracking());
    QSignalSpy hovered(m_view.get(), &PanelView::hovered);
    moveTo(inPlot(0.5, 0.9));
    QVERIFY(!hovered.isEmpty());
    const auto time = hovered.last()[0].value<std::optional<qint64>>();
    QVERIFY(time && std::abs(*time - (kStart + 50 * kStep)) < 10'000);
    auto *tooltip = m_view->findChild<HoverBox *>();
    QVERIFY(tooltip && tooltip->isVisible());
    QCOMPARE(tooltip->rows().size(), std::size_t(2));
    QCOMPARE(tooltip->rows()[0].name, QStringLiteral("high")); // sorted by value
    QVERIFY(!tooltip->rows()[0].strong);
    QVERIFY(tooltip->rows()[1].strong);
    moveTo(inPlot(0.5, 0.1));
    QVERIFY(tooltip->rows()[0].strong);
}

void TestGraphView::tooltipKeepsWhatFits()
{
    show(waveData(60, 101));
    moveTo(inPlot(0.5, 0.95));
    auto *tooltip = m_view->findChild<HoverBox *>();
    QVERIFY(tooltip);
    QVERIFY(tooltip->rows().size() < 60);
    QCOMPARE(static_cast<int>(tooltip->rows().size()) + tooltip->leftOut(), 60);
    QVERIFY(m_view->rect().contains(tooltip->geometry()));
    const auto strong = [](const HoverBox::Row &row) { return row.strong; };
    QVERIFY(std::any_of(tooltip->rows().begin(), tooltip->rows().end(), strong));
}

void TestGraphView::crosshairOfOthers()
{
    show(waveData(1, 101));
    const QImage before = m_view->grab().toImage();
    m_view->setCrosshair(kStart + 50 * kStep);
    QVERIFY(m_view->grab().toImage() != before);
    m_view->setCrosshair(std::nullopt);
    QCOMPARE(m_view->grab().toImage(), before);
    m_view->setCrosshair(kStart - 1); // outside of what is shown
    QCOMPARE(m_view->grab().toImage(), before);
}

// A bar at the foot where it went on; its text where the mouse is at that time.
void TestGraphView::marksWhatWentOn()
{
    show(waveData(1, 101));
    const QImage before = m_view->grab().toImage();
    const Annotation disk{kStart + 20 * kStep, kStart + 60 * kStep,
                          QStringLiteral("<b>Disk</b>, 40m"), Annotation::Level::Critical};
    m_view->setAnnotations(std::make_shared<const Annotations>(Annotations{disk}));
    const QImage after = m_view->grab().toImage();
    const auto foot = [this](double x) { return inPlot(x, 1) - QPoint(0, 3); };
    QVERIFY(after.pixel(foot(0.4)) != before.pixel(foot(0.4)));
    QCOMPARE(after.pixel(foot(0.1)), before.pixel(foot(0.1)));
    QCOMPARE(after.pixel(foot(0.9)), before.pixel(foot(0.9)));
    moveTo(inPlot(0.4, 0.5));
    const auto *tooltip = m_view->findChild<HoverBox *>();
    QCOMPARE(tooltip->rows().back().name, disk.text);
    moveTo(inPlot(0.9, 0.5));
    QVERIFY(tooltip->rows().back().name != disk.text);
    m_view->setAnnotations(nullptr);
    moveTo({-1, -1});
    QCOMPARE(m_view->grab().toImage().pixel(foot(0.4)), before.pixel(foot(0.4)));
}

void TestGraphView::legendIsolates()
{
    show(waveData(3, 50));
    m_legend->isolate(1);
    QCOMPARE(m_legend->shown(), (std::vector<bool>{false, true, false}));
    m_legend->toggle(0);
    QCOMPARE(m_legend->shown(), (std::vector<bool>{true, true, false}));
    m_view->setData(waveData(3, 60)); // a refresh keeps the choice
    QTRY_VERIFY(m_view->isSettled());
    QCOMPARE(m_legend->shown(), (std::vector<bool>{true, true, false}));
    m_legend->isolate(1);
    m_legend->isolate(1); // again: all
    QCOMPARE(m_legend->shown(), (std::vector<bool>{true, true, true}));
}

void TestGraphView::legendMarksWhatEnded_data()
{
    QTest::addColumn<bool>("table");
    QTest::addColumn<bool>("right");
    QTest::addColumn<int>("width");
    QTest::newRow("list") << false << false << 600;
    QTest::newRow("list beside") << false << true << 600;
    QTest::newRow("table") << true << false << 600;
    QTest::newRow("narrow table") << true << false << 260;
}

void TestGraphView::legendMarksWhatEnded()
{
    QFETCH(bool, table);
    QFETCH(bool, right);
    QFETCH(int, width);
    m_panel.legend.mode = table ? LegendOptions::Mode::Table : LegendOptions::Mode::List;
    m_panel.legend.right = right;
    m_panel.legend.calcs = QStringList{"lastNotNull", "max"};
    m_view->resize(width, 300);
    PanelData data = waveData(2, 2000);
    addLevel(data, "node-that-died", 2, 0, 800);
    data.receivedMs = data.range.to;
    show(data);
    const auto *legend = m_view->findChild<LegendView *>()->findChild<QAbstractItemView *>();
    const QImage picture = legend->viewport()->grab().toImage();
    const auto warmPixels = [&](int row) { // thin signs are more ground than colour
        const QRect where = legend->visualRect(m_legend->index(row, 0));
        int found = 0;
        for (int x = where.left() + 20; x <= where.right(); ++x)
            for (int y = where.top(); y <= where.bottom(); ++y)
                found += picture.pixelColor(x, y).red() - picture.pixelColor(x, y).blue() > 40;
        return found;
    };
    QVERIFY(warmPixels(2) > 10);
    QCOMPARE(warmPixels(1), 0);
}

void TestGraphView::legendClick()
{
    show(waveData(3, 50));
    const QImage all = m_view->grab().toImage();
    auto *list = m_view->findChild<QListView *>();
    QVERIFY(list);
    const QPoint second = list->visualRect(m_legend->index(1, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(m_legend->shown(), (std::vector<bool>{false, true, false}));
    QTRY_VERIFY(m_view->isSettled());
    QVERIFY(m_view->grab().toImage() != all);
}

void TestGraphView::denseSettles()
{
    show(waveData(120, 2000));
    const QImage picture = m_view->grab().toImage();
    const QRect plot = m_chart->graphLayout().plot.toRect();
    QVERIFY(count(picture, darkTheme().panel, plot) < plot.width() * plot.height() / 2);
}

// Until the picture of the new range is there, the old one stands where it belongs in it.
void TestGraphView::denseFollowsTheMouseAtOnce()
{
    const auto small = [this] {
        return m_view->grab().toImage().scaled(60, 30, Qt::IgnoreAspectRatio,
                                               Qt::SmoothTransformation);
    };
    const auto distance = [](const QImage &a, const QImage &b) {
        int sum = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x)
                sum += std::abs(a.pixelColor(x, y).lightness() - b.pixelColor(x, y).lightness());
        }
        return sum;
    };
    show(waveData(120, 2000));
    const QImage before = small();
    const TimeRange whole = m_chart->graphLayout().time;
    const QPointF at = inPlot(0.2, 0.5);
    QWheelEvent wheel(at, plotWidget()->mapToGlobal(at), {}, {0, 480}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plotWidget(), &wheel);
    QVERIFY(m_chart->graphLayout().time.length() < whole.length() / 2);
    QVERIFY(!m_view->isSettled());
    const QImage preview = small();
    QTRY_VERIFY(m_view->isSettled());
    const QImage exact = small();
    QVERIFY(distance(preview, exact) < distance(before, exact) / 2);
}

// The last of several answers is what is shown, whatever was under way.
void TestGraphView::newDataWhileBusy()
{
    m_view->setDefinition(m_panel);
    m_view->show();
    QSignalSpy settled(m_view.get(), &PanelView::settled);
    for (int samples = 1500; samples < 1510; ++samples) {
        m_view->setData(waveData(100, samples));
        QCoreApplication::processEvents();
    }
    QVERIFY(!m_view->isSettled());
    QTRY_VERIFY(m_view->isSettled());
    QVERIFY(!settled.isEmpty());
    QCOMPARE(m_chart->graphLayout().time.to, kStart + 1508 * kStep);
    m_view->setData(waveData(200, 1500));
    QCoreApplication::processEvents();
    m_view.reset(); // with work under way
}

void TestGraphView::hasAccessibleName()
{
    show(waveData(2, 50));
    QVERIFY(m_view->accessibleName().contains(QStringLiteral("Waves")));
}

// A unit or a name that looks like HTML is drawn as the text it is.
void TestGraphView::markupStaysText()
{
    m_panel.defaults.unit = QStringLiteral("suffix:<img src=x>");
    m_panel.defaults.axisLabel = QStringLiteral("<h1>big</h1>");
    show(waveData(1, 50));
    const int wide = static_cast<int>(m_chart->graphLayout().plot.left());
    QVERIFY(wide > 80); // room for the letters of the suffix
}

QTEST_MAIN(TestGraphView)
#include "tst_graphview.moc"
