// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/earlier.h"
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
    void earlierText_data();
    void earlierText();
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

void TestPromqlPrinter::earlierText_data()
{
    QTest::addColumn<QByteArray>("printed");
    const auto row
        = [](const char *query, const char *text) { QTest::newRow(query) << QByteArray(text); };
    row("x", "x offset 1h");
    row("rate(x[5m]) / on (a) y offset 30m", "rate(x[5m] offset 1h) / on (a) y offset 1h30m");
    row("x offset -1h", "x");
    row("max_over_time(rate(x[1m])[10m:1m])", "max_over_time(rate(x[1m])[10m:1m] offset 1h)");
    row("topk(scalar(k), -(x @ end()))", "topk(scalar(k offset 1h), -(x @ end() offset 1h))");
    row("time() - x", "time() - x offset 1h");
}

void TestPromqlPrinter::earlierText()
{
    auto expr = parse(QTest::currentDataTag());
    QVERIFY(expr);
    const std::string text = earlier(*std::move(expr), 3'600'000);
    QTEST(QByteArray::fromStdString(text), "printed");
    QVERIFY(parse(text));
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
