// SPDX-License-Identifier: GPL-3.0-or-later
// What rules are written in; that Prometheus makes the same of it is in tst_rulesagree.
#include "datasource/rules/alerttemplate.h"

#include <QtTest>

using namespace onex;

class TestAlertTemplate : public QObject
{
    Q_OBJECT

    static QString expanded(const char *text, double value = 0.25)
    {
        const auto result = expandTemplate(
            text, {Labels{{"__name__", "m"}, {"job", "api"}, {"a.b", "dotted"}}, value});
        return QString::fromStdString(result ? *result : "! " + result.error().message);
    }

private Q_SLOTS:
    void expands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *result) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(result);
        };
        row("plain", "plain");
        row("{{ $value }}", "0.25");
        row("{{.Value}} of {{.Labels.job}}", "0.25 of api");
        row("{{ $labels.nothing }}|", "|");
        row("{{ index $labels \"a.b\" }}", "dotted");
        row("{{ $value | humanizePercentage }}", "25%");
        row("{{ humanize $value }}", "250m");
        row("{{ printf \"%.1f and %s\" $value $labels.job }}", "0.2 and api");
        row("{{ $value | printf \"%5.2f\" }}", " 0.25");
        row("{{ (printf \"%d%%\" 7) | print \"<\" }}", "<7%");
        row("a  {{- \" b \" -}}  c", "a b c");
        row("{{/* nothing */}}x", "x");
        row("{{ \"}}\" }}{{ `\\` }}", "}}\\");
        row("{{ toUpper $labels.job | title }}", "API");
        row("{{ reReplaceAll \"a(.)i\" \"$1-${1}\" $labels.job }}", "p-p");
        row("{{ stripPort \"host:80\" }} {{ stripDomain \"a.b.c:80\" }}", "host a:80");
        row("ü {{ $labels.job }} ✓", "ü api ✓");
    }

    void expands()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QCOMPARE(expanded(text.toUtf8().constData()), expected);
    }

    void numbersAreGos()
    {
        QCOMPARE(expanded("{{ $value }}", 1e6), QStringLiteral("1e+06"));
        QCOMPARE(expanded("{{ $value }}", 999'999.5), QStringLiteral("999999.5"));
        QCOMPARE(expanded("{{ $value }}", 0.0001), QStringLiteral("0.0001"));
        QCOMPARE(expanded("{{ $value }}", 0.00005), QStringLiteral("5e-05"));
        QCOMPARE(expanded("{{ $value }}", -0.0), QStringLiteral("-0"));
        QCOMPARE(expanded("{{ $value }}", qInf()), QStringLiteral("+Inf"));
        QCOMPARE(expanded("{{ humanize $value }}", -1234567), QStringLiteral("-1.235M"));
        QCOMPARE(expanded("{{ humanizeDuration $value }}", 93'784.5),
                 QStringLiteral("1d 2h 3m 4s"));
        QCOMPARE(expanded("{{ humanizeTimestamp $value }}", 1'700'000'000.25),
                 QStringLiteral("2023-11-14 22:13:20.25 +0000 UTC"));
        QCOMPARE(expanded("{{ humanizeTimestamp $value }}", 1'700'000'000),
                 QStringLiteral("2023-11-14 22:13:20 +0000 UTC"));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *text, const char *message) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(message);
        };
        row("{{ $value", "{{ is not closed");
        row("{{ }}", "a value is missing");
        row("{{ $other }}", "\"$other\" is not known here");
        row("{{ if $value }}x{{ end }}", "\"if\" is not a function");
        row("{{ query \"up\" }}", "\"query\" is not a function");
        row("{{ humanize }}", "does not take 0 arguments");
        row("{{ humanize \"x\" }}", "\"x\" is not a number");
        row("{{ $value $value }}", "takes no arguments");
        row("{{ ($value }}", "parenthesis is not closed");
        row("{{ \"a }}", "{{ is not closed");
        row("{{ printf \"%d\" $value }}", "printf cannot write 0.25");
        row("{{ printf \"%n\" $value }}", "printf cannot write");
        row("{{ printf \"%*d\" 1 2 }}", "does not fit");
        row("{{ reReplaceAll \"(\" \"\" \"\" }}", "not a regular expression");
        row("{{ $labels }}", "a label's name is missing");
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, message);
        const QString said = expanded(text.toUtf8().constData());
        QVERIFY2(said.startsWith(u'!') && said.contains(message), qPrintable(said));
    }

    void hasLimits()
    {
        const std::string deep = "{{ " + std::string(10'000, '(') + " }}";
        QVERIFY(!expandTemplate(deep, {}));
        QVERIFY(!expandTemplate(std::string(100'000, 'x'), {}));
        QVERIFY(!expandTemplate("{{ printf \"%9999d\" 1 }}", {}));
        std::string growing = "{{ print \"x\"";
        for (int i = 0; i < 8; ++i)
            growing += " | reReplaceAll \"\" \"" + std::string(1000, 'y') + "\"";
        QVERIFY(!expandTemplate(growing + " }}", {}));
    }
};

QTEST_GUILESS_MAIN(TestAlertTemplate)
#include "tst_alerttemplate.moc"
