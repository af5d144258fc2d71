// SPDX-License-Identifier: GPL-3.0-or-later
// What the notification service is asked, on a bus of the test's own.
#include "datasource/desktop/desktopnotifier.h"
#include "tests/desktop/fakenotifications.h"
#include "tests/desktop/privatebus.h"

#include <QDBusPendingCallWatcher>
#include <QSignalSpy>
#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestDesktopNotifier : public QObject
{
    Q_OBJECT

    PrivateBus m_bus;
    std::unique_ptr<FakeNotifications> m_service;
    std::unique_ptr<DesktopNotifier> m_notifier;

    static DesktopNotice notice(int id)
    {
        return {id,   QStringLiteral("Critical: Down"), QStringLiteral("<b>a & b</b>"),
                true, QStringLiteral("Open"),           QStringLiteral("Acknowledge")};
    }
    void show(int id)
    {
        const std::size_t before = m_service->notified.size();
        m_notifier->show(notice(id));
        QTRY_COMPARE(m_service->notified.size(), before + 1);
    }
    // A round trip: everything before it has arrived.
    void settle()
    {
        const QDBusConnection bus = m_bus.connection(QStringLiteral("client"));
        QDBusMessage ping = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.Notifications"),
            QStringLiteral("/org/freedesktop/Notifications"),
            QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("GetCapabilities"));
        QDBusPendingCallWatcher watcher(bus.asyncCall(ping));
        QSignalSpy finished(&watcher, &QDBusPendingCallWatcher::finished);
        QVERIFY(finished.wait());
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void asksForWhatTheServiceCan_data();
    void asksForWhatTheServiceCan();
    void saysWhatWasClicked();
    void othersAreNotOurs();
    void closes();
    void closesWhatIsUnderWay();
    void givesBackWithoutAService();
    void givesBackWithoutABus();
    void followsAnotherService();
};

void TestDesktopNotifier::initTestCase()
{
    if (!m_bus.start())
        QSKIP("dbus-daemon is not installed");
}

void TestDesktopNotifier::init()
{
    m_service = std::make_unique<FakeNotifications>(m_bus.connection(QStringLiteral("service")));
    m_notifier = std::make_unique<DesktopNotifier>(m_bus.connection(QStringLiteral("client")));
}

void TestDesktopNotifier::cleanup()
{
    m_notifier.reset();
    m_service.reset();
}

void TestDesktopNotifier::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("service"));
    QDBusConnection::disconnectFromBus(QStringLiteral("client"));
}

void TestDesktopNotifier::asksForWhatTheServiceCan_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("actions");
    const QStringList both{"default", "Open", "acknowledge", "Acknowledge"};
    QTest::newRow("all") << QStringList{"actions", "body-markup"} << "&lt;b&gt;a &amp; b&lt;/b&gt;"
                         << both;
    QTest::newRow("no markup") << QStringList{"actions"} << "<b>a & b</b>" << both;
    QTest::newRow("no actions") << QStringList{"body"} << "<b>a & b</b>" << QStringList();
}

void TestDesktopNotifier::asksForWhatTheServiceCan()
{
    QFETCH(const QStringList, capabilities);
    m_service->capabilities = capabilities;
    show(1);
    const FakeNotifications::Notified &asked = m_service->notified[0];
    QTEST(asked.body, "body");
    QTEST(asked.actions, "actions");
    QCOMPARE(asked.title, QStringLiteral("Critical: Down"));
    QCOMPARE(asked.program, QCoreApplication::applicationName());
    QCOMPARE(asked.hints.value("urgency").toInt(), 2);
    QCOMPARE(asked.hints.value("suppress-sound").toBool(), true);
}

void TestDesktopNotifier::saysWhatWasClicked()
{
    QSignalSpy opened(m_notifier.get(), &DesktopNotifier::opened);
    QSignalSpy acknowledged(m_notifier.get(), &DesktopNotifier::acknowledged);
    show(7);
    settle();
    Q_EMIT m_service->ActivationToken(40, QStringLiteral("token"));
    Q_EMIT m_service->ActionInvoked(40, QStringLiteral("acknowledge"));
    QTRY_COMPARE(acknowledged.size(), 1);
    QCOMPARE(acknowledged[0], (QVariantList{7, QStringLiteral("token")}));
    Q_EMIT m_service->ActionInvoked(40, QStringLiteral("default"));
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened[0], (QVariantList{7, QString()}));
}

void TestDesktopNotifier::othersAreNotOurs()
{
    QSignalSpy opened(m_notifier.get(), &DesktopNotifier::opened);
    show(7);
    settle();
    Q_EMIT m_service->ActionInvoked(39, QStringLiteral("default"));
    Q_EMIT m_service->NotificationClosed(40, 2);
    Q_EMIT m_service->ActionInvoked(40, QStringLiteral("default"));
    settle();
    QVERIFY(opened.isEmpty());
}

void TestDesktopNotifier::closes()
{
    show(1);
    show(2);
    settle();
    m_notifier->close(2);
    m_notifier->close(3);
    QTRY_COMPARE(m_service->closed, QList<uint>{41});
}

void TestDesktopNotifier::closesWhatIsUnderWay()
{
    m_service->holdsBack = true;
    show(1);
    m_notifier->close(1);
    m_service->answer();
    QTRY_COMPARE(m_service->closed, QList<uint>{40});
}

void TestDesktopNotifier::givesBackWithoutAService()
{
    m_service.reset();
    QSignalSpy unavailable(m_notifier.get(), &DesktopNotifier::unavailable);
    m_notifier->show(notice(1));
    m_notifier->show(notice(2));
    QVERIFY(unavailable.isEmpty()); // nobody waits
    QTRY_COMPARE(unavailable.size(), 2);
    QCOMPARE(unavailable[1][0].value<DesktopNotice>().id, 2);
    QVERIFY(!unavailable[0][1].toString().isEmpty());
}

void TestDesktopNotifier::givesBackWithoutABus()
{
    DesktopNotifier notifier{QDBusConnection(QStringLiteral("no such"))};
    QSignalSpy unavailable(&notifier, &DesktopNotifier::unavailable);
    notifier.show(notice(1));
    QTRY_COMPARE(unavailable.size(), 1);
}

void TestDesktopNotifier::followsAnotherService()
{
    show(1);
    m_service.reset();
    m_service = std::make_unique<FakeNotifications>(m_bus.connection(QStringLiteral("service")));
    m_service->capabilities = QStringList{"body"};
    QTest::qWait(50); // the bus tells of the new owner
    show(2);
    QCOMPARE(m_service->notified[0].actions, QStringList());
}

QTEST_GUILESS_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
