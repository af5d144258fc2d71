// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped rules and routes, as Prometheus' and Alertmanager's own tools judge them.
#include "tests/support/serverstack.h"

#include <QtTest>

using namespace onex::test;

namespace {

QString resource(const QString &name)
{
    return QStringLiteral(ONEX_SOURCE_DIR "/resources/") + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestResources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }

    void tools_accept_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("rules") << "promtool"
                               << QStringList{"check", "rules", resource("rules/onex.rules.yml")}
                               << QByteArray("4 rules found");
        QTest::newRow("host rules")
            << "promtool" << QStringList{"check", "rules", resource("rules/host/host.rules.yml")}
            << QByteArray("3 rules found");
        QTest::newRow("routes") << "amtool"
                                << QStringList{"check-config",
                                               resource("alertmanager/alertmanager.yml")}
                                << QByteArray("4 receivers");
    }
    void tools_accept()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        QProcess tool;
        tool.setProcessChannelMode(QProcess::MergedChannels);
        tool.start(serverProgram(program), arguments);
        QVERIFY(tool.waitForFinished());
        const QByteArray output = tool.readAll();
        QVERIFY2(tool.exitCode() == 0 && output.contains(says), output.constData());
    }

    void routes_lead_nowhere_outside()
    {
        static const QRegularExpression address(R"((?:url|smarthost): '(?:https?://)?([^/']+))");
        const QString routes
            = QString::fromUtf8(contentOf(resource("alertmanager/alertmanager.yml")));
        int addresses = 0;
        for (auto matches = address.globalMatch(routes); matches.hasNext(); ++addresses)
            QCOMPARE(matches.next().captured(1), "127.0.0.1:9");
        QCOMPARE(addresses, 4);
    }

    void alertmanager_routes_by_severity_data()
    {
        QTest::addColumn<QString>("severity");
        QTest::addColumn<QByteArray>("receiver");
        QTest::newRow("critical") << "critical" << QByteArray("pager");
        QTest::newRow("high") << "high" << QByteArray("team-chat");
        QTest::newRow("medium") << "medium" << QByteArray("email");
        QTest::newRow("low") << "low" << QByteArray("default");
    }
    void alertmanager_routes_by_severity()
    {
        QFETCH(QString, severity);
        QFETCH(QByteArray, receiver);
        QProcess tool;
        tool.start(serverProgram("amtool"),
                   {"config", "routes", "test",
                    "--config.file=" + resource("alertmanager/alertmanager.yml"),
                    "severity=" + severity});
        QVERIFY(tool.waitForFinished());
        QCOMPARE(tool.readAllStandardOutput().trimmed(), receiver);
    }

    void alertmanager_starts_with_the_routes()
    {
        const auto alertmanager
            = AlertmanagerServer::start(contentOf(resource("alertmanager/alertmanager.yml")));
        QVERIFY(alertmanager);
        QVERIFY(httpGet(alertmanager->url("/api/v2/receivers")).body.contains("team-chat"));
    }
};

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
