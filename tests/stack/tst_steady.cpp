// SPDX-License-Identifier: GPL-3.0-or-later
// An unattended window: after hundreds of refreshes and a server that came and went it holds as
// many descriptors, threads and megabytes as before.
#include "tests/support/serverstack.h"

#include <QDir>
#include <QTest>

using namespace onex::test;

namespace {

constexpr int kPanels = 10;

QByteArray dashboard()
{
    QByteArray text = "dashboards:\n  steady:\n    title: Steady\n    refresh: 1s\n    panels:\n";
    for (int i = 0; i < kPanels; ++i) {
        text += "      - {title: P" + QByteArray::number(i) + ", type: "
            + (i % 3 == 0 ? "single_stat" : "graph") + ", position: {x: 0, y: 0, w: 4, h: 2}"
            + ", query: 'rate(prometheus_http_requests_total[1m]) + " + QByteArray::number(i)
            + "'}\n";
    }
    return text;
}

struct Usage
{
    int descriptors = 0;
    int threads = 0;
    int megabytes = 0; // resident
};

int entriesOf(const QString &folder)
{
    return static_cast<int>(
        QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

Usage usageOf(qint64 process)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(process);
    QFile statm(folder + "statm");
    const bool opened = statm.open(QIODevice::ReadOnly);
    const int pages = opened ? statm.readAll().split(' ').value(1).toInt() : 0;
    return {entriesOf(folder + "fd"), entriesOf(folder + "task"), pages / 256};
}

QByteArray describe(const Usage &usage)
{
    return QByteArray::number(usage.descriptors) + " descriptors, "
        + QByteArray::number(usage.threads) + " threads, " + QByteArray::number(usage.megabytes)
        + " MB";
}

// Range queries answered so far, as the server counts them.
int answered(const PrometheusServer &server)
{
    const QByteArray name
        = "prometheus_http_requests_total{code=\"200\",handler=\"/api/v1/query_range\"} ";
    const QByteArray metrics = httpGet(server.url("/metrics")).body;
    const auto at = metrics.indexOf(name);
    return at < 0 ? 0 : metrics.mid(at + name.size(), 20).split('\n').value(0).toInt();
}

bool waitForAnswers(const PrometheusServer &server, int more)
{
    const int before = answered(server);
    return QTest::qWaitFor([&] { return answered(server) >= before + more; }, 120'000);
}

} // namespace

class TestSteady : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatItHeldBefore()
    {
        ONEX_REQUIRE_SERVERS();
        const auto server = PrometheusServer::start();
        QVERIFY(server);
        QTemporaryDir directory;
        QFile file(directory.filePath("steady.yaml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(dashboard());
        file.close();
        QProcess program;
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.remove("QT_FATAL_WARNINGS");
        variables.insert("XDG_CONFIG_HOME", directory.path());
        // Under that sanitizer what is freed stays for a while.
        variables.insert("ASAN_OPTIONS", "detect_leaks=0:quarantine_size_mb=1");
        program.setProcessEnvironment(variables);
        program.start(QStringLiteral(ONEX_BINARY_DIR "/bin/onex-dashboard"),
                      {"--prometheus", server->url().toString(), "--dashboard", file.fileName()});
        QVERIFY(program.waitForStarted());

        QVERIFY(waitForAnswers(*server, 5 * kPanels));
        const Usage before = usageOf(program.processId());
        QVERIFY(waitForAnswers(*server, 10 * kPanels));
        server->kill();
        QTest::qWait(3000);
        QVERIFY(server->restart());
        QVERIFY(waitForAnswers(*server, 10 * kPanels));
        const Usage after = usageOf(program.processId());

        const QByteArray said = describe(before) + " -> " + describe(after);
        qInfo("%s", said.constData());
        QVERIFY2(before.descriptors > 0 && before.threads > 0, said.constData());
        QVERIFY2(after.descriptors <= before.descriptors + 2, said.constData());
        QVERIFY2(after.threads <= before.threads + 1, said.constData());
        // A leak of one answer a refresh would be much more; the allocator's own growth less.
        QVERIFY2(after.megabytes <= before.megabytes + 30, said.constData());
        program.terminate();
        QVERIFY(program.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(TestSteady)
#include "tst_steady.moc"
