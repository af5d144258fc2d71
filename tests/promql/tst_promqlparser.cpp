// SPDX-License-Identifier: GPL-3.0-or-later
// What is a query, what it means, and what is said of what is none.
#include "tests/promql/promqlfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::promql;
using namespace onex::test;

class TestPromqlParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meaning_data();
    void meaning();
    void wrong_data();
    void wrong();
    void limits();
};

namespace {

QByteArray shape(const Expr &expr);

struct Shape
{
    QByteArray operator()(const Binary &node) const
    {
        return '(' + shape(*node.left) + ' ' + textOf(node.op) + ' ' + shape(*node.right) + ')';
    }
    QByteArray operator()(const Unary &node) const
    {
        return (node.isNegative ? "(-" : "(+") + shape(*node.expr) + ')';
    }
    QByteArray operator()(const Paren &node) const { return shape(*node.expr); }
    QByteArray operator()(const Aggregate &node) const
    {
        return QByteArray(textOf(node.op)) + (node.isWithout ? " without" : " by")
            + QByteArray::number(int(node.grouping.size())) + '[' + shape(*node.expr) + ']';
    }
    QByteArray operator()(const Subquery &node) const
    {
        return shape(*node.expr) + '[' + QByteArray::number(qint64(node.rangeMs)) + ':'
            + QByteArray::number(qint64(node.stepMs)) + ']';
    }
    template <typename Other>
    QByteArray operator()(const Other &) const
    {
        return {};
    }
};

// With parentheses around every operator.
QByteArray shape(const Expr &expr)
{
    const QByteArray own = std::visit(Shape(), expr.node);
    return own.isEmpty() ? QByteArray::fromStdString(printed(expr)) : own;
}

} // namespace

void TestPromqlParser::meaning_data()
{
    QTest::addColumn<QByteArray>("shape");
    const auto row
        = [](const char *query, const char *shape) { QTest::newRow(query) << QByteArray(shape); };
    row("1 + 2 * 3", "(1 + (2 * 3))");
    row("1 - 2 - 3", "((1 - 2) - 3)");
    row("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))");
    row("-1 ^ 2", "(-(1 ^ 2))");
    row("-a * b", "((-a) * b)");
    row("-a ^ b", "(-(a ^ b))");
    row("1 - -1", "(1 - -1)");
    row("a or b and c unless d", "(a or ((b and c) unless d))");
    row("a > b + c", "(a > (b + c))");
    row("a AND b", "(a and b)");
    row("a atan2 b * c", "((a atan2 b) * c)");
    row("(a + b) * c", "((a + b) * c)");
    row("sum(a) by (x)", "sum by1[a]");
    row("SUM by (x, y,) (a)", "sum by2[a]");
    row("sum without (x) (a)", "sum without1[a]");
    row("topk(3, a)", "topk by0[a]");
    row("sum", "sum");
    row("sum + by", "(sum + by)");
    row("rate(x[5m])[1h:]", "rate(x[5m])[3600000:0]");
    row("x[1h:30s]", "x[3600000:30000]");
    row("x[300]", "x[5m]");
    row("x offset 5m", "x offset 5m");
    row("x offset -5m", "x offset -5m");
    row("x @ 100 offset 5m", "x @ 100 offset 5m");
    row("x offset 5m @ 100.5", "x @ 100.5 offset 5m");
    row("x[5m] @ start() offset 1h", "x[5m] @ start() offset 1h");
    row("x @ end()", "x @ end()");
    row("{\"a.b\"}", "{\"a.b\"}");
    row("{\"a.b\", \"c.d\"=\"e\", f!~'g'}", "{\"a.b\",\"c.d\"=\"e\",f!~\"g\"}");
    row("{\"plain\"}", "plain");
    row("{__name__=~\"a.*\"}", "{__name__=~\"a.*\"}");
    row("sum by (\"a.b\") (x)", "sum by1[x]");
    row("a{by=\"x\", inf=\"y\"}", "a{by=\"x\",inf=\"y\"}");
    row("5m + 1", "(5m + 1)");
    row("Inf", "Inf");
    row("start", "start");
    row("offset", "offset");
}

void TestPromqlParser::meaning()
{
    const auto expr = parse(QTest::currentDataTag());
    QVERIFY2(expr, expr ? "" : told(expr.error()).constData());
    QTEST(shape(**expr), "shape");
}

void TestPromqlParser::wrong_data()
{
    QTest::addColumn<QByteArray>("error");
    const auto row
        = [](const char *query, const char *error) { QTest::newRow(query) << QByteArray(error); };
    row("", "1:1: no expression found in input");
    row("a +", "1:4: unexpected end of input");
    row("a b", "1:3: unexpected \"b\"");
    row("(a", "1:3: unexpected end of input in paren expression, expected \")\"");
    row("a)", "1:2: unexpected \")\"");
    row("foo(a)", "1:1: unknown function with name \"foo\"");
    row("rate(a)",
        "1:6: expected type range vector in call to function \"rate\", got instant vector");
    row("rate(a[5m], 1)", "1:1: expected 1 argument(s) in call to \"rate\", got 2");
    row("round()", "1:1: expected at least 1 argument(s) in call to \"round\", got 0");
    row("round(a, 1, 2)", "1:1: expected at most 2 argument(s) in call to \"round\", got 3");
    row("label_join(a, \"b\")",
        "1:1: expected at least 3 argument(s) in call to \"label_join\", got 2");
    row("rate(a[5m],)", "1:12: trailing commas not allowed in function call args");
    row("sum()", "1:1: no arguments for aggregate expression provided");
    row("sum(a, b)",
        "1:1: wrong number of arguments for aggregate expression provided, expected 1, got 2");
    row("topk(a, b)", "1:6: expected type scalar in aggregation parameter, got instant vector");
    row("sum(1)", "1:5: expected type instant vector in aggregation expression, got scalar");
    row("count_values(1, a)", "1:14: expected type string in aggregation parameter, got scalar");
    row("1 > 2", "1:1: comparisons between scalars must use BOOL modifier");
    row("1 + bool 2", "1:1: bool modifier can only be used on comparison operators");
    row("1 and a", "1:1: set operator \"and\" not allowed in binary scalar expression");
    row("a and on (b) group_left c", "1:1: no grouping allowed for \"and\" operation");
    row("a + on (b) 1", "1:1: vector matching only allowed between instant vectors");
    row("a + on (b) group_left (b) c",
        "1:1: label \"b\" must not occur in ON and GROUP clause at once");
    row("a + \"b\"", "1:5: binary expression must contain only scalar and instant vector types");
    row("-\"a\"",
        "1:2: unary expression only allowed on expressions of type scalar or instant vector, got "
        "\"string\"");
    row("{}", "1:1: vector selector must contain at least one non-empty matcher");
    row("{a=\"\"}", "1:1: vector selector must contain at least one non-empty matcher");
    row("{a=~\".*\"}", "1:1: vector selector must contain at least one non-empty matcher");
    row("a{__name__=\"b\"}", "1:1: metric name must not be set twice: \"a\"");
    row("a{b=~\"(\"}", "1:6: error parsing regexp: missing ): (?:()");
    row("a{b}",
        "1:4: unexpected \"}\" in label matching, expected one of \"=\", \"!=\", \"=~\", \"!~\"");
    row("a{b=1}", "1:5: unexpected \"1\" in label matching, expected string");
    row("a{b:c=\"d\"}", "1:3: unexpected \"b:c\" in label matching, expected label");
    row("a{", "1:3: unexpected end of input in label matching, expected label");
    row("a[5m", "1:5: unexpected end of input in range selector, expected \"]\"");
    row("a[0s]", "1:3: duration must be greater than 0");
    row("a[]", "1:3: unexpected \"]\" in subquery or range selector, expected number or duration");
    row("sum(a)[5m]", "1:1: ranges only allowed for vector selectors");
    row("a offset 5m [5m]", "1:1: no offset modifiers allowed before range");
    row("a @ 5 [5m]", "1:1: no @ modifiers allowed before range");
    row("a offset 5m offset 5m", "1:13: offset may not be set multiple times");
    row("a @ 1 @ 2", "1:7: @ <timestamp> may not be set multiple times");
    row("sum(a) offset 5m",
        "1:1: offset modifier must be preceded by an instant vector selector or range vector "
        "selector or a subquery");
    row("a @ Inf", "1:5: timestamp out of bounds for @ modifier: Inf");
    row("a[5m][1h:]", "1:1: subquery is only allowed on instant vector, got range vector instead");
    row("a\n+\n  )", "3:3: unexpected \")\"");
}

void TestPromqlParser::wrong()
{
    const auto expr = parse(QTest::currentDataTag());
    QVERIFY(!expr);
    QTEST(told(expr.error()), "error");
}

// Of depth and length, whatever is nested.
void TestPromqlParser::limits()
{
    const auto repeated = [](std::string_view text, int count) {
        std::string all;
        for (int i = 0; i < count; ++i)
            all += text;
        return all;
    };
    const auto problem = [](const std::string &query) {
        const auto expr = parse(query);
        return expr ? std::string() : expr.error().message;
    };
    const std::string deep = "the expression is nested too deeply";
    QCOMPARE(problem(repeated("(", 10'000)), deep);
    QCOMPARE(problem(repeated("-", 10'000) + "a"), deep);
    QCOMPARE(problem("a" + repeated("+a", 10'000)), deep);
    QCOMPARE(problem("a" + repeated("[1m:1m]", 10'000)),
             std::string("subquery is only allowed on instant vector, got range vector instead"));
    QCOMPARE(problem(repeated("abs(", 10'000)), deep);
    QCOMPARE(problem("a" + repeated("+a", 200)), std::string());
    QCOMPARE(problem(std::string(300'000, 'a')), std::string("the query is longer than 256 KiB"));
}

QTEST_GUILESS_MAIN(TestPromqlParser)
#include "tst_promqlparser.moc"
