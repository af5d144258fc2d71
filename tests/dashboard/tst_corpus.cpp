// SPDX-License-Identifier: GPL-3.0-or-later
// Dashboards as they are met: every panel, query, unit and override is understood. One of our own
// that has what the public ones have, and the public ones where they are beside the sources.
#include "models/dashboard/finish.h"
#include "models/dashboard/loader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace onex;

namespace {

const QString kOwn = QStringLiteral(ONEX_SOURCE_DIR "/tests/dashboard/data/greenhouse.json");
const QString kPublic = QStringLiteral(ONEX_CORPUS "/dashboards/");

// What the file holds, counted by another reader than ours.
struct Count
{
    int panels = 0, queries = 0, units = 0, overrides = 0;
};

void count(const QJsonArray &panels, Count &out)
{
    for (const QJsonValue &panel : panels) {
        ++out.panels;
        for (const QJsonValue &target : panel["targets"].toArray())
            out.queries += target["expr"].toString().isEmpty() ? 0 : 1;
        const QJsonValue config = panel["fieldConfig"];
        out.units += config["defaults"]["unit"].isString() ? 1 : 0;
        out.overrides += static_cast<int>(config["overrides"].toArray().size());
        count(panel["panels"].toArray(), out);
    }
}

void count(const std::vector<PanelDefinition> &panels, Count &out)
{
    for (const PanelDefinition &panel : panels) {
        ++out.panels;
        out.queries += static_cast<int>(panel.targets.size());
        out.units += panel.defaults.unit ? 1 : 0;
        out.overrides += static_cast<int>(panel.overrides.size());
        count(panel.panels, out);
    }
}

QStringList problemsOf(const std::vector<PanelDefinition> &panels)
{
    QStringList texts;
    for (const PanelDefinition &panel : panels) {
        for (const Problem &problem : panel.problems)
            texts += QStringLiteral("%1:%2 %3: %4")
                         .arg(problem.line)
                         .arg(problem.column)
                         .arg(panel.title, problem.message);
        texts += problemsOf(panel.panels);
    }
    return texts;
}

const PanelDefinition *find(const std::vector<PanelDefinition> &panels, const QString &title)
{
    for (const PanelDefinition &panel : panels) {
        if (panel.title == title && panel.kind != u"row")
            return &panel;
        if (const PanelDefinition *inside = find(panel.panels, title))
            return inside;
    }
    return nullptr;
}

} // namespace

#define NEEDS_PUBLIC()                                                                             \
    if (!QFile::exists(kPublic))                                                                   \
    QSKIP("no corpus of public dashboards beside the sources")

class CorpusTest : public QObject
{
    Q_OBJECT

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray bytesOf(const QString &name) { return read(kPublic + name); }

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("greenhouse") << kOwn;
        for (const char *name :
             {"alertmanager-overview", "node-exporter-full", "prometheus-overview"}) {
            if (QFile::exists(kPublic))
                QTest::newRow(name) << kPublic + name + ".json";
        }
    }
    void understands()
    {
        QFETCH(QString, file);
        const QByteArray bytes = read(file);
        const QJsonObject json = QJsonDocument::fromJson(bytes).object();
        const auto loaded = loadDashboards(bytes, file);
        QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
        QCOMPARE(loaded->size(), std::size_t(1));
        const DashboardDefinition &dashboard = loaded->front();

        Count expected, actual;
        count(json["panels"].toArray(), expected);
        count(dashboard.panels, actual);
        QCOMPARE(actual.panels, expected.panels);
        QCOMPARE(actual.queries, expected.queries);
        QCOMPARE(actual.units, expected.units);
        QCOMPARE(actual.overrides, expected.overrides);
        QCOMPARE(dashboard.uid, json["uid"].toString());
        QCOMPARE(dashboard.title, json["title"].toString());
        QCOMPARE(dashboard.from, json["time"]["from"].toString());
        QCOMPARE(dashboard.variables.size(),
                 static_cast<std::size_t>(json["templating"]["list"].toArray().size()));
        QCOMPARE(dashboard.problems, std::vector<Problem>());
        QCOMPARE(problemsOf(dashboard.panels).join('\n'), QString());
    }

    void greenhouseInDetail()
    {
        const auto loaded = loadDashboards(read(kOwn), kOwn);
        QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
        const DashboardDefinition &dashboard = loaded->front();
        QCOMPARE(dashboard.refresh, QString("1m"));
        QCOMPARE(dashboard.links.size(), std::size_t(1));
        QVERIFY(dashboard.foreignSources);
        const auto &variables = dashboard.variables;
        QCOMPARE(variables[1].query, QString("label_values(house_info, site)"));
        QCOMPARE(variables[1].source, QString("${ds}"));
        QVERIFY(variables[2].multi && variables[2].includeAll);
        QCOMPARE(variables[2].allValue, QString(".+"));
        QCOMPARE(variables[2].current, QStringList("$__all"));
        QCOMPARE(variables[2].refresh, VariableDefinition::Refresh::OnTimeRange);
        QVERIFY(variables[3].hidden);

        const auto kindOf = [&](const char *title) {
            const PanelDefinition *panel = find(dashboard.panels, title);
            return panel ? panel->kind : QString();
        };
        QCOMPARE(kindOf("Doors open"), QString("stat"));
        QCOMPARE(kindOf("Air"), QString("graph"));
        QCOMPARE(kindOf("Growth a day"), QString("heatmap"));
        QCOMPARE(kindOf("Plants"), QString("pie"));
        const auto row
            = std::ranges::find(dashboard.panels, QString("house"), &PanelDefinition::repeat);
        QVERIFY(row != dashboard.panels.end());
        QCOMPARE(row->kind, QString("row"));

        const PanelDefinition *air = find(dashboard.panels, "Air");
        QCOMPARE(air->targets.size(), std::size_t(3)); // not the one that was never written
        QCOMPARE(air->targets[1].minStep, QString("1m"));
        QVERIFY(air->targets[2].hidden);
        QCOMPARE(air->defaults.interpolation, std::optional(Interpolation::Smooth));
        QCOMPARE(air->overrides[0].options.dashes, std::optional(std::vector<double>{10, 10}));
        QVERIFY(air->overrides[1].exclude);
        const PanelDefinition *water = find(dashboard.panels, "Water in and out");
        QCOMPARE(water->defaults.stacking, std::optional(Stacking::Percent));
        QCOMPARE(water->overrides[0].options.negativeY, std::optional(true));
        QCOMPARE(water->targets[0].stepFactor, 2);
        QVERIFY(water->legend.right);
        const PanelDefinition *plants = find(dashboard.panels, "Plants");
        QVERIFY(plants->pie.donut);
        QVERIFY(plants->targets[0].instant);
    }

    void nodeExporterInDetail()
    {
        NEEDS_PUBLIC();
        const auto loaded
            = loadDashboards(bytesOf("node-exporter-full.json"), "node-exporter-full.json");
        QVERIFY(loaded);
        const DashboardDefinition &dashboard = loaded->front();
        QCOMPARE(dashboard.refresh, QString("1m"));
        QCOMPARE(dashboard.links.size(), std::size_t(2));
        QCOMPARE(dashboard.variables[1].query, QString("label_values(node_uname_info, job)"));
        QCOMPARE(dashboard.variables[1].source, QString("${ds_prometheus}"));

        const PanelDefinition *cpu = find(dashboard.panels, "CPU Basic");
        QVERIFY(cpu);
        QCOMPARE(cpu->kind, QString("graph"));
        QCOMPARE(cpu->defaults.unit, std::optional<QString>("percentunit"));
        QCOMPARE(cpu->defaults.stacking, std::optional(Stacking::Percent));
        QCOMPARE(cpu->targets[0].minStep, QString());
        QVERIFY(!cpu->overrides.empty());
        QCOMPARE(cpu->overrides[0].options.colorMode, std::optional(ColorMode::Fixed));

        const PanelDefinition *network = find(dashboard.panels, "Network Traffic Basic");
        QVERIFY(network);
        QVERIFY(std::ranges::any_of(network->overrides, [](const Override &over) {
            return over.match == Override::Match::Regex && over.options.negativeY == true;
        }));
    }

    void prometheusInDetail()
    {
        NEEDS_PUBLIC();
        const auto loaded
            = loadDashboards(bytesOf("prometheus-overview.json"), "prometheus-overview.json");
        QVERIFY(loaded);
        const DashboardDefinition &dashboard = loaded->front();
        const VariableDefinition &cluster = dashboard.variables[1];
        QVERIFY(cluster.multi && cluster.includeAll);
        QCOMPARE(cluster.allValue, QString(".+"));
        QCOMPARE(cluster.current, QStringList("$__all"));
        QCOMPARE(cluster.refresh, VariableDefinition::Refresh::OnTimeRange);
        QCOMPARE(dashboard.panels[0].kind, QString("row"));
        const auto table
            = std::ranges::find(dashboard.panels, QString("table"), &PanelDefinition::kind);
        QVERIFY(table != dashboard.panels.end());
        QVERIFY(!table->targets.empty());
    }
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
