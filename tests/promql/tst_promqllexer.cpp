// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/lexer.h"
#include "tests/promql/promqlfixture.h"

#include <QTest>

#include <cmath>

using namespace onex;
using namespace onex::promql;
using namespace onex::test;

class TestPromqlLexer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokens_data();
    void tokens();
    void numbers_data();
    void numbers();
    void durations_data();
    void durations();
    void strings_data();
    void strings();
    void writtenNumbers();
};

void TestPromqlLexer::tokens_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("seen"); // tokens between |, or an error
    const auto row = [](const char *query, const char *seen) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(seen);
    };
    row("", "");
    row("  # only a comment", "");
    row("a+b # c\n-d", "a|+|b|-|d");
    row("node:cpu:rate5m{x=~\"a\"}", "node:cpu:rate5m|{|x|=~|\"a\"|}");
    row("x[5m:30s]", "x|[|5m|:|30s|]");
    row("x[5m:]", "x|[|5m|:|]");
    row("1e3 >= .5 != 0x1F", "1e3|>=|.5|!=|0x1F");
    row("1h30m @ -3", "1h30m|@|-|3");
    row("'it''s'", "'it'|'s'");
    row("`raw \\n`", "`raw \\n`");
    row("5x", "1:1: bad number or duration syntax: \"5x\"");
    row("30s1h", "1:1: bad number or duration syntax: \"30s1h\"");
    row("a\n + $", "2:4: unexpected character: \"$\"");
    row("\"abc", "1:1: unterminated quoted string");
    row("`abc", "1:1: unterminated raw string");
    row("'a\nb'", "1:1: unterminated quoted string");
    row("\"a\\", "1:1: unterminated quoted string");
    row("\"\\q\"", "1:1: unknown escape sequence in \"\\\\q\"");
}

void TestPromqlLexer::tokens()
{
    QFETCH(QByteArray, query);
    const auto tokens = tokensOf({query.constData(), std::size_t(query.size())});
    QByteArrayList seen;
    if (!tokens)
        seen += told(tokens.error());
    else
        for (const Token &token : *tokens)
            if (token.kind != Token::Kind::End)
                seen += QByteArray(token.text.data(), int(token.text.size()));
    QTEST(seen.join('|'), "seen");
}

void TestPromqlLexer::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::newRow("1") << 1.0;
    QTest::newRow(".5") << 0.5;
    QTest::newRow("5.") << 5.0;
    QTest::newRow("1e3") << 1000.0;
    QTest::newRow("1.5E-2") << 0.015;
    QTest::newRow("0x1F") << 31.0;
    QTest::newRow("0x_1f") << 31.0;
    QTest::newRow("017") << 15.0;
    QTest::newRow("08") << 8.0;
    QTest::newRow("1_000_000") << 1e6;
    QTest::newRow("Inf") << HUGE_VAL;
    QTest::newRow("-inf") << -HUGE_VAL;
    QTest::newRow("1__0") << std::nan("");
    QTest::newRow("1_") << std::nan("");
    QTest::newRow("1._5") << std::nan("");
    QTest::newRow("x") << std::nan("");
    QTest::newRow("0x") << std::nan("");
    QTest::newRow("") << std::nan("");
}

// NaN: it is not a number.
void TestPromqlLexer::numbers()
{
    QFETCH(double, value);
    const auto number = numberOf(QTest::currentDataTag());
    QCOMPARE(number.has_value(), !std::isnan(value));
    if (number)
        QCOMPARE(*number, value);
    QVERIFY(std::isnan(*numberOf("nAn")));
}

void TestPromqlLexer::durations_data()
{
    QTest::addColumn<qint64>("ms"); // -1: it is none
    QTest::newRow("0") << qint64(0);
    QTest::newRow("5m") << qint64(300'000);
    QTest::newRow("1h30m") << qint64(5'400'000);
    QTest::newRow("1y2w3d4h5m6s7ms")
        << qint64(31'536'000'000 + 1'209'600'000 + 259'200'000 + 14'400'000 + 300'000 + 6007);
    QTest::newRow("250ms") << qint64(250);
    QTest::newRow("5") << qint64(-1);
    QTest::newRow("m") << qint64(-1);
    QTest::newRow("5m5m") << qint64(-1);
    QTest::newRow("5s1m") << qint64(-1);
    QTest::newRow("1.5h") << qint64(-1);
    QTest::newRow("300y") << qint64(-1); // more nanoseconds than there are
    QTest::newRow("") << qint64(-1);
}

void TestPromqlLexer::durations()
{
    QFETCH(qint64, ms);
    const auto duration = durationOf(QTest::currentDataTag());
    QCOMPARE(duration.value_or(-1), ms);
    if (duration && ms > 0)
        QCOMPARE(durationOf(durationText(ms)), duration);
}

void TestPromqlLexer::strings_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow(R"("a\nb")") << QByteArray("a\nb");
    QTest::newRow(R"('\x41\101\u00e9')") << QByteArray("AA\xC3\xA9");
    QTest::newRow(R"("\U0001F600")") << QByteArray("\xF0\x9F\x98\x80");
    QTest::newRow(R"(`a\nb`)") << QByteArray("a\\nb");
    QTest::newRow(R"("\"\\\'")") << QByteArray("\"\\'");
    QTest::newRow(R"("\xZZ")") << QByteArray("!");
    QTest::newRow(R"("\u12")") << QByteArray("!");
    QTest::newRow(R"("\UFFFFFFFF")") << QByteArray("!");
}

void TestPromqlLexer::strings()
{
    const auto value = unquoted(QTest::currentDataTag());
    QTEST(value ? QByteArray::fromStdString(*value) : QByteArray("!"), "value");
    if (value)
        QCOMPARE(unquoted(inQuotes(*value)).value(), *value);
}

void TestPromqlLexer::writtenNumbers()
{
    for (const double value : {0.0, 1.0, -2.5, 0.1, 1e-7, 1e21, 123456789.123, 5e-324, 1e300})
        QCOMPARE(*numberOf(numberText(value)), value);
    QCOMPARE(numberText(1e6), std::string("1000000"));
    QCOMPARE(numberText(std::nan("")), std::string("NaN"));
    QCOMPARE(numberText(-HUGE_VAL), std::string("-Inf"));
}

QTEST_GUILESS_MAIN(TestPromqlLexer)
#include "tst_promqllexer.moc"
