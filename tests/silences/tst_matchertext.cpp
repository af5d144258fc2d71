// SPDX-License-Identifier: GPL-3.0-or-later
// Matchers as people type them: there and back, and where they are wrong.
#include "models/silences/matchertext.h"

#include <QTest>

using namespace onex;

class TestMatcherText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void thereAndBack_data();
    void thereAndBack();
    void rejects_data();
    void rejects();
};

void TestMatcherText::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("one") << "alertname=\"Disk\""
                         << "alertname=\"Disk\"";
    QTest::newRow("braces") << "{a=\"1\", b!=\"2\"}"
                            << "a=\"1\", b!=\"2\"";
    QTest::newRow("bare values") << "a=1,b=~x.*"
                                 << "a=\"1\", b=~\"x.*\"";
    QTest::newRow("spaces") << "  a = \"1\" ,\n b !~ \"2\" "
                            << "a=\"1\", b!~\"2\"";
    QTest::newRow("escapes") << R"(a="x\"y\\z\n")"
                             << R"(a="x\"y\\z\n")";
    QTest::newRow("a name that needs quotes") << "\"with space\"=\"1\""
                                              << "with space=\"1\"";
    QTest::newRow("a pattern's own backslash") << R"(a=~"1\d+")"
                                               << R"(a=~"1\\d+")";
}

void TestMatcherText::reads()
{
    QFETCH(QString, text);
    const auto matchers = parseMatchers(text);
    QVERIFY2(matchers, matchers ? "" : matchers.error().message.c_str());
    QTEST(matchersText(*matchers), "written");
}

void TestMatcherText::thereAndBack_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value :
         {"plain", "a b", "\"", "\\", "\\\\n", "a\nb", "{,}", "\xC3\xA9\xE2\x98\x83", "=~", "'"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestMatcherText::thereAndBack()
{
    QFETCH(QString, value);
    const std::vector<Matcher> matchers{{"label", value.toStdString()}, {"b", "2", false, false}};
    const auto back = parseMatchers(matchersText(matchers));
    QVERIFY(back);
    QVERIFY(*back == matchers);
}

void TestMatcherText::rejects_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << "" << 1 << "a label's name";
    QTest::newRow("no sign") << "alertname" << 10 << "=~ or !~";
    QTest::newRow("no value") << "a=" << 3 << "a value";
    QTest::newRow("an open quote") << "a=\"x" << 5 << "a closing \"";
    QTest::newRow("a comma at the end") << "a=\"1\"," << 7 << "a label's name";
    QTest::newRow("no comma") << "a=\"1\" b=\"2\"" << 7 << "a comma";
    QTest::newRow("an open brace") << "{a=\"1\"" << 7 << "}";
    QTest::newRow("no regular expression") << "b=\"1\", a=~\"(\"" << 11 << "a regular expression";
    QTest::newRow("everything") << "a=~\".*\"" << 0 << "none of the labels";
    QTest::newRow("what is not there") << "a=\"\", b!=\"x\"" << 0 << "none of the labels";
}

void TestMatcherText::rejects()
{
    QFETCH(QString, text);
    const auto matchers = parseMatchers(text);
    QVERIFY(!matchers);
    QTEST(matchers.error().column, "column");
    QFETCH(QString, words);
    QVERIFY2(QString::fromStdString(matchers.error().message).contains(words),
             matchers.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestMatcherText)
#include "tst_matchertext.moc"
