// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/suggest.h"
#include "models/dashboard/variableoptions.h"
#include "models/dashboard/variablequery.h"

#include <QtTest>

using namespace onex;

namespace {

QString joined(const VariableDefinition::Options &options)
{
    QStringList texts;
    for (const auto &option : options)
        texts += option.text == option.value ? option.text : option.text + '=' + option.value;
    return texts.join(' ');
}

} // namespace

class VariableOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queries_data()
    {
        using Kind = VariableQuery::Kind;
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("rest");
        const auto row = [](const char *query, Kind kind, const char *label, const char *rest) {
            QTest::newRow(query) << query << int(kind) << label << rest;
        };
        row("label_values(job)", Kind::LabelValues, "job", "");
        row(" label_values( up , job ) ", Kind::LabelValues, "job", "up");
        row("label_values(up{a=\"x,y\",b=~\".*\"}, job)", Kind::LabelValues, "job",
            "up{a=\"x,y\",b=~\".*\"}");
        row("label_values(rate(x[5m]), le)", Kind::LabelValues, "le", "rate(x[5m])");
        row("label_values(up, \"my.label\")", Kind::LabelValues, "my.label", "up");
        row("label_values(up{a=`\\`, b=\"#\"}, job)", Kind::LabelValues, "job",
            "up{a=`\\`, b=\"#\"}");
        row("label_names()", Kind::LabelNames, "", "");
        row("metrics(node_.*)", Kind::Metrics, "", "node_.*");
        row("query_result(sum by (job) (up))", Kind::QueryResult, "", "sum by (job) (up)");
        row("up{job=\"x\"}", Kind::Series, "", "up{job=\"x\"}");
    }
    void queries()
    {
        QFETCH(QString, query);
        const auto result = parseVariableQuery(query);
        QVERIFY(result);
        QTEST(int(result->kind), "kind");
        QTEST(result->label, "label");
        QTEST(result->selector + result->pattern + result->expr, "rest");
    }

    void badQueries()
    {
        QVERIFY(!parseVariableQuery(" "));
        const auto result = parseVariableQuery("label_values(up, 1x)");
        QVERIFY(!result);
        QVERIFY(result.error().message.find("expected label_values(label)") != std::string::npos);
        QCOMPARE(result.error().column, 14);
    }

    void regexes_data()
    {
        QTest::addColumn<QString>("regex");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << ""
                              << "web-1:80 web-2:80 db:5432";
        QTest::newRow("filter") << "/web/"
                                << "web-1:80 web-2:80";
        QTest::newRow("whole") << "web"
                               << "";
        QTest::newRow("group") << "/(.*):/"
                               << "web-1 web-2 db";
        QTest::newRow("repeated") << "/^(\\w+)/"
                                  << "web db";
        QTest::newRow("named") << "/(?<text>[^:]+):(?<value>\\d+)/"
                               << "web-1=80 db=5432";
    }
    void regexes()
    {
        QFETCH(QString, regex);
        const auto options = optionsFrom({"web-1:80", "web-2:80", "db:5432", "db:5432"}, regex);
        QVERIFY(options);
        QTEST(joined(*options), "expected");
    }

    void badRegex() { QVERIFY(!optionsFrom({"a"}, "/(/")); }

    void orders_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as found") << 0 << "b10 B2 a1 c";
        QTest::newRow("name") << 1 << "B2 a1 b10 c";
        QTest::newRow("name down") << 2 << "c b10 a1 B2";
        QTest::newRow("number") << 3 << "c a1 B2 b10";
        QTest::newRow("number down") << 4 << "b10 B2 a1 c";
        QTest::newRow("any case") << 5 << "a1 b10 B2 c";
        QTest::newRow("any case down") << 6 << "c B2 b10 a1";
        QTest::newRow("natural") << 7 << "a1 B2 b10 c";
        QTest::newRow("natural down") << 8 << "c b10 B2 a1";
        QTest::newRow("unknown") << 9 << "b10 B2 a1 c";
    }
    void orders()
    {
        QFETCH(int, order);
        VariableDefinition::Options options{{"b10", "b10"}, {"B2", "B2"}, {"a1", "a1"}, {"c", "c"}};
        sortOptions(options, order);
        QTEST(joined(options), "expected");
    }

    void lists()
    {
        QCOMPARE(joined(customOptions("a, b , Shown : value,c\\,d,")),
                 QString("a b Shown=value c,d"));
        QCOMPARE(joined(customOptions("1m,10m,1h")), QString("1m 10m 1h"));
    }

    void suggestions_data()
    {
        QTest::addColumn<QString>("expr");
        QTest::addColumn<QString>("better"); // same: nothing to suggest
        QTest::newRow("spec") << "system.cpu_percent"
                              << "system_cpu_percent";
        QTest::newRow("inside") << "rate(http.server.duration[5m]) / 1.5"
                                << "rate(http_server_duration[5m]) / 1.5";
        QTest::newRow("string") << "up{a=\"b.c\", d='e.f'}"
                                << "up{a=\"b.c\", d='e.f'}";
        QTest::newRow("number") << "up * .5 + 1.5e3"
                                << "up * .5 + 1.5e3";
        QTest::newRow("escaped quote") << "up{a=\"x\\\" y.z\"}"
                                       << "up{a=\"x\\\" y.z\"}";
        QTest::newRow("comment") << "up # see a.b\n + c.d"
                                 << "up # see a.b\n + c_d";
        QTest::newRow("open string") << "up{a=\"b.c"
                                     << "up{a=\"b.c";
    }
    void suggestions()
    {
        QFETCH(QString, expr);
        QFETCH(QString, better);
        QCOMPARE(withoutDots(expr), better);
        QCOMPARE(suggestForQuery(expr).isEmpty(), expr == better);
    }

    void suggestionSentence()
    {
        QCOMPARE(
            suggestForQuery("system.cpu_percent"),
            QString("system.cpu_percent is not PromQL: metric names have no dots; did you mean "
                    "system_cpu_percent?"));
    }
};

QTEST_GUILESS_MAIN(VariableOptionsTest)
#include "tst_variableoptions.moc"
