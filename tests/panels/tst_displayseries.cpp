// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/colors.h"
#include "models/panels/displayseries.h"
#include "models/panels/legendtext.h"
#include "models/panels/summary.h"
#include "tests/panels/paneldatafixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using namespace onex;
using namespace onex::test;

namespace {

Override overrideOf(Override::Match match, QStringList arguments, const QString &unit)
{
    Override rule;
    rule.match = match;
    rule.arguments = std::move(arguments);
    rule.options.unit = unit;
    return rule;
}

} // namespace

class TestDisplaySeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void legends_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << ""
                              << "up{instance=\"a:1\", job=\"node\"}";
        QTest::newRow("label") << "{{job}}"
                               << "node";
        QTest::newRow("blanks") << "{{ job }} on {{  instance}}"
                                << "node on a:1";
        QTest::newRow("missing") << "[{{nope}}]"
                                 << "[]";
        QTest::newRow("metric") << "{{__name__}}"
                                << "up";
        QTest::newRow("open") << "{{job"
                              << "{{job";
        QTest::newRow("plain") << "all"
                               << "all";
        QTest::newRow("auto") << "__auto"
                              << "a:1";
    }
    void legends()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        const std::vector<Series> siblings{
            seriesOf({{"__name__", "up"}, {"job", "node"}, {"instance", "a:1"}}, {1}),
            seriesOf({{"__name__", "up"}, {"job", "node"}, {"instance", "b:1"}}, {1})};
        QCOMPARE(
            legendText(pattern, siblings[0].labels, QStringLiteral("up"), differingLabel(siblings)),
            text);
    }

    void whatIsComparedIsDashedInTheSameColour()
    {
        PanelDefinition panel;
        panel.kind = QStringLiteral("graph");
        panel.defaults.fillOpacity = 50;
        panel.defaults.stacking = Stacking::Normal;
        PanelData data;
        for (const char *with : {"", "1d earlier"}) {
            TargetData target;
            target.refId = QStringLiteral("A");
            target.legend = QStringLiteral("{{job}}");
            target.comparedWith = QLatin1String(with);
            Frame frame;
            frame.series = {seriesOf({{"job", "a"}}, {1}), seriesOf({{"job", "b"}}, {2})};
            target.frame = std::make_shared<const Frame>(frame);
            data.targets.push_back(target);
        }
        const auto all = displaySeries(panel, data, darkTheme());
        QCOMPARE(all.size(), std::size_t(4));
        QCOMPARE(all[3].name, QStringLiteral("b (1d earlier)"));
        QCOMPARE(all[3].color, all[1].color);
        QVERIFY(all[2].color != all[3].color);
        QVERIFY(all[3].options.dashes && all[3].options.fillOpacity == 0);
        QVERIFY(all[3].options.stacking == Stacking::Normal);
        QVERIFY(all[3].options.stackGroup != all[1].options.stackGroup);
        QVERIFY(!all[1].options.dashes && all[1].options.fillOpacity == 50);
    }

    void noLabelsGivesTheExpression()
    {
        const std::vector<Series> one{seriesOf({}, {1})};
        for (const char *pattern : {"", "__auto"})
            QCOMPARE(legendText(QLatin1String(pattern), {}, QStringLiteral("sum(up)"),
                                differingLabel(one)),
                     QStringLiteral("sum(up)"));
    }

    void displayNames()
    {
        PanelDefinition panel = panelOf(QStringLiteral("graph"));
        panel.defaults.displayName
            = QStringLiteral("${__field.labels.job}/${__field.name} ${__field.labels[\"job\"]}");
        const auto all = displaySeries(
            panel, dataOf({seriesOf({{"job", "node"}}, {1})}, QStringLiteral("L")), darkTheme());
        QCOMPARE(all[0].name, QStringLiteral("node/L node"));
    }

    void namesakesSayWhatTheyDifferBy()
    {
        const auto names = [](std::vector<Series> series) {
            QStringList all;
            for (const DisplaySeries &one : displaySeries(
                     panelOf(QStringLiteral("graph")),
                     dataOf(std::move(series), QStringLiteral("{{status}}")), darkTheme()))
                all += one.name;
            return all;
        };
        const auto error = [](const char *node, const char *method) {
            return seriesOf({{"status", "error"}, {"node", node}, {"method", method}}, {1});
        };
        QCOMPARE(names({error("a", "GET"), seriesOf({{"status", "ok"}}, {1}), error("b", "GET")}),
                 QStringList({"error (a)", "ok", "error (b)"}));
        QCOMPARE(names({error("a", "GET"), error("b", "GET"), error("b", "")}),
                 QStringList({"error (method=GET, node=a)", "error (method=GET, node=b)",
                              "error (node=b)"}));
        QCOMPARE(names({error("a", "GET"), error("", "GET")}), QStringList({"error (a)", "error"}));
    }

    void namesThatLabelsDoNotTellApart()
    {
        const auto all
            = displaySeries(panelOf(QStringLiteral("graph")),
                            dataOf({seriesOf({{"a", "1"}}, {1}), seriesOf({{"a", "1"}}, {1}),
                                    seriesOf({{"a", "1"}}, {1})},
                                   QStringLiteral("same")),
                            darkTheme());
        QCOMPARE(all[0].name, QStringLiteral("same"));
        QCOMPARE(all[1].name, QStringLiteral("same (2)"));
        QCOMPARE(all[2].name, QStringLiteral("same (3)"));
    }

    void overrides_data()
    {
        QTest::addColumn<int>("match");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("exclude");
        QTest::addColumn<QString>("matching"); // of the series "cpu" of A and "memory" of B
        using Match = Override::Match;
        const auto row = [](const char *title, Match match, QStringList arguments,
                            const char *matching, bool exclude = false) {
            QTest::newRow(title) << static_cast<int>(match) << std::move(arguments) << exclude
                                 << QString::fromLatin1(matching);
        };
        row("name", Match::Name, {"cpu"}, "cpu");
        row("other name", Match::Name, {"disk"}, "");
        row("names", Match::Names, {"cpu", "memory"}, "cpu memory");
        row("all but", Match::Names, {"cpu"}, "memory", true);
        row("regex", Match::Regex, {"/^c/"}, "cpu");
        row("whole regex", Match::Regex, {"c"}, "");
        row("bad regex", Match::Regex, {"(("}, "");
        row("number", Match::Type, {"number"}, "cpu memory");
        row("time", Match::Type, {"time"}, "");
        row("target", Match::Target, {"B"}, "memory");
        row("value", Match::Value, {"max", "gte", "2"}, "memory");
        row("no such comparison", Match::Value, {"max", "above", "2"}, "");
        row("no such calculation", Match::Value, {"biggest", "gt", "0"}, "");
    }
    void overrides()
    {
        QFETCH(int, match);
        QFETCH(QStringList, arguments);
        QFETCH(bool, exclude);
        QFETCH(QString, matching);
        PanelDefinition panel = panelOf(QStringLiteral("graph"));
        panel.overrides.push_back(
            overrideOf(static_cast<Override::Match>(match), arguments, QStringLiteral("bytes")));
        panel.overrides.back().exclude = exclude;
        const auto all = displaySeries(
            panel,
            dataOf(std::vector{
                targetOf(QStringLiteral("A"), QStringLiteral("cpu"), {seriesOf({}, {1})}),
                targetOf(QStringLiteral("B"), QStringLiteral("memory"), {seriesOf({}, {2})})}),
            darkTheme());
        QStringList found;
        for (const DisplaySeries &one : all)
            if (one.options.unit == QStringLiteral("bytes"))
                found += one.name;
        QCOMPARE(found.join(u' '), matching);
    }

    void laterOverridesWin()
    {
        PanelDefinition panel = panelOf(QStringLiteral("graph"));
        panel.defaults.decimals = 3;
        panel.overrides = {overrideOf(Override::Match::Regex, {".*"}, QStringLiteral("bytes")),
                           overrideOf(Override::Match::Name, {"cpu"}, QStringLiteral("s"))};
        const auto all
            = displaySeries(panel, dataOf({seriesOf({}, {1})}, QStringLiteral("cpu")), darkTheme());
        QCOMPARE(all[0].options.unit, std::optional(QStringLiteral("s")));
        QCOMPARE(all[0].options.decimals, std::optional(3));
    }

    void hiddenTargetsAreMarked()
    {
        PanelDefinition panel = panelOf(QStringLiteral("graph"));
        panel.targets[0].hidden = true;
        const auto all = displaySeries(panel, dataOf({seriesOf({}, {1})}), darkTheme());
        QVERIFY(all[0].options.hideFromGraph.value_or(false));
    }

    void colors()
    {
        const PanelData data
            = dataOf({seriesOf({}, {10}), seriesOf({}, {90})}, QStringLiteral("x"));
        PanelDefinition panel = panelOf(QStringLiteral("graph"));
        const Theme theme = darkTheme();
        const auto colorsOf = [&] {
            std::vector<QColor> found;
            for (const DisplaySeries &one : displaySeries(panel, data, theme))
                found.push_back(one.color);
            return found;
        };
        using Colors = std::vector<QColor>;
        QCOMPARE(colorsOf(), (Colors{paletteColor(0), paletteColor(1)}));
        panel.kind = QStringLiteral("stat");
        QCOMPARE(colorsOf(), (Colors{namedColor("green", theme), namedColor("red", theme)}));
        panel.defaults.colorMode = ColorMode::PaletteByName;
        QCOMPARE(colorsOf()[0], paletteColorByName(QStringLiteral("x")));
        panel.defaults.colorMode = ColorMode::Continuous;
        panel.defaults.colorScheme = QStringLiteral("GrYlRd");
        QCOMPARE(colorsOf(), (Colors{schemeColor("GrYlRd", 0), schemeColor("GrYlRd", 1)}));
        panel.defaults.colorMode = ColorMode::Fixed;
        panel.defaults.color = QStringLiteral("#123456");
        QCOMPARE(colorsOf()[1], QColor(0x12, 0x34, 0x56));
        panel.defaults.colorMode = ColorMode::Shades;
        QVERIFY(colorsOf()[0] != colorsOf()[1]);
        Override rule;
        rule.arguments = QStringList{QStringLiteral("x")};
        rule.options.color = QStringLiteral("blue");
        panel.overrides.push_back(rule);
        QCOMPARE(colorsOf()[0], namedColor("blue", theme)); // no mode named: that colour
    }

    void percentageThresholds()
    {
        const Thresholds thresholds{
            true, {{std::nullopt, QStringLiteral("green")}, {50.0, QStringLiteral("red")}}};
        const Theme theme = darkTheme();
        QCOMPARE(thresholdColor(thresholds, 149, 100, 200, theme), namedColor("green", theme));
        QCOMPARE(thresholdColor(thresholds, 150, 100, 200, theme), namedColor("red", theme));
    }

    void colorNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QColor>("color");
        QTest::newRow("hex") << "#ff8000" << QColor(255, 128, 0);
        QTest::newRow("short hex") << "#f80" << QColor(255, 136, 0);
        QTest::newRow("alpha last") << "#ff800040" << QColor(255, 128, 0, 64);
        QTest::newRow("rgb") << "rgb(1, 2, 3)" << QColor(1, 2, 3);
        QTest::newRow("rgba") << "rgba(1,2,3,0)" << QColor(1, 2, 3, 0);
        QTest::newRow("text") << "text" << darkTheme().text;
        QTest::newRow("transparent") << "transparent" << QColor(Qt::transparent);
        QTest::newRow("shade") << "semi-dark-blue" << QColor(0x32, 0x74, 0xd9);
        QTest::newRow("unknown") << "no such colour" << darkTheme().muted;
        QTest::newRow("bad hex") << "#12345" << darkTheme().muted;
    }
    void colorNames()
    {
        QFETCH(QString, name);
        QFETCH(QColor, color);
        QCOMPARE(namedColor(name, darkTheme()).rgba(), color.rgba());
    }

    void themesAreReadable()
    {
        for (const Theme &theme : {darkTheme(), lightTheme()}) {
            QVERIFY(contrastRatio(theme.text, theme.panel) >= 7);
            for (const QColor &color :
                 {theme.muted, theme.accent, theme.ok, theme.warning, theme.error})
                QVERIFY2(contrastRatio(color, theme.panel) >= 4.5, qPrintable(color.name()));
            for (int i = 0; i < 32; ++i)
                QVERIFY(contrastRatio(readableOn(theme.panel, paletteColor(i)), theme.panel) >= 3);
        }
    }

    void manySeriesAreFast()
    {
        std::vector<Series> series;
        for (int i = 0; i < 600; ++i)
            series.push_back(seriesOf({{"__name__", "m"}, {"i", std::to_string(i)}, {"job", "j"}},
                                      std::vector<double>(1000, i)));
        PanelDefinition panel = panelOf(QStringLiteral("graph"));
        for (int i = 0; i < 10; ++i)
            panel.overrides.push_back(overrideOf(
                Override::Match::Regex, {QStringLiteral("/%1/").arg(i)}, QStringLiteral("s")));
        const PanelData data = dataOf(std::move(series), QStringLiteral("__auto"), 1000);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(displaySeries(panel, data, darkTheme()).size(), std::size_t{600});
        QVERIFY(timer.elapsed() < 2000); // a bound on growth, not a benchmark
    }

    void summary()
    {
        const double nan = std::nan("");
        const DataSummary found = summaryOf(
            dataOf({seriesOf({{"a", "1"}}, {4, nan, 9}), seriesOf({{"a", "2"}}, {-1}), Series()}));
        QCOMPARE(found.series, 3);
        QCOMPARE(found.points, 4);
        QCOMPARE(found.extent, std::optional(Extent{-1, 9}));
        QCOMPARE(summaryOf(PanelData()).extent, std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestDisplaySeries)
#include "tst_displayseries.moc"
