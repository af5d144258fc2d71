// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/loader.h"

#include <QFile>
#include <QtTest>

using namespace onex;

namespace {

// One dashboard "d" whose only panel has these lines, indented as they stand.
QByteArray withPanel(const char *lines)
{
    return QByteArray("dashboards:\n  d:\n    title: D\n    panels:\n") + lines;
}

Result<DashboardDefinition> loadOne(const QByteArray &yaml)
{
    auto all = loadDashboards(yaml, QStringLiteral("test.yaml"));
    if (!all)
        return fail(all.error());
    return std::move(all->front());
}

QByteArray everyKeyText()
{
    QFile file(QStringLiteral(ONEX_SOURCE_DIR "/tests/dashboard/data/everykey.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString at(const Problem &problem)
{
    return QStringLiteral("%1:%2 %3").arg(problem.line).arg(problem.column).arg(problem.message);
}

} // namespace

class YamlLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalInAFile()
    {
        const auto all = loadDashboards(
            "dashboards:\n"
            "  one: {title: One, panels: []}\n"
            "  two: {title: Two, uid: other, folder: F, tags: [a, b], panels: []}\n",
            "x.yaml");
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t(2));
        QCOMPARE((*all)[0].uid, QString("one"));
        QCOMPARE((*all)[1].uid, QString("other"));
        QCOMPARE((*all)[1].folder, QString("F"));
        QCOMPARE((*all)[1].tags, QStringList({"a", "b"}));
        QCOMPARE((*all)[1].file, QString("x.yaml"));
        QVERIFY((*all)[0].problems.empty());
    }

    void everyKey()
    {
        const auto dashboard = loadOne(everyKeyText());
        ;
        QVERIFY2(dashboard, dashboard ? "" : describe(dashboard.error()).c_str());
        QCOMPARE(dashboard->problems, std::vector<Problem>());
        QCOMPARE(dashboard->uid, QString("test"));
        QCOMPARE(dashboard->refresh, QString("30s"));
        QCOMPARE(dashboard->variables[0].current, QStringList("$__all"));
        QCOMPARE(dashboard->variables[0].kind, VariableDefinition::Kind::Query);
        QCOMPARE(dashboard->variables[1].options[1].value, QString("l"));
        QCOMPARE(dashboard->panels.size(), std::size_t(4));
        QVERIFY(dashboard->panels[0].collapsed);
        QCOMPARE(dashboard->panels[0].panels[0].source, QString("main"));

        const PanelDefinition &graph = dashboard->panels[1];
        QCOMPARE(graph.problems, std::vector<Problem>());
        QCOMPARE(graph.targets.size(), std::size_t(2));
        QCOMPARE(graph.targets[0].refId, QString("B"));
        QCOMPARE(graph.targets[1].refId, QString("A"));
        QCOMPARE(graph.targets[0].legend, QString("{{x}}"));
        QCOMPARE(graph.targets[1].legend, QString("{{y}}"));
        QCOMPARE(graph.legend.calcs, QStringList({"lastNotNull", "mean", "p95"}));
        QCOMPARE(graph.legend.sortBy, QString("max"));
        QVERIFY(graph.legend.right && !graph.legend.sortDescending);
        QCOMPARE(graph.defaults.lineWidth, std::optional(2.5));
        QCOMPARE(graph.defaults.spanNullsMs, std::optional<std::int64_t>(300'000));
        QCOMPARE(graph.defaults.scale, std::optional(Scale::Log2));
        QCOMPARE(graph.rect, std::optional(GridRect{12, 3, 6, 5}));
        QCOMPARE(graph.defaults.thresholds->steps.size(), std::size_t(2));
        QCOMPARE(graph.overrides.size(), std::size_t(3));
        QVERIFY(graph.overrides[1].exclude);
        QCOMPARE(graph.overrides[0].options.colorMode, std::optional(ColorMode::Fixed));
        QCOMPARE(graph.overrides[2].options.hideFromGraph, std::optional(true));
        QCOMPARE(graph.timeShift, QString("$shift"));

        const PanelDefinition &pie = dashboard->panels[2];
        QCOMPARE(pie.kind, QString("pie"));
        QCOMPARE(pie.reduce.calc, QString("sum"));
        QVERIFY(pie.pie.donut && !pie.pie.legendPercent);
        QCOMPARE(pie.defaults.mappings->size(), std::size_t(3));
        QCOMPARE((*pie.defaults.mappings)[0].value, QString("1"));
        const PanelDefinition &heat = dashboard->panels[3];
        QCOMPARE(heat.heatmap.calculate, std::optional(true));
        QCOMPARE(heat.heatmap.xBucketMs, std::int64_t(60'000));
        QCOMPARE(heat.targets[0].format, Target::Format::Heatmap);
    }

    // What is wrong is said where it stands, and the panel is there all the same.
    void panelProblems_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *lines, const char *expected) {
            QTest::newRow(name) << withPanel(lines) << expected;
        };
        row("misspelt key", "      - {type: graph, qeury: up, query: up}\n",
            "5:23 unknown key \"qeury\"; did you mean \"query\"?");
        row("unknown key", "      - type: graph\n        query: up\n        wallpaper: 1\n",
            "7:9 unknown key \"wallpaper\"; expected one of title, description, type");
        row("text for a number", "      - type: graph\n        query: up\n        min: low\n",
            "7:14 expected a number, found \"low\"");
        row("map for a text", "      - type: graph\n        title: {a: b}\n        query: up\n",
            "6:16 expected a text, found a map");
        row("list for a map", "      - type: graph\n        query: up\n        position: [1, 2]\n",
            "7:19 expected a map with x, y, w, h, found a list");
        row("choice", "      - type: graph\n        query: up\n        stacking: high\n",
            "7:19 expected one of none, normal, percent");
        row("duration", "      - type: graph\n        query: up\n        interval: often\n",
            "7:19 expected a duration such as 30s, 5m or 1h, found \"often\"");
        row("place", "      - type: graph\n        query: up\n        position: {x: 20, w: 8}\n",
            "7:19 expected a position within 24 columns: x + w at most 24");
        row("decimals", "      - type: graph\n        query: up\n        decimals: 99\n",
            "7:19 expected a number from 0 to 20, found 99");
        row("misspelt kind", "      - type: heatmpa\n        query: up\n",
            "5:15 no panel of the kind \"heatmpa\"; did you mean \"heatmap\"?");
        row("unknown kind", "      - type: flamegraph\n        query: up\n",
            "5:15 no panel of the kind \"flamegraph\"; expected single_stat, graph");
        row("no type", "      - title: x\n        query: up\n",
            "5:9 type is missing; expected single_stat, graph, pie_chart, heatmap, row");
        row("no query", "      - title: x\n        type: graph\n", "5:9 query is missing");
        row("no panel", "      - nonsense\n",
            "5:9 expected a panel: a map with title, type and query");
        row("calculation", "      - {type: single_stat, query: up, reduce: guess}\n",
            "5:48 expected one of last, first, min");
        row("override", "      - {type: graph, query: up, overrides: [{unit: s}]}\n",
            "5:46 an override needs one of name, names, regex, query");
        row("twice", "      - {type: graph, query: up, unit: s, unit: m}\n",
            "5:43 \"unit\" stands here twice; the last one counts");
    }
    void panelProblems()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, expected);
        const auto dashboard = loadOne(lines);
        QVERIFY(dashboard);
        QCOMPARE(dashboard->panels.size(), std::size_t(1));
        QCOMPARE(dashboard->panels[0].problems.size(), std::size_t(1));
        const QString problem = at(dashboard->panels[0].problems[0]);
        QVERIFY2(problem.startsWith(expected), qPrintable(problem));
    }

    void dashboardProblems_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("expected");
        QTest::newRow("refresh") << QByteArray("title: x\nrefresh: soon\npanels: []\n")
                                 << "2:10 expected a duration such as 30s";
        QTest::newRow("time") << QByteArray("title: x\ntime: {from: then}\npanels: []\n")
                              << "2:14 \"then\" is not a time; expected now, now-6h";
        QTest::newRow("key") << QByteArray("title: x\npanel: []\npanels: []\n")
                             << "2:1 unknown key \"panel\"; did you mean \"panels\"?";
        QTest::newRow("panels") << QByteArray("title: x\npanels: many\n")
                                << "2:9 expected a list of panels, found \"many\"";
        QTest::newRow("variable") << QByteArray("title: x\npanels: []\nvariables: [{query: q}]\n")
                                  << "3:13 a variable needs a name";
    }
    void dashboardProblems()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, expected);
        const auto dashboard = loadOne(yaml);
        QVERIFY(dashboard);
        QCOMPARE(dashboard->problems.size(), std::size_t(1));
        const QString problem = at(dashboard->problems[0]);
        QVERIFY2(problem.startsWith(expected), qPrintable(problem));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << QByteArray() << 0 << 0
                               << "expected a YAML document, found nothing";
        QTest::newRow("two documents")
            << QByteArray("a: 1\n---\nb: 1\n") << 3 << 1 << "expected one YAML document";
        QTest::newRow("open bracket")
            << QByteArray("a: [1\nb: 2\n") << 2 << 2 << "end of sequence flow not found";
        QTest::newRow("tab") << QByteArray("a:\n\tb: 1\n") << 2 << 3 << "";
        QTest::newRow("scalar") << QByteArray("hello\n") << 1 << 1
                                << "no dashboard here; expected a map";
        QTest::newRow("no dashboard")
            << QByteArray("a: 1\n") << 1 << 1 << "no dashboard here; expected a map";
        QTest::newRow("list") << QByteArray("dashboards: [1]\n") << 1 << 13
                              << "dashboards: expected a map of dashboards by name, found a list";
    }
    void refuses()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, message);
        const auto result = loadDashboards(yaml, "f.yaml");
        QVERIFY(!result);
        const QString found = QString::fromStdString(result.error().message);
        QVERIFY2(found.startsWith(message), qPrintable(found));
        QCOMPARE(result.error().origin, std::string("f.yaml"));
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QTEST(result.error().line, "line");
        QTEST(result.error().column, "column");
    }

    void aliasesAndMergeKeys()
    {
        const auto dashboard = loadOne("title: x\n"
                                       "panels:\n"
                                       "  - &base {title: A, type: graph, query: up, unit: s}\n"
                                       "  - {<<: *base, title: B}\n");
        QVERIFY(dashboard);
        QCOMPARE(dashboard->panels[1].title, QString("B"));
        QCOMPARE(dashboard->panels[1].defaults.unit, std::optional<QString>("s"));
        QVERIFY(dashboard->panels[1].problems.empty());
    }
};

QTEST_GUILESS_MAIN(YamlLoaderTest)
#include "tst_yamlloader.moc"
