// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/numbers.h"
#include "datasource/prometheus/samplescanner.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace onex;

class NumbersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void value_data();
    void value();
    void valueRoundTrips();
    void notAValue_data();
    void notAValue();
    void timestamp_data();
    void timestamp();
    void notATimestamp_data();
    void notATimestamp();
    void samples_data();
    void samples();
};

namespace {

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

} // namespace

void NumbersTest::value_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("expected");
    constexpr double kInf = std::numeric_limits<double>::infinity();
    QTest::newRow("zero") << QByteArray{"0"} << 0.0;
    QTest::newRow("negative zero") << QByteArray{"-0"} << -0.0;
    QTest::newRow("one") << QByteArray{"1"} << 1.0;
    QTest::newRow("decimal") << QByteArray{"-12.5"} << -12.5;
    QTest::newRow("exponent") << QByteArray{"1e+00"} << 1.0;
    QTest::newRow("smallest") << QByteArray{"5e-324"} << 5e-324;
    QTest::newRow("largest") << QByteArray{"1.7976931348623157e+308"} << 1.7976931348623157e308;
    QTest::newRow("many digits") << QByteArray{"0.30000000000000004"} << 0.30000000000000004;
    QTest::newRow("many leading zeros") << QByteArray{"0.00000000000000001"} << 1e-17;
    QTest::newRow("fifteen digits") << QByteArray{"123456789.012345"} << 123456789.012345;
    QTest::newRow("sixteen digits") << QByteArray{"9007199254740993"} << 9007199254740993.0;
    QTest::newRow("NaN") << QByteArray{"NaN"} << std::nan("");
    QTest::newRow("+Inf") << QByteArray{"+Inf"} << kInf;
    QTest::newRow("-Inf") << QByteArray{"-Inf"} << -kInf;
}

void NumbersTest::value()
{
    QFETCH(QByteArray, text);
    QFETCH(double, expected);
    const auto parsed = parseSampleValue(text.toStdString());
    QVERIFY(parsed);
    QVERIFY(same(*parsed, expected));
    // As it stands in an answer, where the fast way is taken.
    const QByteArray quoted = text + '"';
    double scanned = 0;
    const char *end = quoted.constData() + quoted.size();
    QCOMPARE(scanSampleValue(quoted.constData(), end, scanned), end - 1);
    QVERIFY(same(scanned, expected));
}

void NumbersTest::valueRoundTrips()
{
    std::mt19937_64 random{7};
    for (int i = 0; i < 20000; ++i) {
        const int precision = static_cast<int>(random() % 17) + 1;
        const double scale = std::pow(10.0, static_cast<double>(random() % 20) - 8);
        const double number = static_cast<double>(random() >> 11) * 1e-15 * scale;
        const QByteArray text = QByteArray::number(number, i % 2 ? 'g' : 'f', precision) + '"';
        double scanned = 0;
        QVERIFY(scanSampleValue(text.constData(), text.constData() + text.size(), scanned));
        const double expected = std::strtod(text.constData(), nullptr);
        QVERIFY2(scanned == expected, text.constData());
    }
}

void NumbersTest::notAValue_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "+", "-", ".", "abc", "1x", "1 ", " 1", "1e", "0x10", "1e999", "1..2"})
        QTest::newRow(text) << QByteArray{text};
}

void NumbersTest::notAValue()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseSampleValue(text.toStdString()));
}

void NumbersTest::timestamp_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("seconds") << QByteArray{"1795344034"} << qint64{1795344034000};
    QTest::newRow("one decimal") << QByteArray{"1795344034.5"} << qint64{1795344034500};
    QTest::newRow("three decimals") << QByteArray{"1795344043.884"} << qint64{1795344043884};
    QTest::newRow("rounded down") << QByteArray{"1.0004999"} << qint64{1000};
    QTest::newRow("rounded up") << QByteArray{"1.9995"} << qint64{2000};
    QTest::newRow("negative") << QByteArray{"-1.5"} << qint64{-1500};
    QTest::newRow("zero") << QByteArray{"0"} << qint64{0};
    QTest::newRow("exponent") << QByteArray{"1.795344034e+09"} << qint64{1795344034000};
    QTest::newRow("long") << QByteArray{"123456789012.345"} << qint64{123456789012345};
}

void NumbersTest::timestamp()
{
    QFETCH(QByteArray, text);
    const auto parsed = parseTimestamp(text.toStdString());
    QVERIFY(parsed);
    QTEST(qint64{*parsed}, "ms");
}

void NumbersTest::notATimestamp_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "-", ".5x", "null", "\"1\"", "1e300", "9999999999999999", "1.5.5"})
        QTest::newRow(text) << QByteArray{text};
}

void NumbersTest::notATimestamp()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseTimestamp(text.toStdString()));
}

void NumbersTest::samples_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QList<qint64>>("expected");
    const auto row = [](const char *name, const char *text, ScanOutcome outcome,
                        QList<qint64> expected) {
        QTest::newRow(name) << QByteArray{text} << static_cast<int>(outcome) << std::move(expected);
    };
    using enum ScanOutcome;
    row("empty", "[]", Complete, {});
    row("spaces", " [ [ 1 , \"2\" ] ,\n[2\t,\"3\" ] ] ", Complete, {1000, 2000});
    row("duplicate", "[[1,\"1\"],[1,\"2\"],[2,\"3\"]]", Complete, {1000, 2000});
    row("unsorted", "[[3,\"1\"],[1,\"2\"],[4,\"3\"]]", Complete, {3000, 4000});
    row("too many", "[[1,\"1\"],[2,\"1\"],[3,\"1\"],[4,\"1\"]]", TooMany, {1000, 2000, 3000});
    row("cut", "[[1,\"1\"],[2", Malformed, {1000});
    row("cut in a value", "[[1,\"1", Malformed, {});
    row("number not quoted", "[[1,1]]", Malformed, {});
    row("three parts", "[[1,\"1\",2]]", Malformed, {});
    row("trailing comma", "[[1,\"1\"],]", Malformed, {1000});
    row("text behind", "[[1,\"1\"]]x", Malformed, {1000});
    row("null", "null", Malformed, {});
    row("nothing", "", Malformed, {});
}

void NumbersTest::samples()
{
    QFETCH(QByteArray, text);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    const ScanOutcome outcome = scanSamples(text.toStdString(), 3, times, values);
    QTEST(static_cast<int>(outcome), "outcome");
    QTEST(QList<qint64>(times.begin(), times.end()), "expected");
    QCOMPARE(values.size(), times.size());
}

QTEST_GUILESS_MAIN(NumbersTest)
#include "tst_numbers.moc"
