// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promql/promqlfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::promql;
using namespace onex::test;

class TestPromqlPrinter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameAgain_data();
    void sameAgain();
    void overLines();
};

void TestPromqlPrinter::sameAgain_data()
{
    QTest::addColumn<QByteArray>("printed");
    const auto row
        = [](const char *query, const char *text) { QTest::newRow(query) << QByteArray(text); };
    row("sum(rate( x{a='b'}[5m] ))by(c)", "sum by (c) (rate(x{a=\"b\"}[5m]))");
    row("topk without(a)(3,x)", "topk without (a) (3, x)");
    row("a+on(b)group_left(c,d)e", "a + on (b) group_left (c, d) e");
    row("a/ignoring(b)group_right e", "a / ignoring (b) group_right () e");
    row("a>bool b", "a > bool b");
    row("x[90m:1m]@5 offset-1m", "x[1h30m:1m] @ 5 offset -1m");
    row("-(-x)", "-(-x)");
    row("- -x", "--x");
    row("1 - (2 - 3)", "1 - (2 - 3)");
    row("'a\"b'", "\"a\\\"b\"");
    row("{\"x y\"}", "{\"x y\"}");
    row("time()", "time()");
}

void TestPromqlPrinter::sameAgain()
{
    const auto expr = parse(QTest::currentDataTag());
    QVERIFY(expr);
    QTEST(QByteArray::fromStdString(printed(**expr)), "printed");
    for (const std::size_t width : {std::size_t{80}, std::size_t{20}, std::size_t{1}}) {
        const std::string text = formatted(**expr, width);
        const auto again = parse(text);
        QVERIFY2(again, text.c_str());
        QCOMPARE(printed(**again), printed(**expr));
    }
}

void TestPromqlPrinter::overLines()
{
    const auto expr
        = parse("histogram_quantile(0.9, sum by (le) (rate(x_bucket{a=\"b\"}[5m]))) > 1");
    QVERIFY(expr);
    QCOMPARE(formatted(**expr, 40),
             std::string("  histogram_quantile(\n"
                         "    0.9,\n"
                         "    sum by (le) (\n"
                         "      rate(x_bucket{a=\"b\"}[5m])\n"
                         "    )\n"
                         "  )\n"
                         ">\n"
                         "  1"));
}

QTEST_GUILESS_MAIN(TestPromqlPrinter)
#include "tst_promqlprinter.moc"
