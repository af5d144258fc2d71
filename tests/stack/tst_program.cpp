// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, from its command line to its picture, against a real Prometheus: offscreen
// and in a real window under Xvfb.
#include "tests/support/serverstack.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

using namespace onex::test;

namespace {

constexpr qint64 kStart = 1700000000; // s; 2023-11-14T22:13:20Z
constexpr int kMinutes = 30;

// Two hosts, a sample every 15 s: a slow ramp and a flat line.
QByteArray history()
{
    QByteArray text = "# TYPE load gauge\n";
    for (const char *host : {"a", "b"}) {
        for (int i = 0; i <= kMinutes * 4; ++i) {
            const int value = host[0] == 'a' ? i % 40 : 10;
            text += QByteArray("load{host=\"") + host + "\"} " + QByteArray::number(value) + ' '
                + QByteArray::number(kStart + i * 15) + '\n';
        }
    }
    return text + "# EOF\n";
}

struct Run
{
    int status = -1;
    QByteArray errors;
    QJsonObject diagnostics;
    QImage image;
};

QJsonObject panel(const Run &run, const QString &title)
{
    for (const QJsonValue panel : run.diagnostics["panels"].toArray()) {
        if (panel["title"].toString() == title)
            return panel.toObject();
    }
    return {};
}

int coloursOf(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            colours.insert(image.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT
private:
    Run start(const QStringList &arguments, const QStringList &environment = {})
    {
        QTemporaryDir directory;
        const QString picture = directory.filePath("shot.png");
        const QString report = directory.filePath("report.json");
        QProcess process;
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.remove("QT_FATAL_WARNINGS"); // a desktop service may be missing under Xvfb
        variables.insert("XDG_CONFIG_HOME", directory.path());
        variables.insert("XDG_STATE_HOME", directory.path());
        for (const QString &pair : environment)
            variables.insert(pair.section('=', 0, 0), pair.section('=', 1));
        process.setProcessEnvironment(variables);
        process.start(QStringLiteral(ONEX_BINARY_DIR "/bin/onex-dashboard"),
                      QStringList{"--screenshot", picture, "--diagnostics", report, "--size",
                                  "1200x900", "--theme", "dark"}
                          + arguments);
        Run run;
        if (!process.waitForFinished(120000))
            return run;
        run.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        run.errors = process.readAllStandardError();
        QFile file(report);
        if (file.open(QIODevice::ReadOnly))
            run.diagnostics = QJsonDocument::fromJson(file.readAll()).object();
        run.image.load(picture);
        return run;
    }

    Run startOnEveryKind(const QStringList &environment = {})
    {
        return start({"--prometheus", m_prometheus->url().toString(), "--dashboard",
                      ONEX_TEST_DATA "/program.yaml"},
                     environment);
    }

    void checkEveryKind(const Run &run)
    {
        QVERIFY2(!run.diagnostics.isEmpty(), run.errors.constData());
        QCOMPARE(run.diagnostics["dashboard"].toString(), QStringLiteral("Every kind"));
        QCOMPARE(run.diagnostics["sources"][0]["health"].toString(), QStringLiteral("ok"));
        QCOMPARE(run.image.size(), QSize(1200, 900));
        QVERIFY(coloursOf(run.image) > 50);
        QCOMPARE(panel(run, "Graph")["max"].toDouble(), 39.0);
        QCOMPARE(panel(run, "Graph")["series"].toInt(), 2);
        QCOMPARE(run.status, 1); // one panel failed
    }

    std::unique_ptr<PrometheusServer> m_prometheus;

private Q_SLOTS:
    void initTestCase()
    {
        ONEX_REQUIRE_SERVERS();
        m_prometheus = PrometheusServer::start({.history = history()});
        QVERIFY(m_prometheus);
    }

    void draws_every_kind_offscreen() { checkEveryKind(startOnEveryKind()); }

    void says_what_each_panel_shows_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("state");
        QTest::newRow("graph") << "Graph"
                               << "ready";
        QTest::newRow("stat") << "Stat"
                              << "ready";
        QTest::newRow("pie") << "Pie"
                             << "ready";
        QTest::newRow("heatmap") << "Heatmap"
                                 << "ready";
        QTest::newRow("not PromQL") << "Dotted"
                                    << "failed";
        QTest::newRow("no match") << "Nothing"
                                  << "empty";
        QTest::newRow("unknown kind") << "Newer"
                                      << "unsupported";
    }

    void says_what_each_panel_shows()
    {
        static const Run run = startOnEveryKind();
        QFETCH(QString, title);
        QTEST(panel(run, title)["state"].toString(), "state");
        if (title == "Dotted")
            QVERIFY(panel(run, title)["error"].toString().contains("system_cpu_percent"));
    }

    void draws_every_kind_in_a_real_window()
    {
        QProcess display;
        display.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        display.start(
            "Xvfb",
            {"-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset"});
        if (!display.waitForStarted())
            QSKIP("Xvfb is not installed");
        QVERIFY(display.waitForReadyRead(20000));
        const QString number = QString::fromLatin1(display.readLine().trimmed());
        checkEveryKind(startOnEveryKind({"DISPLAY=:" + number, "QT_QPA_PLATFORM=xcb"}));
        display.kill();
        display.waitForFinished();
    }

    // The simulated platform from the first moment; this machine's graphs begin after it.
    void shows_data_without_any_server()
    {
        const Run run = start({"--dashboard", "ONEX Platform Overview"});
        QVERIFY2(!run.diagnostics.isEmpty(), run.errors.constData());
        QCOMPARE(run.diagnostics["sources"][0]["kind"].toString(), QStringLiteral("embedded"));
        QVERIFY(coloursOf(run.image) > 50);
        const QJsonArray panels = run.diagnostics["panels"].toArray();
        QCOMPARE(panels.size(), 4);
        for (const QJsonValue one : panels)
            QCOMPARE(one["state"].toString(), QStringLiteral("ready"));
        QCOMPARE(run.status, 0);
    }

    void a_recording_needs_no_server_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("OpenMetrics") << false;
        QTest::newRow("data directory") << true;
    }

    // The same panels show the same as from the server.
    void a_recording_needs_no_server()
    {
        QFETCH(bool, isFolder);
        QTemporaryDir directory;
        QFile file(directory.filePath("export.om"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(history()) > 0);
        file.close();
        const QString recording = isFolder ? m_prometheus->directory() + "/data" : file.fileName();
        const Run run = start({recording, ONEX_TEST_DATA "/program.yaml"});
        checkEveryKind(run);
        static const Run live = startOnEveryKind();
        for (const char *title : {"Graph", "Stat", "Pie", "Heatmap", "Nothing", "Newer"}) {
            QJsonObject here = panel(run, title), there = panel(live, title);
            QCOMPARE(here["state"], there["state"]);
            QCOMPARE(here["series"], there["series"]);
            QCOMPARE(here["last"], there["last"]);
        }
        QCOMPARE(panel(run, "Dotted")["state"].toString(), QStringLiteral("failed"));
    }

    // With its dashboard, its range and its note.
    void what_is_exported_opens_without_a_server()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath("incident.onex");
        const Run live = start({"--prometheus", m_prometheus->url().toString(), "--dashboard",
                                ONEX_TEST_DATA "/program.yaml", "--export", path, "--note",
                                "the disk was full"});
        checkEveryKind(live);
        QVERIFY2(live.errors.contains("240 samples of 2 series"), live.errors.constData());
        QVERIFY2(live.errors.contains("Not in it: system.cpu_percent"), live.errors.constData());
        const Run run = start({path});
        QCOMPARE(run.diagnostics["dashboard"].toString(), QStringLiteral("Every kind"));
        for (const char *title :
             {"Graph", "Stat", "Pie", "Heatmap", "Nothing", "Newer", "Dotted"}) {
            QJsonObject here = panel(run, title), there = panel(live, title);
            QCOMPARE(here["state"], there["state"]);
            QCOMPARE(here["series"], there["series"]);
            QCOMPARE(here["points"], there["points"]);
            QCOMPARE(here["max"], there["max"]);
        }
        QVERIFY(coloursOf(run.image) > 50);
    }

    void refuses_bad_arguments_in_words_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("size") << QStringList{"--size", "big"} << QByteArray("1600x1000");
        QTest::newRow("theme") << QStringList{"--theme", "pink"} << QByteArray("dark or light");
        QTest::newRow("url") << QStringList{"--prometheus", "ftp://x"} << QByteArray("http");
        QTest::newRow("dashboard")
            << QStringList{"--prometheus", "http://127.0.0.1:1", "--dashboard", "/nosuch.yaml"}
            << QByteArray("/nosuch.yaml");
    }

    void refuses_bad_arguments_in_words()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const Run run = start(arguments);
        QCOMPARE(run.status, 2);
        QVERIFY2(run.errors.contains(words), run.errors.constData());
    }

    void a_source_that_is_not_there_fails_its_panels()
    {
        const Run run = start(
            {"--prometheus", "http://127.0.0.1:1", "--dashboard", ONEX_TEST_DATA "/program.yaml"});
        QCOMPARE(run.status, 1);
        QCOMPARE(panel(run, "Graph")["state"].toString(), QStringLiteral("failed"));
        QVERIFY(!panel(run, "Graph")["error"].toString().isEmpty());
        QCOMPARE(run.diagnostics["sources"][0]["health"].toString(), QStringLiteral("failing"));
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
