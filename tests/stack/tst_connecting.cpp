// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting to a real Prometheus in the dialog: what it says, and what stands in the file then.
#include "app/dashboard/connecting.h"
#include "app/dashboard/serverattempt.h"
#include "tests/support/serverstack.h"
#include "tests/views/windows.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestConnecting : public QObject
{
    Q_OBJECT
public:
    static void initMain() { leaveWarningsToTest(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<AlertmanagerServer> m_alertmanager;
    std::unique_ptr<PrometheusServer> m_prometheus;
    QWidget m_window;

    QString file() const { return m_folder.filePath(QStringLiteral("config.yaml")); }
    ConnectDialog *dialog() const { return m_window.findChild<ConnectDialog *>(); }
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return dialog()->findChild<Widget *>(QLatin1String(name));
    }
    QString outcome() const { return part<QLabel>("outcome")->text(); }
    void write(const char *name, const QString &text) const
    {
        part<QLineEdit>(name)->setText(text);
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhatIsWrong();
    void triesAndKeeps();
    void keepsWhatDoesNotAnswerYet();
    void aSecretIsNeverInTheFile();
};

void TestConnecting::initTestCase()
{
    ONEX_REQUIRE_SERVERS();
    m_alertmanager = AlertmanagerServer::start();
    QVERIFY(m_alertmanager);
    PrometheusOptions options;
    options.config = "alerting: {alertmanagers: [{static_configs: [{targets: ['"
        + m_alertmanager->address() + "']}]}]}\n";
    m_prometheus = PrometheusServer::start(options);
    QVERIFY(m_prometheus);
    QVERIFY(
        m_prometheus->waitFor(QStringLiteral("/api/v1/alertmanagers"), m_alertmanager->address()));
}

void TestConnecting::init()
{
    failOnWarnings();
    auto *connecting = new Connecting(file(), m_window);
    connecting->setObjectName(QStringLiteral("connecting"));
    connecting->ask();
    QVERIFY(dialog());
}

void TestConnecting::cleanup()
{
    delete m_window.findChild<QObject *>(QStringLiteral("connecting"));
    delete dialog();
    QFile::remove(file());
}

void TestConnecting::saysWhatIsWrong()
{
    QVERIFY(!part<QPushButton>("connect")->isEnabled());
    write("url", QStringLiteral("localhost"));
    part<QPushButton>("test")->click();
    QVERIFY2(outcome().contains("is not an address"), qPrintable(outcome()));
    write("url", QStringLiteral("http://127.0.0.1:1"));
    QVERIFY(outcome().isEmpty());
    part<QPushButton>("connect")->click();
    QTRY_VERIFY(outcome().contains(QStringLiteral("127.0.0.1:1")));
    QVERIFY(dialog()->isVisible());
    QVERIFY(!QFile::exists(file()));
}

void TestConnecting::triesAndKeeps()
{
    write("url", m_prometheus->url().toString());
    part<QPushButton>("test")->click();
    QTRY_VERIFY2(outcome().contains(QString::fromLatin1(m_alertmanager->address())),
                 qPrintable(outcome()));
    QVERIFY(outcome().contains("version 2."));
    QVERIFY(!QFile::exists(file()));
    QSignalSpy connected(m_window.findChild<Connecting *>(), &Connecting::connected);
    part<QPushButton>("connect")->click();
    QTRY_COMPARE(connected.size(), 1);
    const auto config = loadConfig(file());
    QVERIFY(config);
    QCOMPARE(config->sources.size(), std::size_t{1});
    QCOMPARE(config->sources.front().url.port(), m_prometheus->port());
}

// A server that is not there yet is configured all the same, if that is what is wanted.
void TestConnecting::keepsWhatDoesNotAnswerYet()
{
    write("url", QStringLiteral("http://127.0.0.1:1"));
    QSignalSpy connected(m_window.findChild<Connecting *>(), &Connecting::connected);
    part<QPushButton>("connect")->click();
    QTRY_VERIFY(part<QPushButton>("connect")->isEnabled());
    QCOMPARE(connected.size(), 0);
    part<QPushButton>("connect")->click();
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(loadConfig(file())->sources.front().name, std::string("127.0.0.1:1"));
}

void TestConnecting::aSecretIsNeverInTheFile()
{
    qputenv("ONEX_TEST_TOKEN", "open sesame");
    write("url", m_prometheus->url().toString());
    part<QComboBox>("signing")->setCurrentIndex(2);
    part<QComboBox>("place")->setCurrentIndex(1);
    write("secret", QStringLiteral("ONEX_TEST_TOKEN"));
    QSignalSpy connected(m_window.findChild<Connecting *>(), &Connecting::connected);
    part<QPushButton>("connect")->click();
    QTRY_COMPARE(connected.size(), 1);
    const auto config = loadConfig(file());
    QVERIFY(config);
    QVERIFY(config->sources.front().bearer
            == (Secret{Secret::Place::Environment, QStringLiteral("ONEX_TEST_TOKEN")}));

    ServerForm form;
    form.url = m_prometheus->url().toString();
    form.signing = ServerForm::Signing::Token;
    form.secret = QStringLiteral("typed");
    const auto settings = sourceSettings(form);
    QVERIFY(settings);
    QVERIFY(settings->bearer.place == Secret::Place::Keyring);
    QVERIFY(settings->bearer.name != form.secret);
}

QTEST_MAIN(TestConnecting)
#include "tst_connecting.moc"
