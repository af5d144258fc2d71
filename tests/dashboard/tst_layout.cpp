// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/layout.h"

#include <QtTest>

using namespace onex;

namespace {

LayoutItem panel(const char *kind) { return {std::nullopt, QLatin1String(kind), false}; }
LayoutItem placed(int x, int y, int w, int h)
{
    return {GridRect{x, y, w, h}, QStringLiteral("graph"), false};
}
LayoutItem row(bool collapsed) { return {std::nullopt, QStringLiteral("row"), collapsed}; }

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void panels_without_a_place_fill_their_lines()
    {
        const auto rects = layOut({panel("stat"), panel("graph"), panel("pie"), panel("heatmap")});
        QCOMPARE(*rects[0], (GridRect{0, 0, 6, 8}));
        QCOMPARE(*rects[1], (GridRect{6, 0, 12, 8}));
        QCOMPARE(*rects[2], (GridRect{18, 0, 6, 8}));
        QCOMPARE(*rects[3], (GridRect{0, 8, 24, 8}));
    }

    void panels_fall_upward()
    {
        const auto rects
            = layOut({placed(0, 5, 12, 4), placed(12, 0, 12, 2), placed(12, 30, 12, 3)});
        QCOMPARE(rects[0]->y, 0);
        QCOMPARE(rects[1]->y, 0);
        QCOMPARE(rects[2]->y, 2);
    }

    void a_collapsed_row_hides_its_panels_and_closes_the_gap()
    {
        const auto rects = layOut({placed(0, 0, 24, 4), row(true), placed(0, 5, 24, 8), row(false),
                                   placed(0, 14, 24, 8)});
        QCOMPARE(*rects[1], (GridRect{0, 4, 24, 1}));
        QVERIFY(!rects[2]);
        QCOMPARE(rects[3]->y, 5);
        QCOMPARE(rects[4]->y, 6);
    }

    void places_outside_the_grid_are_brought_in()
    {
        const auto rects = layOut({placed(20, 0, 12, 4), placed(-3, 9, 99, 0)});
        QCOMPARE(*rects[0], (GridRect{12, 0, 12, 4}));
        QCOMPARE(*rects[1], (GridRect{0, 4, 24, 1}));
    }

    void no_two_panels_overlap()
    {
        std::vector<LayoutItem> items;
        for (int i = 0; i < 60; ++i) {
            items.push_back(i % 7 == 3 ? panel("stat")
                                       : placed((i * 5) % 24, (i * 11) % 40, 3 + i % 9, 1 + i % 6));
        }
        const auto rects = layOut(items);
        for (std::size_t a = 0; a < rects.size(); ++a) {
            for (std::size_t b = a + 1; b < rects.size(); ++b) {
                const GridRect &p = *rects[a];
                const GridRect &q = *rects[b];
                const bool apart
                    = p.x + p.w <= q.x || q.x + q.w <= p.x || p.y + p.h <= q.y || q.y + q.h <= p.y;
                QVERIFY2(apart, qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestLayout)
#include "tst_layout.moc"
