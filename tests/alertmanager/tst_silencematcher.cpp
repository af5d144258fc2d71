// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/source/silencematcher.h"

#include <QTest>

using namespace onex;

Q_DECLARE_METATYPE(Matcher)
Q_DECLARE_METATYPE(Labels)

namespace {

Silence silenceOf(std::vector<Matcher> matchers)
{
    Silence silence;
    silence.matchers = std::move(matchers);
    return silence;
}

} // namespace

class SilenceMatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matcher_data();
    void matcher();
    void allHaveToMatch();
    void wrongExpression();
    void hugeExpressionIsRefused();
};

void SilenceMatcherTest::matcher_data()
{
    QTest::addColumn<Matcher>("matcher");
    QTest::addColumn<Labels>("labels");
    QTest::addColumn<bool>("expected");
    const Labels labels{{"alertname", "Down"}, {"path", "a\nb"}, {"unit", "℃"}, {"empty", ""}};
    const auto row = [&labels](const char *name, Matcher matcher, bool expected) {
        QTest::newRow(name) << std::move(matcher) << labels << expected;
    };
    row("equal", {"alertname", "Down"}, true);
    row("not equal", {"alertname", "down"}, false);
    row("negated", {"alertname", "down", false, false}, true);
    row("negated, equal", {"alertname", "Down", false, false}, false);
    row("text is no expression", {"alertname", "D.wn"}, false);
    row("missing is empty", {"job", ""}, true);
    row("missing has no value", {"job", "x"}, false);
    row("missing is not x", {"job", "x", false, false}, true);
    row("missing is not something", {"job", "", false, false}, false);
    row("empty is empty", {"empty", ""}, true);
    row("expression", {"alertname", "D.*", true}, true);
    row("expression of the whole value", {"alertname", "Dow", true}, false);
    row("not only of its end", {"alertname", "own", true}, false);
    row("alternatives are anchored", {"alertname", "D|n", true}, false);
    row("alternatives", {"alertname", "Up|Down", true}, true);
    row("negated expression", {"alertname", "Up|Down", true, false}, false);
    row("negated expression, missing", {"job", ".+", true, false}, true);
    row("expression of the missing", {"job", ".*", true}, true);
    row("expression wants something", {"job", ".+", true}, false);
    row("a dot is no newline", {"path", "a.b", true}, false);
    row("unless asked for", {"path", "(?s)a.b", true}, true);
    row("the end is not before a newline", {"path", "a", true}, false);
    row("letters, not bytes", {"unit", ".", true}, true);
    row("regardless of case", {"alertname", "(?i)down", true}, true);
}

void SilenceMatcherTest::matcher()
{
    QFETCH(Matcher, matcher);
    QFETCH(Labels, labels);
    const auto matched = matches(silenceOf({matcher}), labels);
    QVERIFY2(matched, matched ? "" : matched.error().message.c_str());
    QTEST(*matched, "expected");
}

void SilenceMatcherTest::allHaveToMatch()
{
    const auto both = SilenceMatcher::compile({{"a", "1"}, {"b", "2|3", true}});
    QVERIFY(both);
    QVERIFY(both->matches({{"a", "1"}, {"b", "3"}, {"c", "4"}}));
    QVERIFY(!both->matches({{"a", "1"}, {"b", "4"}}));
    QVERIFY(!both->matches({{"b", "2"}}));
}

void SilenceMatcherTest::wrongExpression()
{
    const auto matched = matches(silenceOf({{"a", "1"}, {"b", "(", true}}), {});
    QVERIFY(!matched);
    QCOMPARE(matched.error().kind, Error::Kind::BadQuery);
    QVERIFY(matched.error().message.starts_with("the matcher of b has a wrong regular"));
}

void SilenceMatcherTest::hugeExpressionIsRefused()
{
    QVERIFY(!SilenceMatcher::compile({{"a", "((a{1,1000}){1,1000}){1,1000}", true}}));
}

QTEST_GUILESS_MAIN(SilenceMatcherTest)
#include "tst_silencematcher.moc"
