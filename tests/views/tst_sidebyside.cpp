// SPDX-License-Identifier: GPL-3.0-or-later
// The same dashboard over two recordings: zooming one side zooms the other, as far apart as they
// are.
#include "models/query/sourceregistry.h"
#include "tests/explore/explorefixture.h"
#include "tests/views/windows.h"
#include "views/shell/dashboardview.h"
#include "views/shell/sidebyside.h"

#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kStart = 1'700'000'000'000, kMinute = 60'000, kApart = 30 * kMinute;

DashboardDefinition dashboard()
{
    DashboardDefinition all;
    all.uid = all.title = QStringLiteral("both");
    PanelDefinition &panel = all.panels.emplace_back();
    panel.id = 1;
    panel.kind = panel.writtenKind = QStringLiteral("graph");
    panel.targets.emplace_back().expr = QStringLiteral("sum(requests)");
    panel.targets[0].refId = QStringLiteral("A");
    return all;
}

} // namespace

class TestSideBySide : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    SourceRegistry m_left, m_right;
    std::unique_ptr<SideBySide> m_window;

    DashboardModel *side(int at) const
    {
        return m_window->findChildren<DashboardModel *>(Qt::FindDirectChildrenOnly).value(at);
    }
    double lastOf(int at) const
    {
        const PanelData &data = side(at)->panels()[0]->data();
        const bool isThere = !data.targets.empty() && hasSeries(data.targets[0].frame);
        return isThere ? data.targets[0].frame->series[0].values.back() : -1;
    }

public:
    static void initMain() { leaveWarningsToTest(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_left.add(makeSource());
        m_right.add(makeSource());
    }
    void init()
    {
        failOnWarnings();
        m_window = std::make_unique<SideBySide>(
            SideBySide::Side{QStringLiteral("here"), m_left, m_clock,
                             absoluteSpec({kStart, kStart + 20 * kMinute})},
            SideBySide::Side{QStringLiteral("there"), m_right, m_clock,
                             absoluteSpec({kStart + kApart, kStart + kApart + 20 * kMinute})});
        m_window->setTheme(darkTheme());
        m_window->setDashboard(dashboard(), {});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void eachHasItsOwnData()
    {
        QTRY_COMPARE(lastOf(0), 2 * 19.); // two series, a minute a sample, up to the last step
        QTRY_COMPARE(lastOf(1), 2 * 49.);
    }

    void zoomingOneZoomsTheOther()
    {
        side(0)->zoomTo({kStart + 5 * kMinute, kStart + 10 * kMinute});
        QCOMPARE(side(1)->range(),
                 (TimeRange{kStart + kApart + 5 * kMinute, kStart + kApart + 10 * kMinute}));
        side(1)->shift(-0.5);
        QCOMPARE(side(0)->range().from, kStart + 150'000);
        QTRY_COMPARE(lastOf(0), 2 * 7.);
        side(1)->goBack();
        side(1)->goBack();
        QCOMPARE(side(0)->range(), (TimeRange{kStart, kStart + 20 * kMinute}));
    }

    void whatIsPointedAtIsOnBoth()
    {
        auto views = m_window->findChildren<DashboardView *>();
        std::ranges::sort(
            views, {}, [](const DashboardView *view) { return view->mapToGlobal(QPoint()).x(); });
        QTRY_VERIFY(views[1]->frames()[0]->isSettled());
        const auto pictureWith = [&views](std::optional<qint64> timeMs) {
            Q_EMIT views[0]->frames()[0]->hovered(timeMs);
            return views[1]->frames()[0]->grab().toImage();
        };
        // On a line of the grid nobody would see it.
        QTRY_VERIFY(pictureWith(kStart + 9 * kMinute) != pictureWith(kStart + 11 * kMinute));
    }
};

QTEST_MAIN(TestSideBySide)
#include "tst_sidebyside.moc"
