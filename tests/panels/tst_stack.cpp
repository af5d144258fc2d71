// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/stack.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace onex;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Owned
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
    StackInput input(std::int64_t gap = 15) const { return {times, values, gap}; }
};

bool same(const std::vector<double> &a, const std::vector<double> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return (std::isnan(x) && std::isnan(y)) || std::abs(x - y) < 1e-9;
    });
}

} // namespace

class TestStack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sums();
    void percent();
    void negativeApart();
    void missingAddsNothing();
    void betweenSamples();
    void nothing();
};

void TestStack::sums()
{
    const Owned a{{0, 10, 20}, {1, 2, 3}}, b{{0, 10, 20}, {10, 20, 30}};
    const StackInput inputs[] = {a.input(), b.input()};
    const Stack stack = stacked(inputs, false);
    QCOMPARE(stack.times, (std::vector<std::int64_t>{0, 10, 20}));
    QVERIFY(same(stack.layers[0].base, {0, 0, 0}));
    QVERIFY(same(stack.layers[0].top, {1, 2, 3}));
    QVERIFY(same(stack.layers[1].base, {1, 2, 3}));
    QVERIFY(same(stack.layers[1].top, {11, 22, 33}));
}

void TestStack::percent()
{
    const Owned a{{0, 10}, {1, 0}}, b{{0, 10}, {3, 0}};
    const StackInput inputs[] = {a.input(), b.input()};
    const Stack stack = stacked(inputs, true);
    QVERIFY(same(stack.layers[0].top, {25, 0}));
    QVERIFY(same(stack.layers[1].top, {100, 0})); // nothing of nothing is nothing
}

void TestStack::negativeApart()
{
    const Owned a{{0}, {2}}, b{{0}, {-3}}, c{{0}, {4}};
    const StackInput inputs[] = {a.input(), b.input(), c.input()};
    const Stack stack = stacked(inputs, false);
    QVERIFY(same(stack.layers[1].base, {0}));
    QVERIFY(same(stack.layers[1].top, {-3}));
    QVERIFY(same(stack.layers[2].base, {2}));
    QVERIFY(same(stack.layers[2].top, {6}));
}

void TestStack::missingAddsNothing()
{
    const Owned a{{0, 30}, {1, 1}}, b{{0, 10, 20, 30}, {5, kNaN, 5, 5}};
    const StackInput inputs[] = {a.input(), b.input()};
    const Stack stack = stacked(inputs, false);
    QVERIFY(same(stack.layers[0].top, {1, kNaN, kNaN, 1})); // too far apart to be one line
    QVERIFY(same(stack.layers[1].top, {6, kNaN, 5, 6}));
}

void TestStack::betweenSamples()
{
    const Owned a{{0, 20}, {1, 3}}, b{{0, 10, 20}, {5, 5, 5}};
    const StackInput inputs[] = {a.input(30), b.input()};
    const Stack stack = stacked(inputs, false);
    QVERIFY(same(stack.layers[0].top, {1, 2, 3}));
    QVERIFY(same(stack.layers[1].top, {6, 7, 8}));
}

void TestStack::nothing()
{
    QVERIFY(stacked({}, false).layers.empty());
    const Owned none, one{{0}, {1}};
    const StackInput inputs[] = {none.input(), one.input()};
    QVERIFY(same(stacked(inputs, true).layers[1].top, {100}));
}

QTEST_GUILESS_MAIN(TestStack)
#include "tst_stack.moc"
