// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were made to hurt: each is an Error, at once.
#include "models/dashboard/loader.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

using namespace onex;

namespace {

QByteArray aliasBomb()
{
    QByteArray yaml("title: x\na0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 9; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
            + QByteArrayList(9, before).join(", ") + "]\n";
    }
    return yaml + "panels: []\n";
}

QByteArray manyPanels(int count)
{
    return "{\"title\": \"x\", \"schemaVersion\": 39, \"panels\": ["
        + QByteArrayList(count, "{\"type\": \"stat\", \"targets\": [{\"expr\": \"up\"}]}").join(",")
        + "]}";
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("message");
        QTest::newRow("alias bomb") << aliasBomb() << "f.yaml"
                                    << "more than 10000 values";
        QTest::newRow("yaml depth") << QByteArray(100, '[') + QByteArray(100, ']') << "f.yaml"
                                    << "nested deeper than 64 levels";
        QTest::newRow("json depth") << QByteArray(100, '[') + QByteArray(100, ']') << "f.json"
                                    << "nested deeper than 64 levels";
        QTest::newRow("yaml values") << "a: [" + QByteArray("1,").repeated(11'000) + "1]"
                                     << "f.yaml"
                                     << "more than 10000 values";
        QTest::newRow("json values") << "[" + QByteArray("1,").repeated(300'000) + "1]"
                                     << "f.json"
                                     << "more than 250000 values";
        QTest::newRow("bytes") << QByteArray(5 * 1024 * 1024, ' ') << "f.json"
                               << "a definition may have at most 4 MiB";
        QTest::newRow("panels") << manyPanels(501) << "f.json"
                                << "\"x\" has more than 500 panels";
        QTest::newRow("queries")
            << "{\"title\": \"x\", \"panels\": [{\"type\": \"stat\", \"targets\": ["
                + QByteArrayList(5001, "{\"expr\": \"up\"}").join(",") + "]}]}"
            << "f.json"
            << "\"x\" has more than 5000 queries";
        QTest::newRow("variables") << "title: x\npanels: []\nvariables: {"
                + QByteArray("v: {type: custom},").repeated(201) + "}"
                                   << "f.yaml"
                                   << "\"x\" has more than 200 variables";
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, file);
        QElapsedTimer timer;
        timer.start();
        const auto result = loadDashboards(bytes, file);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::TooLarge);
        QTEST(QString::fromStdString(result.error().message), "message");
        QVERIFY2(timer.elapsed() < 20'000, "a limit that takes this long is none");
    }

    void problemsAreCapped_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("file");
        const QByteArrayList nameless(1000, "{\"type\": \"custom\"}");
        QTest::newRow("Grafana") << "{\"schemaVersion\": 39, \"panels\": [], \"templating\": "
                                    "{\"list\": ["
                + nameless.join(",") + "]}}"
                                 << "f.json";
        QTest::newRow("YAML") << "{panels: [], variables: [" + nameless.join(",") + "]}"
                              << "f.yaml";
        QTest::newRow("YAML keys")
            << "panels: []\n" + QByteArray("odd: 1\n").repeated(501) << "f.yaml";
    }
    void problemsAreCapped()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, file);
        const auto result = loadDashboards(bytes, file);
        QVERIFY2(result, result ? "" : result.error().message.c_str());
        const auto &problems = result->front().problems;
        QCOMPARE(problems.size(), std::size_t(101));
        QVERIFY(problems[99].line > 0);
        QVERIFY2(problems[100].message.startsWith("and 90"), qPrintable(problems[100].message));
    }

    // The same number has the same bounds whoever wrote it.
    void numbersAreBounded_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("grafana");
        QTest::addColumn<QString>("expected");
        const auto row
            = [](const char *name, const char *yaml, const char *grafana, const char *expected) {
                  QTest::newRow(name) << QByteArray(yaml) << QByteArray(grafana) << expected;
              };
        row("id", "id: 2147483647", "'id': 2147483647", "from 0 to 1000000000, found 2147483647");
        row("negative id", "id: -1", "'id': -1", "from 0 to 1000000000, found -1");
        row("points", "max_data_points: 0", "'maxDataPoints': 0", "from 1 to 100000, found 0");
        row("per row", "repeat_per_row: 25", "'maxPerRow': 25", "from 0 to 24, found 25");
        row("step factor", "queries: [{query: up, step_factor: 1001}]",
            "'targets': [{'expr': 'up', 'intervalFactor': 1001}]", "from 1 to 1000, found 1001");
        row("decimals", "decimals: 21", "'fieldConfig': {'defaults': {'decimals': 21}}",
            "from 0 to 20, found 21");
        row("width", "line_width: 1e9",
            "'fieldConfig': {'defaults': {'custom': {'lineWidth': 1000000000}}}",
            "from 0 to 100, found 1");
        row("fill", "fill: 101", "'fieldConfig': {'defaults': {'custom': {'fillOpacity': 101}}}",
            "from 0 to 100, found 101");
        row("points' size", "point_size: -1",
            "'fieldConfig': {'defaults': {'custom': {'pointSize': -1}}}",
            "from 0 to 100, found -1");
        row("reduced values", "reduce: {limit: -5}", "'options': {'reduceOptions': {'limit': -5}}",
            "from 0 to 100000, found -5");
        row("buckets", "heatmap: {y_buckets: 100000}",
            "'options': {'calculation': {'yBuckets': {'value': '100000'}}}",
            "from 0 to 1000, found");
        row("gap", "heatmap: {gap: 26}", "'options': {'cellGap': 26}", "from 0 to 25, found 26");
    }
    void numbersAreBounded()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, grafana);
        QFETCH(QString, expected);
        if (!grafana.contains("targets"))
            grafana += ", 'targets': [{'expr': 'up'}]";
        if (!yaml.contains("queries"))
            yaml += "\n   query: up";
        const QByteArray json = "{'panels': [{'type': 'heatmap', " + grafana + "}]}";
        for (const auto &result :
             {loadDashboards("panels:\n - type: heatmap\n   " + yaml, "f.yaml"),
              loadDashboards(QByteArray(json).replace('\'', '"'), "f.json")}) {
            QVERIFY2(result, result ? "" : result.error().message.c_str());
            const PanelDefinition &panel = result->front().panels.at(0);
            QCOMPARE(panel.problems.size(), std::size_t(1));
            const QString message = panel.problems[0].message;
            QVERIFY2(message.startsWith("expected a number " + expected), qPrintable(message));
            PanelDefinition usual;
            QVERIFY(panel.id == 1 && panel.maxDataPoints == usual.maxDataPoints);
            QVERIFY(panel.repeatPerRow == 0 && panel.targets.at(0).stepFactor == 1);
            QVERIFY(panel.defaults == usual.defaults && panel.reduce == usual.reduce);
            QVERIFY(panel.heatmap == usual.heatmap);
        }
    }

    void deepNestingIsNoCrash_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *open : {"[", "{", "- ", "? ", "{\"a\":", "[{"})
            QTest::newRow(open) << QByteArray(open).repeated(100'000);
    }
    void deepNestingIsNoCrash()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!loadDashboards(bytes, "f.yaml"));
        QVERIFY(!loadDashboards(bytes, "f.json"));
    }

    // Among the seeds are texts that once never came to an end.
    void seedsOfTheFuzzersEnd()
    {
        QDirIterator it(QStringLiteral(ONEX_SOURCE_DIR "/tests/fuzz/corpus"), {"*"}, QDir::Files,
                        QDirIterator::Subdirectories);
        int count = 0;
        for (; it.hasNext(); ++count) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            (void)loadDashboards(bytes, "f.yaml");
            (void)loadDashboards(bytes, "f.json");
        }
        QVERIFY(count > 5);
    }

    void fiveHundredPanelsAreFine()
    {
        const auto result = loadDashboards(manyPanels(500), "f.json");
        QVERIFY(result);
        QCOMPARE(result->front().panels.back().id, 500);
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
