// SPDX-License-Identifier: GPL-3.0-or-later
// Real dashboards: every panel, query, unit and override is understood.
#include "models/dashboard/finish.h"
#include "models/dashboard/loader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace onex;

namespace {

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

class CorpusTest : public QObject
{
    Q_OBJECT

    static QByteArray bytesOf(const QString &name)
    {
        QFile file(QStringLiteral(ONEX_CORPUS "/dashboards/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(ONEX_CORPUS "/dashboards")))
            QSKIP("the corpus of public dashboards is not here");
    }

    void understands_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
             {"alertmanager-overview", "node-exporter-full", "prometheus-overview"})
            QTest::newRow(name) << QString(name) + ".json";
    }
    void understands()
    {
        QFETCH(QString, file);
        const QByteArray bytes = bytesOf(file);
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

    void nodeExporterInDetail()
    {
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
