// SPDX-License-Identifier: GPL-3.0-or-later
// A real notification service, on a display and a bus of its own: what it shows, and what a person
// does there. ONEX_KEEP_SCREENS=folder keeps what was on the display (an X window dump).
#include "datasource/desktop/desktopnotifier.h"
#include "tests/desktop/privatebus.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

// Ends with the test.
class Server
{
public:
    ~Server()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    bool start(const QString &program, const QStringList &arguments)
    {
        m_process.start(program, arguments);
        return m_process.waitForStarted();
    }
    QByteArray firstLine()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(20'000))
                return {};
        return m_process.readLine().trimmed();
    }

private:
    QProcess m_process;
};

} // namespace

class TestDunst : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    PrivateBus m_bus;
    Server m_display, m_dunst;
    std::unique_ptr<DesktopNotifier> m_notifier;

    static QByteArray control(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral("dunstctl"), arguments);
        process.waitForFinished(20'000);
        return process.readAllStandardOutput().trimmed();
    }
    static QByteArray displayed() { return control({"count", "displayed"}); }
    void keepScreen(const char *name) const
    {
        const QString folder = qEnvironmentVariable("ONEX_KEEP_SCREENS");
        if (folder.isEmpty())
            return;
        QTest::qWait(300); // it paints after it answered
        QFile::copy(m_dir.filePath(QStringLiteral("Xvfb_screen0")),
                    folder + u'/' + QLatin1String(name) + QStringLiteral(".xwd"));
    }

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void showsAndWithdraws();
    void saysWhatWasClicked();
    void markupIsText();
};

void TestDunst::initTestCase()
{
    if (!m_bus.start()
        || !m_display.start("Xvfb",
                            {"-displayfd", "1", "-screen", "0", "640x360x24", "-nolisten", "tcp",
                             "-noreset", "-fbdir", m_dir.path()}))
        QSKIP("dbus-daemon or Xvfb is not installed");
    qputenv("DISPLAY", ':' + m_display.firstLine());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
    // Its own configuration only: what the person who tests has made of it does not count.
    QFile config(m_dir.filePath(QStringLiteral("dunstrc")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[global]\nfont = DejaVu Sans 10\nmarkup = full\nwidth = 400\nheight = 200\n");
    config.close();
    if (!m_dunst.start("dunst", {"-conf", config.fileName()}))
        QSKIP("dunst is not installed");
    QTRY_COMPARE_WITH_TIMEOUT(control({"is-paused"}), "false", 20'000);
    m_notifier = std::make_unique<DesktopNotifier>(m_bus.connection(QStringLiteral("client")));
}

void TestDunst::cleanup()
{
    if (m_notifier)
        control({"close-all"});
}

void TestDunst::cleanupTestCase()
{
    m_notifier.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
}

void TestDunst::showsAndWithdraws()
{
    m_notifier->show({1, QStringLiteral("7 new alerts: 3 critical, 4 high"),
                      QStringLiteral("ServiceDown ×3, DiskFull ×4"), true, QStringLiteral("Open"),
                      QStringLiteral("Acknowledge")});
    m_notifier->show({2, QStringLiteral("Overdue (high): HighLatency"),
                      QStringLiteral("99th percentile above 2 s on api-7"), false,
                      QStringLiteral("Open"), QStringLiteral("Acknowledge")});
    QTRY_COMPARE_WITH_TIMEOUT(displayed(), "2", 20'000);
    keepScreen("two");
    m_notifier->close(1);
    QTRY_COMPARE_WITH_TIMEOUT(displayed(), "1", 20'000);
}

void TestDunst::saysWhatWasClicked()
{
    QSignalSpy opened(m_notifier.get(), &DesktopNotifier::opened);
    m_notifier->show({5,
                      QStringLiteral("High: DiskFull"),
                      QStringLiteral("91 % on db-1"),
                      false,
                      QStringLiteral("Open"),
                      {}});
    QTRY_COMPARE_WITH_TIMEOUT(displayed(), "1", 20'000);
    control({"action"});
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 20'000);
    QCOMPARE(opened[0][0].toInt(), 5);
}

void TestDunst::markupIsText()
{
    QSignalSpy unavailable(m_notifier.get(), &DesktopNotifier::unavailable);
    m_notifier->show({6, QStringLiteral("High: <b>Down</b> & out"),
                      QStringLiteral("<u>not underlined</u> & <img src=\"x\"> </i> as written"),
                      false, QStringLiteral("Open"), QStringLiteral("Acknowledge")});
    QTRY_COMPARE_WITH_TIMEOUT(displayed(), "1", 20'000);
    keepScreen("markup");
    QVERIFY(unavailable.isEmpty());
}

QTEST_GUILESS_MAIN(TestDunst)
#include "tst_dunst.moc"
