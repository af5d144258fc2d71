// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that are being written: their colours and what is wrong with them.
#include "models/explore/querytext.h"

#include <QTest>

using namespace onex;

class TestQueryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parts_data();
    void parts();
    void anyTextHasParts();
    void problems_data();
    void problems();
};

// Operators are left out.
void TestQueryText::parts_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("parts");
    const auto row = [](const char *query, const char *parts) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(parts);
    };
    row("sum by (job) (rate(x{a=\"b\"}[5m]))",
        "function:sum keyword:by label:job function:rate metric:x label:a text:\"b\" number:5m");
    row("sum(x) by (job)", "function:sum metric:x keyword:by label:job");
    row("x and on (a) y offset 1h",
        "metric:x keyword:and keyword:on label:a metric:y keyword:offset number:1h");
    row("sum", "metric:sum"); // one may be called so
    row("rate(x[$__rate_interval])", "function:rate metric:x variable:$__rate_interval");
    row("x{a=\"ü\",b=\"c", "metric:x label:a text:\"ü\" label:b text:\"c");
    row("1e3 + 5m # x", "number:1e3 number:5m");
    row("x{a=~", "metric:x label:a");
    row("\"ä\" + x", "text:\"ä\" metric:x");
}

void TestQueryText::parts()
{
    QFETCH(const QString, query);
    const char *kinds[]
        = {"metric", "function", "keyword", "label", "text", "number", "operator", "variable"};
    QStringList told;
    for (const QueryPart &part : partsOf(query)) {
        const QString text = query.mid(part.begin, part.end - part.begin);
        if (part.kind != QueryPart::Kind::Operator)
            told += QLatin1String(kinds[static_cast<int>(part.kind)]) + u':' + text;
    }
    QTEST(told.join(u' '), "parts");
}

// Cut anywhere, and with anything in it.
void TestQueryText::anyTextHasParts()
{
    const QString whole
        = QStringLiteral("sum by (job) (rate(x{a=\"b\\n\",c=~'ü.*'}[5m:1m] @ end())) # 😀\n> 1e3");
    for (int begin = 0; begin < whole.size(); ++begin) {
        for (int end = begin; end <= whole.size(); ++end) {
            const QString query = whole.mid(begin, end - begin);
            for (const QueryPart &part : partsOf(query))
                QVERIFY(part.begin >= 0 && part.begin < part.end && part.end <= query.size());
            if (const auto problem = problemOf(query))
                QVERIFY(problem->begin >= 0 && problem->begin < problem->end);
        }
    }
}

void TestQueryText::problems_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("under"); // empty: none
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << "rate(x[5m])"
                          << ""
                          << "";
    QTest::newRow("nothing") << "  "
                             << ""
                             << "";
    QTest::newRow("a variable") << "rate(x[$__rate_interval]) > ${limit}"
                                << ""
                                << "";
    QTest::newRow("a word") << "sum(x) foo"
                            << "foo"
                            << "unexpected";
    QTest::newRow("the end") << "sum(x"
                             << "x"
                             << "unexpected end of input";
    QTest::newRow("the second line") << "x +\n  rate(y)"
                                     << "y"
                                     << "range vector";
    QTest::newRow("after letters that are two bytes") << "x{a=\"üüü\"} foo"
                                                      << "foo"
                                                      << "unexpected";
}

void TestQueryText::problems()
{
    QFETCH(const QString, query);
    QFETCH(const QString, under);
    QFETCH(const QString, words);
    const auto problem = problemOf(query);
    QCOMPARE(problem.has_value(), !under.isEmpty());
    if (!problem)
        return;
    const QString underlined = query.mid(problem->begin, problem->end - problem->begin);
    QVERIFY2(underlined.startsWith(under) || under.startsWith(underlined), qPrintable(underlined));
    QVERIFY2(problem->message.contains(words), qPrintable(problem->message));
}

QTEST_GUILESS_MAIN(TestQueryText)
#include "tst_querytext.moc"
