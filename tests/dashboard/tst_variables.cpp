// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/regex.h"
#include "models/dashboard/variables.h"

#include <QtTest>

using namespace onex;

namespace {

VariableValue value(const QString &name, const QStringList &values)
{
    VariableValue result;
    result.definition.name = name;
    result.values = values;
    for (const QString &text : values)
        result.options.push_back({text.toUpper(), text});
    return result;
}

Variables sample()
{
    VariableValue one = value("one", {"a.b"});
    VariableValue odd = value("odd", {"q\"\\'"});
    VariableValue many = value("many", {"a.b", "c"});
    many.definition.multi = true;
    VariableValue single = value("single", {"x.y"});
    single.definition.includeAll = true;
    VariableValue all = value("all", {"p", "q"});
    all.definition.includeAll = true;
    all.all = true;
    VariableValue own = all;
    own.definition.name = "own";
    own.definition.allValue = ".+";
    VariableValue step = value("step", {"$__auto_interval_step"});
    step.definition.kind = VariableDefinition::Kind::Interval;
    return Variables({one, odd, many, single, all, own, step});
}

const Builtins kBuiltins{{"__interval", "30s"}, {"__from", "1777629600000"}};

} // namespace

class VariablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsQueries_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << text << expected;
        };
        row("x{a=\"$one\"}", "x{a=\"a.b\"}");
        row("x{a=\"${one}\"}", "x{a=\"a.b\"}");
        row("x{a=\"[[one]]\"}", "x{a=\"a.b\"}");
        row("x{a=\"$odd\"}", "x{a=\"q\\\"\\\\'\"}");
        row("x{a=\"${odd}\"}", "x{a=\"q\\\"\\\\'\"}");
        row("x{a=~\"${many}\", b=\"c\"}", "x{a=~\"(a\\\\.b|c)\", b=\"c\"}");
        row("x{a='$odd'}", "x{a='q\"\\\\\\''}");
        row("x{a=`$odd`}", "x{a=`q\"\\'`}");
        row("# it's\nx{a=\"${odd}\"}", "# it's\nx{a=\"q\\\"\\\\'\"}");
        row("x{a=~\"$many\"}", "x{a=~\"(a\\\\.b|c)\"}");
        row("x{a=~`$many`}", "x{a=~`(a\\.b|c)`}");
        row("x{a=~\"$single\"}", "x{a=~\"x\\\\.y\"}");
        row("x{a=~\"$all\"}", "x{a=~\"(p|q)\"}");
        row("x{a=~\"$own\"}", "x{a=~\".+\"}");
        row("x{a=~\"$unknown\", b=\"$\"}", "x{a=~\"$unknown\", b=\"$\"}");
        row("rate(x[$__interval])", "rate(x[30s])");
        row("rate(x[$step])", "rate(x[30s])");
        row("$oneMore ${one", "$oneMore ${one");
        row("a$one$one", "aa.ba.b");
    }
    void fillsQueries()
    {
        QFETCH(QString, text);
        QTEST(sample().fill(text, Variables::Use::Query, kBuiltins), "expected");
    }

    void formats_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << text << expected;
        };
        row("${many}", "A.B + C");
        row("${one}", "A.B");
        row("${all}", "All");
        row("${many.text}", "A.B + C");
        row("${many:regex}", "(a\\.b|c)");
        row("${one:regex}", "a\\.b");
        row("${many:pipe}", "a.b|c");
        row("${many:csv}", "a.b,c");
        row("${many:raw}", "a.b,c");
        row("${many:json}", "[\"a.b\",\"c\"]");
        row("${odd:json}", "\"q\\\"\\\\'\"");
        row("${many:glob}", "{a.b,c}");
        row("${many:unheardof}", "{a.b,c}");
        row("${many:text}", "A.B + C");
        row("${many:queryparam}", "var-many=a.b&var-many=c");
        row("${all:queryparam}", "var-all=All");
        row("${many:percentencode}", "%7Ba.b%2Cc%7D");
        row("${odd:percentencode}", "q%22%5C%27");
        row("${many:doublequote}", "\"a.b\",\"c\"");
        row("${many:singlequote}", "'a.b','c'");
        row("${odd:sqlstring}", "'q\"\\'''");
        row("${own:regex}", ".+");
        row("${__from:date}", "2026-05-01T10:00:00.000Z");
        row("${__from:date:seconds}", "1777629600");
        row("${__from:date:YYYY-MM-DD}", "2026-05-01");
        row("${__from}", "1777629600000");
    }
    void formats()
    {
        QFETCH(QString, text);
        QTEST(sample().fill(text, Variables::Use::Text, kBuiltins), "expected");
    }

    void mentioned()
    {
        QCOMPARE(Variables::mentioned("$a ${b:csv} [[c]] $a $__interval $ ${} $1"),
                 QStringList({"a", "b", "c", "__interval", "1"}));
    }

    void setReplacesByName()
    {
        Variables variables = sample();
        variables.set(value("one", {"new"}));
        variables.set(value("fresh", {"f"}));
        QCOMPARE(variables.find("one")->values, QStringList("new"));
        QCOMPARE(variables.values().size(), std::size_t(8));
        QVERIFY(!variables.find("nothing"));
    }

    void order_data()
    {
        QTest::addColumn<QStringList>("queries"); // name=query
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QStringList{} << "";
        QTest::newRow("independent") << QStringList{"a=x", "b=y"} << "ab";
        QTest::newRow("chain") << QStringList{"a=$b", "b=$c", "c=x"} << "cba";
        QTest::newRow("written order kept") << QStringList{"a=x", "b=$a", "c=$a"} << "abc";
        QTest::newRow("cycle") << QStringList{"a=$b", "b=$a", "c=x"} << "cab";
        QTest::newRow("itself") << QStringList{"a=$a", "b=$a"} << "ab";
    }
    void order()
    {
        QFETCH(QStringList, queries);
        std::vector<VariableDefinition> definitions;
        for (const QString &query : queries) {
            VariableDefinition definition;
            definition.name = query.section('=', 0, 0);
            definition.query = query.section('=', 1);
            definitions.push_back(definition);
        }
        QString names;
        for (const std::size_t i : resolutionOrder(definitions))
            names += definitions[i].name;
        QTEST(names, "expected");
    }

    void regexes_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("plain is whole") << "ab"
                                        << "cab" << false;
        QTest::newRow("plain") << "a.c"
                               << "abc" << true;
        QTest::newRow("slashes search") << "/b/"
                                        << "abc" << true;
        QTest::newRow("case") << "/B/"
                              << "abc" << false;
        QTest::newRow("no case") << "/B/i"
                                 << "abc" << true;
        QTest::newRow("invalid") << "/(/"
                                 << "(" << false;
        QTest::newRow("look-ahead is not RE2") << "/a(?=b)/"
                                               << "ab" << false;
        QTest::newRow("one slash") << "/"
                                   << "/" << true;
    }
    void regexes()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        const auto regex = Regex::compile(pattern);
        QTEST(regex && regex->matches(text), "expected");
    }

    void regexGroups()
    {
        const auto regex = Regex::compile("/(?<text>\\w+)=(?P<value>\\w+)/g");
        QVERIFY(regex);
        const auto matches = regex->allMatches("a=1 b=2");
        QCOMPARE(matches.size(), std::size_t(2));
        QCOMPARE(matches[1].named.value("text"), QString("b"));
        QCOMPARE(matches[1].groups, QStringList({"b=2", "b", "2"}));
        QCOMPARE(Regex::compile("/x*/g")->allMatches("axb").size(), std::size_t(4));
        QVERIFY(!Regex::compile("/(/"));
    }
};

QTEST_GUILESS_MAIN(VariablesTest)
#include "tst_variables.moc"
