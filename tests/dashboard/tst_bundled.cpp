// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboards that ship: without a fault, and as the schema describes the dialect.
#include "models/dashboard/layout.h"
#include "models/dashboard/loader.h"
#include "models/dashboard/suggest.h"
#include "tests/dashboard/yamltojson.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <QDirIterator>
#include <QFile>
#include <QtTest>

using namespace onex;
using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString source(const char *path)
{
    return QStringLiteral(ONEX_SOURCE_DIR "/") + QLatin1String(path);
}

QStringList bundled(const QString &kind)
{
    QStringList files;
    QDirIterator it(source("dashboards"), {kind}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files += it.next();
    return files;
}

QString complaints(const std::string &text)
{
    const json document = json::parse(text);
    const json description
        = json::parse(bytesOf(source("resources/schema/dashboard.schema.json")).toStdString());
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(NlohmannJsonAdapter(description), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    validator.validate(schema, NlohmannJsonAdapter(document), &results);
    QString all;
    for (const auto &error : results) {
        for (const std::string &part : error.context)
            all += QString::fromStdString(part);
        all += QStringLiteral(": ") + QString::fromStdString(error.description) + u'\n';
    }
    return all;
}

QString specification()
{
    return QString::fromUtf8(bytesOf(QStringLiteral(ONEX_CORPUS "/../spec/monitoring.md")));
}

// The code block behind a heading.
QString block(const QString &heading, const QString &language)
{
    const QString text = specification();
    const QString fence = QStringLiteral("```") + language + u'\n';
    const qsizetype begin = text.indexOf(fence, text.indexOf(heading)) + fence.size();
    return text.mid(begin, text.indexOf(QStringLiteral("```"), begin) - begin);
}

} // namespace

class BundledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loads_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : bundled("*.yaml") + bundled("*.json"))
            QTest::newRow(qPrintable(path.section('/', -2))) << path;
    }
    void loads()
    {
        QFETCH(QString, path);
        const auto all = loadDashboards(bytesOf(path), path);
        QVERIFY2(all, all ? "" : describe(all.error()).c_str());
        for (const DashboardDefinition &dashboard : *all) {
            QCOMPARE(dashboard.problems, std::vector<Problem>());
            QVERIFY(!dashboard.panels.empty());
            for (const PanelDefinition &panel : dashboard.panels)
                QVERIFY2(panel.problems.empty(),
                         qPrintable(panel.problems.empty()
                                        ? QString()
                                        : panel.title + ": " + panel.problems[0].message));
        }
    }

    void isAsTheSchemaSays_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : bundled("*.yaml"))
            QTest::newRow(qPrintable(path.section('/', -2))) << path;
        QTest::newRow("every key") << source("tests/dashboard/data/everykey.yaml");
    }
    void isAsTheSchemaSays()
    {
        QFETCH(QString, path);
        const auto document = yamlToJson(bytesOf(path));
        QVERIFY(document);
        QCOMPARE(complaints(*document), QString());
    }

    void schemaFindsFaults_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("unknown key") << QByteArray("title: x\npanels: [{type: graph, qeury: up}]");
        QTest::newRow("wrong type") << QByteArray("title: x\npanels: [{type: graph, min: low}]");
        QTest::newRow("choice") << QByteArray("title: x\npanels: [{type: graph, stacking: high}]");
        QTest::newRow("no title") << QByteArray("panels: []");
    }
    void schemaFindsFaults()
    {
        QFETCH(QByteArray, yaml);
        QVERIFY(!complaints(*yamlToJson(yaml)).isEmpty());
    }

    // Positions fill whole lines: nothing overlaps, nothing is left empty beside a panel.
    void fillsTheWidth_data() { isAsTheSchemaSays_data(); }
    void fillsTheWidth()
    {
        QFETCH(QString, path);
        if (path.contains("everykey"))
            QSKIP("not a dashboard to look at");
        const auto all = loadDashboards(bytesOf(path), path);
        QVERIFY(all);
        for (const DashboardDefinition &dashboard : *all) {
            std::vector<LayoutItem> items;
            for (const PanelDefinition &panel : dashboard.panels)
                items.push_back({panel.rect, panel.kind, panel.collapsed});
            int area = 0, bottom = 0;
            for (const auto &rect : layOut(items)) {
                area += rect->w * rect->h;
                bottom = std::max(bottom, rect->y + rect->h);
            }
            QCOMPARE(area, 24 * bottom);
        }
    }

    void specificationAsWritten()
    {
        if (specification().isEmpty())
            QSKIP("the specification is not here");
        const QString yaml
            = QString::fromUtf8(bytesOf(source("dashboards/ONEX/onex_overview.yaml")));
        QVERIFY(yaml.endsWith(block("### Custom Metrics Dashboard", "yaml")));
        const QString example
            = QString::fromUtf8(bytesOf(source("dashboards/ONEX/system_overview.json")));
        QCOMPARE(example, block("### Grafana Dashboard Example", "json"));
    }

    void overviewInDetail()
    {
        const QString path = source("dashboards/ONEX/onex_overview.yaml");
        const auto all = loadDashboards(bytesOf(path), path);
        QVERIFY(all);
        const DashboardDefinition &overview = all->front();
        QCOMPARE(overview.uid, QString("onex_overview"));
        QCOMPARE(overview.title, QString("ONEX Platform Overview"));
        QCOMPARE(overview.refresh, QString("30s"));
        const char *const kinds[] = {"stat", "graph", "pie", "heatmap"};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(overview.panels[i].kind, QString(kinds[i]));
            QCOMPARE(overview.panels[i].targets.size(), std::size_t(1));
            QVERIFY(!overview.panels[i].rect);
        }
        QCOMPARE(overview.panels[0].writtenKind, QString("single_stat"));
        QCOMPARE(overview.panels[0].targets[0].expr, QString("count(up{job=~'onex-.*'})"));
        QCOMPARE(overview.panels[1].targets[0].legend, QString("{{node_name}}"));
    }

    void theCorrectedCopyIsWhatIsSuggested()
    {
        const auto wrong
            = loadDashboards(bytesOf(source("dashboards/ONEX/system_overview.json")), "a.json");
        const auto right = loadDashboards(
            bytesOf(source("dashboards/ONEX/system_overview_corrected.json")), "b.json");
        QVERIFY(wrong && right);
        for (std::size_t i = 0; i < 3; ++i) {
            const QString expr = wrong->front().panels[2].targets[i].expr;
            QVERIFY(!suggestForQuery(expr).isEmpty());
            QCOMPARE(right->front().panels[2].targets[i].expr, withoutDots(expr));
        }
    }
};

QTEST_GUILESS_MAIN(BundledTest)
#include "tst_bundled.moc"
