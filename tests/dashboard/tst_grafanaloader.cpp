// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/loader.h"

#include <QFile>
#include <QtTest>

#include <limits>

using namespace onex;

namespace {

QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(ONEX_SOURCE_DIR "/tests/dashboard/data/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A panel whose keys are written with ' for ".
Result<PanelDefinition> loadPanel(QByteArray keys)
{
    const QByteArray json = "{'schemaVersion': 39, 'panels': [\n{" + keys + "}]}";
    const auto all = loadDashboards(QByteArray(json).replace('\'', '"'), QStringLiteral("p.json"));
    if (!all)
        return fail(all.error());
    return all->front().panels.at(0);
}

} // namespace

class GrafanaLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newPanel()
    {
        const auto all = loadDashboards(dataFile("timeseries.json"), "timeseries.json");
        QVERIFY2(all, all ? "" : describe(all.error()).c_str());
        const DashboardDefinition &dashboard = all->front();
        QCOMPARE(dashboard.problems, std::vector<Problem>());
        const PanelDefinition &panel = dashboard.panels[0];
        QCOMPARE(panel.problems, std::vector<Problem>());
        QCOMPARE(panel.kind, QString("graph"));
        QCOMPARE(panel.writtenKind, QString("timeseries"));
        QCOMPARE(panel.rect, std::optional(GridRect{0, 0, 12, 9}));
        QCOMPARE(panel.repeat, QString("job"));
        QVERIFY(panel.repeatVertically);
        const FieldOptions &look = panel.defaults;
        QCOMPARE(look.unit, std::optional<QString>("Bps"));
        QCOMPARE(look.colorMode, std::optional(ColorMode::Continuous));
        QCOMPARE(look.colorScheme, std::optional<QString>("GrYlRd"));
        QCOMPARE(look.drawStyle, std::optional(DrawStyle::Bars));
        QCOMPARE(look.interpolation, std::optional(Interpolation::StepAfter));
        QCOMPARE(look.spanNullsMs, std::optional<std::int64_t>(60'000));
        QCOMPARE(look.dashes, std::optional(std::vector<double>{10, 5}));
        QCOMPARE(look.scale, std::optional(Scale::Log10));
        QCOMPARE(look.thresholdStyle, std::optional(ThresholdStyle::LineAndArea));
        QCOMPARE(look.thresholds->percentage, true);
        QCOMPARE(look.thresholds->steps[1].value, std::optional(70.0));
        QCOMPARE(look.mappings->size(), std::size_t(5));
        QCOMPARE((*look.mappings)[2].kind, ValueMapping::Kind::Range);
        QCOMPARE((*look.mappings)[2].to, std::optional<double>());
        QCOMPARE((*look.mappings)[4].special, ValueMapping::Special::NullOrNan);

        QCOMPARE(panel.overrides.size(), std::size_t(6));
        QCOMPARE(panel.overrides[0].match, Override::Match::Name);
        QCOMPARE(panel.overrides[0].options.negativeY, std::optional(true));
        QCOMPARE(panel.overrides[1].match, Override::Match::Regex);
        QCOMPARE(panel.overrides[1].arguments, QStringList("/^err/i"));
        QVERIFY(panel.overrides[2].exclude);
        QCOMPARE(panel.overrides[2].options.hideFromGraph, std::optional(true));
        QCOMPARE(panel.overrides[3].match, Override::Match::Type);
        QCOMPARE(panel.overrides[4].match, Override::Match::Target);
        QCOMPARE(panel.overrides[5].arguments, QStringList({"max", "gte", "10"}));

        QCOMPARE(panel.legend.mode, LegendOptions::Mode::Table);
        QCOMPARE(panel.legend.calcs, QStringList({"mean", "lastNotNull", "max"}));
        QCOMPARE(panel.legend.sortBy, QString("lastNotNull"));
        QCOMPARE(panel.tooltip.sort, TooltipOptions::Sort::Descending);
        QCOMPARE(panel.targets.size(), std::size_t(2));
        QCOMPARE(panel.targets[0].source, QString("${DS_PROMETHEUS}"));
        QCOMPARE(panel.targets[0].stepFactor, 2);
        QVERIFY(panel.targets[1].hidden && panel.targets[1].instant);
        QCOMPARE(panel.source, QString());
    }

    void logarithmicAxes_data()
    {
        QTest::addColumn<QByteArray>("keys"); // BASE stands for a base
        QTest::addColumn<bool>("heatmap");
        QTest::newRow("graph") << QByteArray(
            "'type': 'timeseries', 'fieldConfig': {'defaults': {'custom': {"
            "'scaleDistribution': {'type': 'log', 'log': BASE}}}}")
                               << false;
        QTest::newRow("old graph")
            << QByteArray("'type': 'graph', 'yaxes': [{'logBase': BASE}]") << false;
        QTest::newRow("heat map") << QByteArray(
            "'type': 'heatmap', 'options': {'calculation': {'yBuckets': {"
            "'scale': {'type': 'log', 'log': BASE}}}}")
                                  << true;
        QTest::newRow("old heat map")
            << QByteArray("'type': 'heatmap', 'yAxis': {'logBase': BASE}") << true;
    }
    void logarithmicAxes()
    {
        QFETCH(QByteArray, keys);
        QFETCH(bool, heatmap);
        for (const auto &[base, scale] :
             {std::pair("2", Scale::Log2), std::pair("10", Scale::Log10),
              std::pair("32", Scale::Log2)}) {
            const auto panel = loadPanel(QByteArray(keys).replace("BASE", base));
            QVERIFY2(panel, panel ? "" : describe(panel.error()).c_str());
            QCOMPARE(heatmap ? panel->heatmap.yScale : panel->defaults.scale.value(), scale);
        }
    }

    void variables()
    {
        const auto all = loadDashboards(dataFile("timeseries.json"), "timeseries.json");
        QVERIFY(all);
        const auto &variables = all->front().variables;
        QCOMPARE(variables.size(), std::size_t(6));
        QCOMPARE(variables[0].query, QString("label_values(up, job)"));
        QCOMPARE(variables[0].current, QStringList({"a", "b"}));
        QCOMPARE(variables[1].query, QString("label_values(up{job=\"$job\"}, instance)"));
        QCOMPARE(variables[2].options.size(), 2);
        QCOMPARE(variables[2].options[1].value, QString("v"));
        QCOMPARE(variables[3].options[0].value, QString("$__auto_interval_step"));
        QCOMPARE(variables[4].kind, VariableDefinition::Kind::Constant);
        QVERIFY(variables[4].hidden);
        QCOMPARE(variables[5].kind, VariableDefinition::Kind::Datasource);
    }

    void oldGraph()
    {
        const auto all = loadDashboards(dataFile("oldrows.json"), "oldrows.json");
        QVERIFY2(all, all ? "" : describe(all.error()).c_str());
        const auto &panels = all->front().panels;
        QCOMPARE(panels.size(), std::size_t(5)); // two rows, and the panels of the open one
        QCOMPARE(panels[0].kind, QString("row"));
        QCOMPARE(panels[1].rect, std::optional(GridRect{0, 1, 16, 8}));
        QCOMPARE(panels[2].rect, std::optional(GridRect{16, 1, 8, 8}));
        QCOMPARE(panels[3].rect, std::optional(GridRect{0, 9, 24, 8}));
        QVERIFY(panels[4].collapsed);
        QCOMPARE(panels[4].panels.size(), std::size_t(1));

        const PanelDefinition &graph = panels[1];
        QCOMPARE(graph.problems, std::vector<Problem>());
        QCOMPARE(graph.defaults.unit, std::optional<QString>("bytes"));
        QCOMPARE(graph.defaults.min, std::optional(0.0));
        QCOMPARE(graph.defaults.max, std::optional<double>());
        QCOMPARE(graph.defaults.fillOpacity, std::optional(30));
        QCOMPARE(graph.defaults.stacking, std::optional(Stacking::Percent));
        QCOMPARE(graph.defaults.nullAsZero, std::optional(true));
        QCOMPARE(graph.defaults.thresholds->steps.size(), std::size_t(2));
        QCOMPARE(graph.defaults.thresholds->steps[0].color, QString("transparent"));
        QCOMPARE(graph.defaults.thresholdStyle, std::optional(ThresholdStyle::Line));
        QCOMPARE(graph.legend.calcs, QStringList({"max", "mean", "lastNotNull"}));
        QCOMPARE(graph.legend.sortBy, QString("mean"));
        QCOMPARE(graph.tooltip.sort, TooltipOptions::Sort::Ascending);
        QCOMPARE(graph.overrides.size(), std::size_t(3));
        QCOMPARE(graph.overrides[0].arguments, QStringList("free"));
        QCOMPARE(graph.overrides[1].match, Override::Match::Regex);
        QCOMPARE(graph.overrides[1].options.axis, std::optional(AxisPlacement::Right));
        QCOMPARE(graph.overrides[1].options.unit, std::optional<QString>("percent"));
        QCOMPARE(graph.overrides[2].options.stacking, std::optional(Stacking::None));

        const PanelDefinition &stat = panels[2];
        QCOMPARE(stat.kind, QString("stat"));
        QCOMPARE(stat.reduce.calc, QString("lastNotNull"));
        QCOMPARE(stat.stat.colorTarget, StatOptions::ColorTarget::Background);
        QCOMPARE(stat.defaults.thresholds->steps.size(), std::size_t(3));
        QCOMPARE(stat.defaults.thresholds->steps[2].color, QString("#d44a3a"));
        QCOMPARE(stat.defaults.mappings->size(), std::size_t(2));
        QCOMPARE(panels[3].kind, QString("heatmap"));
        QCOMPARE(panels[3].heatmap.calculate, std::optional(false));
        QCOMPARE(panels[3].heatmap.scheme, QString("Oranges"));
    }

    void idsAndLetters()
    {
        const auto all = loadDashboards(
            "{\"panels\": [{\"id\": 2, \"type\": \"stat\", \"targets\": [{\"expr\": \"a\"},"
            " {\"refId\": \"A\", \"expr\": \"b\"}]},"
            "{\"id\": 2, \"type\": \"stat\"}, {\"type\": \"stat\"}]}",
            "x.json");
        QVERIFY(all);
        const auto &panels = all->front().panels;
        QCOMPARE(panels[0].id, 2);
        QCOMPARE(panels[1].id, 1);
        QCOMPARE(panels[2].id, 3);
        QCOMPARE(panels[0].targets[0].refId, QString("B"));
        QCOMPARE(all->front().uid, QString("x"));
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *keys, const char *expected) {
            QTest::newRow(name) << QByteArray(keys) << expected;
        };
        row("no type", "'title': 'x'", "2:1 the panel has no type");
        row("no query", "'type': 'stat'", "2:1 the panel has no query");
        row("wrong type", "'type': 'text', 'title': {}", "2:27 expected a text, found a map");
        row("targets", "'type': 'table', 'targets': 'up'",
            "2:30 expected a list of targets, found \"up\"");
        row("stacking",
            "'type': 'table', 'fieldConfig': {'defaults': {'custom': {'stacking': {'mode': "
            "'up'}}}}",
            "2:80 expected one of none, normal, percent");
        row("matcher",
            "'type': 'table', 'fieldConfig': {'overrides': [{'matcher': {'id': 'byMood'}}]}",
            "2:68 expected a matcher: one of byName, byNames");
        row("regex",
            "'type': 'table', 'fieldConfig': {'overrides': [{'matcher': {'id': 'byRegexp', "
            "'options': '/(/'}}]}",
            "2:91 \"/(/\" is not a regular expression");
        row("mapping",
            "'type': 'table', 'fieldConfig': {'defaults': {'mappings': [{'type': 'odd'}]}}",
            "2:70 expected a mapping of type value, range, regex or special");
        row("expression",
            "'type': 'stat', 'targets': [{'refId': 'B', 'datasource': {'type': '__expr__'}}]",
            "2:30 query B is a server-side expression");
        row("other source",
            "'type': 'stat', 'datasource': {'type': 'loki'}, 'targets': [{'expr': 'x'}]",
            "2:32 this panel asks a source of type \"loki\"; expected prometheus");
        row("library panel", "'libraryPanel': {'uid': 'x', 'name': 'y'}",
            "2:1 this is a library panel, which the file only names");
        row("transformation",
            "'type': 'stat', 'targets': [{'expr': 'x'}], 'transformations': [{'id': 'merge'}]",
            "2:66 the transformation \"merge\" is not applied: the panel shows what its queries "
            "return");
        row("property",
            "'type': 'stat', 'targets': [{'expr': 'x'}], 'fieldConfig': {'defaults': {'custom': "
            "{'magic': 1}}}",
            "2:95 the property \"custom.magic\" has no effect here");
    }
    void problems()
    {
        QFETCH(QByteArray, keys);
        QFETCH(QString, expected);
        const auto panel = loadPanel(keys);
        QVERIFY2(panel, panel ? "" : describe(panel.error()).c_str());
        QCOMPARE(panel->problems.size(), std::size_t(1));
        const Problem &problem = panel->problems[0];
        const QString text
            = QStringLiteral("%1:%2 %3").arg(problem.line).arg(problem.column).arg(problem.message);
        QVERIFY2(text.startsWith(expected), qPrintable(text));
    }

    void variablesThatAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QString>("message");
        QTest::newRow("ad hoc") << QByteArray(
            "'type': 'adhoc', 'name': 'Filters', 'filters': [{'key': 'env', 'value': 'prod'}]")
                                << "the ad hoc filter \"Filters\" is not applied";
        QTest::newRow("unknown") << QByteArray("'type': 'groupby', 'name': 'by'")
                                 << "the variable \"by\" is left out, as its type \"groupby\" is "
                                    "not known; expected one of query, custom";
        QTest::newRow("without type")
            << QByteArray("'name': 'x'") << "the variable \"x\" is left out, as its type nothing";
        QTest::newRow("without name")
            << QByteArray("'type': 'custom'") << "a variable needs a name";
    }
    void variablesThatAreLeftOut()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QString, message);
        const QByteArray json = "{'panels': [{'type': 'stat', 'targets': [{'expr': 'up'}]}],\n"
                                "'templating': {'list': [{'type': 'custom', 'name': 'a', "
                                "'query': '1'}, {"
            + variable + "}]}}";
        const auto all
            = loadDashboards(QByteArray(json).replace('\'', '"'), QStringLiteral("v.json"));
        QVERIFY2(all, all ? "" : describe(all.error()).c_str());
        const DashboardDefinition &dashboard = all->front();
        QCOMPARE(dashboard.variables.size(), std::size_t(1));
        QCOMPARE(dashboard.problems.size(), std::size_t(1));
        QCOMPARE(dashboard.problems[0].line, 2);
        QVERIFY2(dashboard.problems[0].message.startsWith(message),
                 qPrintable(dashboard.problems[0].message));
        QVERIFY(dashboard.panels[0].problems.empty());
    }

    void otherSourcesAreNotAskedInPromQL()
    {
        const auto panel
            = loadPanel("'type': 'stat', 'datasource': {'type': 'loki'}, 'targets': [{'expr': "
                        "'{a=1}'}, {'expr': 'up', 'datasource': {'type': 'prometheus'}}]");
        QVERIFY(panel);
        QCOMPARE(panel->targets.size(), std::size_t(1));
        QCOMPARE(panel->targets[0].expr, QString("up"));
    }

    void v1Resource()
    {
        const auto all = loadDashboards(
            "{\"apiVersion\": \"dashboard.grafana.app/v1beta1\", \"kind\": \"Dashboard\","
            "\"metadata\": {\"name\": \"abc\"}, \"spec\": {\"title\": \"T\", \"schemaVersion\": 41,"
            "\"panels\": [{\"type\": \"stat\", \"targets\": [{\"expr\": \"up\"}]}]}}",
            "f.json");
        QVERIFY2(all, all ? "" : describe(all.error()).c_str());
        QCOMPARE(all->front().uid, QString("abc"));
        QCOMPARE(all->front().panels[0].targets[0].expr, QString("up"));
    }

    void unknownKindsKeepTheirQueries()
    {
        const auto panel = loadPanel("'type': 'bargauge', 'targets': [{'expr': 'up'}], "
                                     "'fieldConfig': {'defaults': {'unit': 's'}}");
        QVERIFY(panel);
        QCOMPARE(panel->kind, QString("bargauge"));
        QCOMPARE(panel->targets[0].expr, QString("up"));
        QCOMPARE(panel->defaults.unit, std::optional<QString>("s"));
        QVERIFY(panel->problems.empty());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << QByteArray() << 1 << 1 << "syntax error";
        QTest::newRow("comma") << QByteArray("{\n  \"panels\": [1,]\n}") << 2 << 16
                               << "syntax error";
        QTest::newRow("end") << QByteArray("{\"panels\": [") << 1 << 13 << "syntax error";
        QTest::newRow("behind umlauts")
            << QByteArray("{\"\xC3\xA4\xC3\xA4\": x}") << 1 << 8 << "syntax error";
        QTest::newRow("bad utf-8") << QByteArray("{\"a\": \"\xFF\"}") << 1 << 8 << "syntax error";
        QTest::newRow("huge number")
            << QByteArray("{\"a\": 1e999}") << 1 << 11 << "number overflow";
        QTest::newRow("a list") << QByteArray("[1]") << 1 << 1 << "no dashboard here";
        const QString v2("this is a dashboard in Grafana's V2 Resource format");
        QTest::newRow("v2") << QByteArray("{\"elements\": {\"a\": 1}}") << 1 << 1 << v2;
        QTest::newRow("v2 resource")
            << QByteArray("{\"apiVersion\": \"dashboard.grafana.app/v2beta1\", \"kind\": "
                          "\"Dashboard\", \"spec\": {\"elements\": {}, \"title\": \"x\"}}")
            << 1 << 1 << v2;
        const QString perses("this is a Perses dashboard");
        QTest::newRow("Perses") << QByteArray("{\"kind\": \"Dashboard\", \"spec\": {\"panels\": "
                                              "{\"a\": {\"kind\": \"Panel\"}}, \"layouts\": []}}")
                                << 1 << 1 << perses;
        QTest::newRow("Perses in Kubernetes")
            << QByteArray("{\"apiVersion\": \"perses.dev/v1alpha1\", "
                          "\"kind\": \"PersesDashboard\", \"spec\": {\"config\": {}}}")
            << 1 << 1 << perses;
    }
    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const auto result = loadDashboards(json, "f.json");
        QVERIFY(!result);
        const QString found = QString::fromStdString(result.error().message);
        QVERIFY2(found.startsWith(message), qPrintable(found));
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QTEST(result.error().line, "line");
        QTEST(result.error().column, "column");
    }
};

QTEST_GUILESS_MAIN(GrafanaLoaderTest)
#include "tst_grafanaloader.moc"
