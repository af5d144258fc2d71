// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program in a real window, driven by its keys, on a real Prometheus and Alertmanager: an
// alert fires, is acknowledged, survives that the program is killed at bad moments, is taken back,
// and stands in the history.
#include "datasource/state/statestore.h"
#include "tests/alertmanager/realalertmanager.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr auto kPatience = 60'000;

constexpr auto kRules
    = "groups: [{name: g, interval: 1s, rules: [{alert: Hot, expr: vector(21) > 20,"
      " labels: {severity: high, room: '1'}, annotations: {summary: it is hot}}]}]";

QByteArray run(const QString &program, const QStringList &arguments, const QString &display = {})
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    if (!display.isEmpty())
        variables.insert(QStringLiteral("DISPLAY"), display);
    process.setProcessEnvironment(variables);
    process.start(program, arguments);
    process.waitForFinished(30'000);
    return process.readAllStandardOutput().trimmed();
}

} // namespace

class TestResponding : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QProcess m_display;
    QString m_displayName;
    std::unique_ptr<AlertmanagerServer> m_alertmanager;
    std::unique_ptr<PrometheusServer> m_prometheus;
    std::unique_ptr<QProcess> m_program;

    QByteArray xdotool(const QStringList &arguments) const
    {
        return run(QStringLiteral("xdotool"), arguments, m_displayName);
    }
    QByteArray windowOf(const char *name) const
    {
        return xdotool({"search", "--onlyvisible", "--name", QLatin1String(name)})
            .split('\n')
            .last();
    }
    bool press(const char *window, const QStringList &keys) const;
    bool silencesBecome(int count) const;
    bool startProgram();
    void killProgram();
    QJsonArray silences() const;
    QJsonObject theAlert() const;
    QString statusOf() const { return theAlert()["status"].toObject()["state"].toString(); }
    QStringList history() const;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void firesAndIsAcknowledged();
    void survivesThatTheProgramIsKilled();
    void isTakenBack();
    void killedWhileTheServerDoesNotAnswer();
    void standsInTheHistory();
};

void TestResponding::initTestCase()
{
    ONEX_REQUIRE_SERVERS();
    m_display.start(
        QStringLiteral("Xvfb"),
        {"-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"});
    if (!m_display.waitForStarted()
        || QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty())
        QSKIP("Xvfb or xdotool is not installed");
    while (!m_display.canReadLine())
        QVERIFY(m_display.waitForReadyRead(30'000));
    m_displayName = u':' + QString::fromLatin1(m_display.readLine().trimmed());
    m_alertmanager = AlertmanagerServer::start();
    QVERIFY(m_alertmanager);
    m_prometheus = PrometheusServer::start(
        {.config = "alerting: { alertmanagers: [{ static_configs: [{ targets: ['"
             + m_alertmanager->address() + "'] }] }] }\nrule_files: [rules.yml]\n",
         .rules = kRules});
    QVERIFY(m_prometheus);
    QVERIFY(startProgram());
}

void TestResponding::cleanupTestCase()
{
    if (m_program)
        killProgram();
    m_display.terminate();
    m_display.waitForFinished();
}

bool TestResponding::startProgram()
{
    m_program = std::make_unique<QProcess>();
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("QT_FATAL_WARNINGS")); // services of a desktop are missing
    variables.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    variables.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    variables.insert(QStringLiteral("DISPLAY"), m_displayName);
    variables.insert(QStringLiteral("USER"), QStringLiteral("jane"));
    variables.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir.path());
    variables.insert(QStringLiteral("XDG_STATE_HOME"), m_dir.path());
    m_program->setProcessEnvironment(variables);
    m_program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program->start(QStringLiteral(ONEX_BINARY_DIR "/bin/onex-dashboard"),
                     {"--prometheus", m_prometheus->url().toString(), "--alertmanager",
                      m_alertmanager->url().toString(), "--size", "1400x900"});
    return m_program->waitForStarted()
        && QTest::qWaitFor([this] { return !windowOf("ONEX").isEmpty(); }, kPatience);
}

void TestResponding::killProgram()
{
    m_program->kill();
    m_program->waitForFinished();
}

// There is no window manager that would give it the keys.
bool TestResponding::press(const char *window, const QStringList &keys) const
{
    const auto isThere = [this, window] { return !windowOf(window).isEmpty(); };
    if (!QTest::qWaitFor(isThere, 10'000))
        return false;
    xdotool({"windowfocus", "--sync", QString::fromLatin1(windowOf(window))});
    for (const QString &key : keys) {
        xdotool({"key", key});
        QTest::qWait(200); // between two keys of a person
    }
    return true;
}

QJsonArray TestResponding::silences() const
{
    const QByteArray json = run(serverProgram(QStringLiteral("amtool")),
                                {"--alertmanager.url=" + m_alertmanager->url().toString(),
                                 "silence", "query", "-o", "json"});
    return QJsonDocument::fromJson(json).array();
}

QJsonObject TestResponding::theAlert() const
{
    const QByteArray json = run(serverProgram(QStringLiteral("amtool")),
                                {"--alertmanager.url=" + m_alertmanager->url().toString(), "alert",
                                 "query", "--active", "--silenced", "-o", "json"});
    return QJsonDocument::fromJson(json).array().at(0).toObject();
}

QStringList TestResponding::history() const
{
    QStringList words;
    auto store = StateStore::open(m_dir.filePath(QStringLiteral("onex/state.sqlite")));
    if (!store)
        return {QString::fromStdString(describe(store.error()))};
    const auto transitions = (*store)->history().read({});
    if (!transitions)
        return {QString::fromStdString(describe(transitions.error()))};
    for (const AlertTransition &one : *transitions)
        words.prepend(
            QString::fromStdString(one.toState + (one.by.empty() ? "" : " by " + one.by)));
    return words;
}

bool TestResponding::silencesBecome(int count) const
{
    return QTest::qWaitFor([this, count] { return silences().size() == count; }, 5000);
}

void TestResponding::firesAndIsAcknowledged()
{
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(), QStringLiteral("active"), kPatience);
    // Until the pane has it the keys lead nowhere; they do no harm.
    const auto acknowledged = [this] {
        return press("ONEX", {"a", "a"}) && press("Acknowledge", {"Return"});
    };
    QVERIFY(QTest::qWaitFor(acknowledged, kPatience));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(), QStringLiteral("suppressed"), kPatience);
    QCOMPARE(silences().size(), 1);
    const QJsonObject silence = silences()[0].toObject();
    QCOMPARE(silence["createdBy"].toString(), QStringLiteral("jane"));
    QVERIFY(silence["comment"].toString().startsWith("ACK! "));
    QCOMPARE(silence["matchers"].toArray().size(), theAlert()["labels"].toObject().size());
}

void TestResponding::survivesThatTheProgramIsKilled()
{
    const QJsonArray before = silences();
    killProgram();
    QVERIFY(startProgram());
    QTRY_VERIFY_WITH_TIMEOUT(history().contains("acknowledged by jane"), kPatience);
    QCOMPARE(silences(), before);
}

void TestResponding::isTakenBack()
{
    QVERIFY(press("ONEX", {"a"})); // to the pane; a second one there would open the dialog
    const auto taken = [this] { return press("ONEX", {"k", "u"}) && silencesBecome(0); };
    QVERIFY(QTest::qWaitFor(taken, kPatience));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(), QStringLiteral("active"), kPatience);
}

// Between the journal and the answer; the server takes what it was sent once it goes on.
void TestResponding::killedWhileTheServerDoesNotAnswer()
{
    QTRY_COMPARE_WITH_TIMEOUT(history().value(history().size() - 1), QStringLiteral("firing"),
                              kPatience);
    m_alertmanager->suspend();
    QVERIFY(press("ONEX", {"a", "a"}));
    QVERIFY(press("Acknowledge", {"Return"}));
    QTest::qWait(500); // it is on disk, and on its way
    killProgram();
    m_alertmanager->resume();
    QVERIFY(startProgram());
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(), QStringLiteral("suppressed"), kPatience);
    QTest::qWait(3000); // in which a second one would be made
    QCOMPARE(silences().size(), 1);
}

void TestResponding::standsInTheHistory()
{
    QTRY_COMPARE_WITH_TIMEOUT(history().value(history().size() - 1),
                              QStringLiteral("acknowledged by jane"), kPatience);
    const QStringList words = history();
    QVERIFY2(words.filter(QStringLiteral("acknowledged by jane")).size() == 2,
             qPrintable(words.join(u',')));
    const auto store = StateStore::open(m_dir.filePath(QStringLiteral("onex/state.sqlite")));
    QVERIFY(store);
    const auto verdict = (*store)->audit().verify();
    QVERIFY(verdict && !verdict->broken);
}

QTEST_GUILESS_MAIN(TestResponding)
#include "tst_responding.moc"
