// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/format.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace onex;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, const char *unit, const char *text) {
            QTest::addRow("%g %s", value, unit)
                << value << QString::fromUtf8(unit) << QString::fromUtf8(text);
        };
        row(0, "", "0");
        row(-0.0, "", "0");
        row(42, "", "42");
        row(1.2345, "", "1.23");
        row(1.5, "", "1.5");
        row(0.000123456, "", "0.000123");
        row(1e-9, "", "1e-09");
        row(999.7, "", "1 K");
        row(1234, "short", "1.23 K");
        row(-1234567, "short", "-1.23 Mil");
        row(4.2e9, "short", "4.2 Bil");
        row(7e12, "short", "7 Tri");
        row(1e300, "none", "1e+300");
        row(1234567, "none", "1234567");
        row(0, "bytes", "0 B");
        row(1023, "bytes", "1023 B");
        row(1023.99, "bytes", "1 KiB");
        row(1536, "bytes", "1.5 KiB");
        row(-1073741824, "bytes", "-1 GiB");
        row(1500, "decbytes", "1.5 kB");
        row(2, "mbytes", "2 MiB");
        row(0.5, "gbytes", "512 MiB");
        row(8192, "bits", "8 Kib");
        row(1500, "Bps", "1.5 kB/s");
        row(2048, "binBps", "2 KiB/s");
        row(1e6, "bps", "1 Mb/s");
        row(12.345, "percent", "12.3%");
        row(0.12345, "percentunit", "12.3%");
        row(1, "percentunit", "100%");
        row(0.005, "s", "5 ms");
        row(0.0000025, "s", "2.5 µs");
        row(1, "s", "1 s");
        row(60, "s", "1 min");
        row(5400, "s", "1.5 hours");
        row(86400, "s", "1 day");
        row(3 * 86400, "s", "3 days");
        row(1500, "ms", "1.5 s");
        row(1500, "µs", "1.5 ms");
        row(1500, "ns", "1.5 µs");
        row(90, "m", "1.5 hours");
        row(36, "h", "1.5 days");
        row(14, "d", "2 weeks");
        row(3725, "dtdurations", "1 hour 2 mins");
        row(3725000, "dtdurationms", "1 hour 2 mins");
        row(0, "dtdurations", "0 secs");
        row(3725, "clocks", "01h:02m:05s");
        row(65001, "clockms", "01m:05s:001ms");
        row(93784, "dthms", "26:03:04");
        row(93784, "dtdhms", "1 d 02:03:04");
        row(1234, "reqps", "1.23K req/s");
        row(12, "ops", "12 ops/s");
        row(12, "iops", "12 io/s");
        row(0.25, "rps", "0.25 rd/s");
        row(3, "wps", "3 wr/s");
        row(3, "cps", "3 c/s");
        row(2e6, "pps", "2 Mp/s");
        row(7, "eps", "7 evt/s");
        row(7, "mps", "7 msg/s");
        row(3.2e9, "hertz", "3.2 GHz");
        row(36.6, "celsius", "36.6 °C");
        row(451, "fahrenheit", "451 °F");
        row(0.012, "volt", "12 mV");
        row(1500, "watt", "1.5 kW");
        row(900, "rotrpm", "900 rpm");
        row(1, "bool", "True");
        row(0, "bool_yes_no", "No");
        row(3, "bool_on_off", "On");
        row(1234.5, "currencyUSD", "$1.23K");
        row(12, "currencyEUR", "€12");
        row(12, "currencySEK", "12 kr");
        row(12, "suffix:apples", "12 apples");
        row(12, "prefix:v", "v12");
        row(1500, "si:m", "1.5 km");
        row(2, "si:kg", "2 kg");
        row(1500, "count:jobs", "1.5K jobs");
        row(5, "currency:¤", "¤5");
        row(12, "widgets", "12 widgets");
        row(255, "hex0x", "0xFF");
        row(1234567, "locale", "1,234,567");
        row(1500, "sishort", "1.5 k");
        row(std::nan(""), "bytes", "NaN");
        row(std::numeric_limits<double>::infinity(), "s", "+Inf");
        row(-std::numeric_limits<double>::infinity(), "s", "-Inf");
        row(std::numeric_limits<double>::max(), "bytes", "1.49e+284 YiB");
        row(std::numeric_limits<double>::max(), "dtdurations", "5.7e+300 years");
    }
    void values()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(QString, text);
        QCOMPARE(formatValue(value, unit).all(), text);
    }

    void partsAreApart()
    {
        const FormattedValue dollars = formatValue(2500, QStringLiteral("currencyUSD"));
        QCOMPARE(dollars,
                 (FormattedValue{QStringLiteral("$"), QStringLiteral("2.5"), QStringLiteral("K")}));
        QCOMPARE(formatValue(3, QStringLiteral("bytes")).suffix, QStringLiteral(" B"));
    }

    void fixedDecimals()
    {
        QCOMPARE(formatValue(1, QStringLiteral("percent"), 2).all(), QStringLiteral("1.00%"));
        QCOMPARE(formatValue(1.999, QString(), 0).all(), QStringLiteral("2"));
        QCOMPARE(formatValue(-0.001, QString(), 1).all(), QStringLiteral("0.0"));
        QCOMPARE(formatValue(999.99, QString(), 1).all(), QStringLiteral("1.0 K"));
    }

    void ticks_data()
    {
        QTest::addColumn<double>("step");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QStringList>("labels"); // of 0, 1, 2, 3 steps
        const auto row = [](double step, const char *unit, QStringList labels) {
            QTest::addRow("%g %s", step, unit) << step << QString::fromLatin1(unit) << labels;
        };
        row(524288, "bytes", {"0 MiB", "0.5 MiB", "1 MiB", "1.5 MiB"});
        row(200, "", {"0", "200", "400", "600"});
        row(500, "", {"0 K", "0.5 K", "1 K", "1.5 K"});
        row(0.25, "", {"0", "0.25", "0.5", "0.75"});
        row(0.001, "s", {"0 ms", "1 ms", "2 ms", "3 ms"});
        row(300, "s", {"0 mins", "5 mins", "10 mins", "15 mins"});
        row(100, "s", {"0 s", "100 s", "200 s", "300 s"});
        row(0.2, "percentunit", {"0%", "20%", "40%", "60%"});
        row(0.000001, "none", {"0", "0.000001", "0.000002", "0.000003"});
    }
    void ticks()
    {
        QFETCH(double, step);
        QFETCH(QString, unit);
        QFETCH(QStringList, labels);
        const int decimals = std::max({int(labels[1].section(u' ', 0, 0).section(u'.', 1).size())});
        for (int i = 0; i < labels.size(); ++i) {
            // The same decimals on every mark.
            const QString label = formatTick(i * step, step, unit);
            const QString number = label.section(u' ', 0, 0).remove(u'%');
            QCOMPARE(number.toDouble(), labels[i].section(u' ', 0, 0).remove(u'%').toDouble());
            QCOMPARE(label.section(u' ', 1), labels[i].section(u' ', 1));
            QCOMPARE(number.section(u'.', 1).size(), decimals);
        }
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("ms") << qint64{350} << "350 ms";
        QTest::newRow("s") << qint64{12999} << "12s";
        QTest::newRow("m s") << qint64{90000} << "1m 30s";
        QTest::newRow("h") << qint64{7200000} << "2h";
        QTest::newRow("d h") << qint64{90000000} << "1d 1h";
    }
    void ages()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QCOMPARE(formatAge(ms), text);
    }

    void mappings_data()
    {
        QTest::addColumn<std::optional<double>>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("color");
        using Value = std::optional<double>;
        QTest::newRow("value") << Value(1) << "UP"
                               << "green";
        QTest::newRow("value of text") << Value(0) << "DOWN"
                                       << "red";
        QTest::newRow("range") << Value(15) << "busy"
                               << "orange";
        QTest::newRow("range, end included") << Value(20) << "busy"
                                             << "orange";
        QTest::newRow("unbounded range") << Value(1e9) << "1 Bil"
                                         << "purple"; // its own text
        QTest::newRow("regex") << Value(42) << "answer 2"
                               << "";
        QTest::newRow("null") << Value() << "gone"
                              << "blue";
        QTest::newRow("nan") << Value(std::nan("")) << "odd"
                             << "";
        QTest::newRow("none") << Value(7) << "7"
                              << "";
    }
    void mappings()
    {
        using Kind = ValueMapping::Kind;
        using Special = ValueMapping::Special;
        const auto mapping = [](Kind kind) {
            ValueMapping made;
            made.kind = kind;
            return made;
        };
        std::vector<ValueMapping> all(7, mapping(Kind::Value));
        all[0].value = QStringLiteral("1"), all[0].text = QStringLiteral("UP");
        all[0].color = QStringLiteral("green");
        all[1].value = QStringLiteral("0.0"), all[1].text = QStringLiteral("DOWN");
        all[1].color = QStringLiteral("red");
        all[2] = mapping(Kind::Range), all[2].from = 10, all[2].to = 20;
        all[2].text = QStringLiteral("busy"), all[2].color = QStringLiteral("orange");
        all[3] = mapping(Kind::Range), all[3].from = 1e6, all[3].color = QStringLiteral("purple");
        all[4] = mapping(Kind::Regex), all[4].pattern = QStringLiteral("^4(.)$");
        all[4].text = QStringLiteral("answer $1");
        all[5] = mapping(Kind::Special), all[5].special = Special::Null;
        all[5].text = QStringLiteral("gone"), all[5].color = QStringLiteral("blue");
        all[6] = mapping(Kind::Special), all[6].special = Special::NullOrNan;
        all[6].text = QStringLiteral("odd");
        FieldOptions options;
        options.mappings = all;

        QFETCH(std::optional<double>, value);
        QFETCH(QString, text);
        QFETCH(QString, color);
        const MappedValue mapped = mappedValue(value, options);
        QCOMPARE(mapped.text.all(), text);
        QCOMPARE(mapped.color, color);
    }

    void noValue()
    {
        FieldOptions options;
        QCOMPARE(mappedValue({}, options).text.all(), QStringLiteral("No data"));
        options.noValue = QStringLiteral("-");
        QCOMPARE(mappedValue({}, options).text.all(), QStringLiteral("-"));
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
