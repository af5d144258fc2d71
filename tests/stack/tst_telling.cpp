// SPDX-License-Identifier: GPL-3.0-or-later
// An alert fires at a real Alertmanager; the desktop is told of it, and what is clicked there is
// done. The notification service is the test's.
#include "app/dashboard/acknowledging.h"
#include "app/dashboard/alerting.h"
#include "app/dashboard/telling.h"
#include "models/dashboard/library.h"
#include "models/query/dashboardmodel.h"
#include "models/query/sourceregistry.h"
#include "tests/alertmanager/realalertmanager.h"
#include "tests/desktop/fakenotifications.h"
#include "tests/desktop/privatebus.h"
#include "views/alerts/ackdialog.h"
#include "views/alerts/alertpane.h"
#include "views/shell/mainwindow.h"

#include <QToolButton>
#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr auto kPatience = 40'000;

// All of a program that this needs; destroying it is its end.
struct Program
{
    Program(const ServerProcess &server, const QString &state, Telling::May may)
        : model(sources, clock)
        , alerting(sources, clock, configOf(server), state)
        , window(std::make_unique<MainWindow>(
              model, library, alerting.model(), clock,
              WindowServices{[](const QString &, const QByteArray &) { return Result<void>(); },
                             [](const QUrl &) {}}))
    {
        alerting.feed().setInterval(500);
        acknowledging = new Acknowledging(alerting, *window->alertPane(), window.get());
        new Telling(alerting, *acknowledging, *window, clock, {}, may);
        window->show();
        alerting.start();
    }
    ~Program() { window.reset(); }

    static Config configOf(const ServerProcess &server)
    {
        Config config;
        AlertmanagerSettings &settings = config.alertmanagers.emplace_back();
        settings.name = settings.cluster = "am";
        settings.url = server.url();
        return config;
    }
    std::optional<AlertState> state() const
    {
        const auto alerts = alerting.alerts();
        return alerts.size() == 1 ? std::optional(alerts[0]->state) : std::nullopt;
    }

    SystemClock clock;
    SourceRegistry sources;
    DashboardLibrary library;
    DashboardModel model;
    Alerting alerting;
    std::unique_ptr<MainWindow> window;
    Acknowledging *acknowledging = nullptr;
};

} // namespace

class TestTelling : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qunsetenv("QT_FATAL_WARNINGS"); } // the platform cannot raise windows

private:
    PrivateBus m_bus;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AlertmanagerServer> m_server;
    std::unique_ptr<FakeNotifications> m_service;
    std::unique_ptr<Program> m_program;

    void start(Telling::May may = Telling::May::All)
    {
        m_program.reset();
        m_program = std::make_unique<Program>(*m_server,
                                              m_dir->filePath(QStringLiteral("state.sqlite")), may);
    }
    void fire() const
    {
        QVERIFY(m_server->fire({R"({"alertname":"Hot","room":"1","severity":"critical"})"}));
    }
    void remember(const char *author)
    {
        auto keeping = m_program->alerting.state().setAuthor(author);
        QVERIFY(QCoro::waitFor(keeping));
    }
    std::vector<FakeNotifications::Notified> &notified() { return m_service->notified; }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void acknowledgedFromTheDesktop();
    void asksWhoItIsFirst();
    void openedFromTheDesktop();
    void aWallboardOffersNothing();
};

void TestTelling::initTestCase()
{
    ONEX_REQUIRE_SERVERS();
    if (!m_bus.start())
        QSKIP("dbus-daemon is not installed");
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
    qputenv("CANBERRA_DRIVER", "nosuch");
}

void TestTelling::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = AlertmanagerServer::start();
    QVERIFY(m_server);
    m_service = std::make_unique<FakeNotifications>(m_bus.connection(QStringLiteral("service")));
    start();
}

void TestTelling::cleanup()
{
    m_program.reset();
    m_service.reset();
    m_server.reset();
}

void TestTelling::acknowledgedFromTheDesktop()
{
    remember("jane");
    start();
    fire();
    QTRY_COMPARE_WITH_TIMEOUT(notified().size(), 1U, kPatience);
    QCOMPARE(notified()[0].title, QStringLiteral("Critical: Hot"));
    QVERIFY(m_program->window->windowTitle().startsWith(QStringLiteral("(1!")));

    start(); // the next run does not tell of it again
    QTRY_VERIFY_WITH_TIMEOUT(m_program->state() == AlertState::Firing, kPatience);
    QTest::qWait(4000);
    QCOMPARE(notified().size(), 1U);

    fire();
    QVERIFY(m_server->fire({R"({"alertname":"Cold","room":"2","severity":"high"})"}));
    QTRY_COMPARE_WITH_TIMEOUT(notified().size(), 2U, kPatience);
    QTest::qWait(200); // its handle is on the way
    Q_EMIT m_service->ActionInvoked(notified()[1].handle, QStringLiteral("acknowledge"));
    QTRY_COMPARE_WITH_TIMEOUT(notified().size(), 3U, kPatience);
    QCOMPARE(notified()[2].body, QStringLiteral("By jane"));
    QTRY_COMPARE_WITH_TIMEOUT(m_service->closed, QList<uint>{notified()[1].handle}, kPatience);
    const auto manager = m_program->alerting.feed().managers().front();
    const auto silenced = [&manager] {
        auto asking = manager->silences({});
        const auto silences = QCoro::waitFor(asking);
        return silences && silences->items.size() == 1 && silences->items[0].createdBy == "jane";
    };
    QTRY_VERIFY_WITH_TIMEOUT(silenced(), kPatience);
}

void TestTelling::asksWhoItIsFirst()
{
    fire();
    QTRY_COMPARE_WITH_TIMEOUT(notified().size(), 1U, kPatience);
    QTest::qWait(200);
    Q_EMIT m_service->ActionInvoked(notified()[0].handle, QStringLiteral("acknowledge"));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window->findChild<AckDialog *>(), kPatience);
    QCOMPARE(m_program->state(), std::optional(AlertState::Firing));
}

void TestTelling::openedFromTheDesktop()
{
    fire();
    QTRY_COMPARE_WITH_TIMEOUT(notified().size(), 1U, kPatience);
    QTest::qWait(200);
    m_program->window->hide();
    Q_EMIT m_service->ActionInvoked(notified()[0].handle, QStringLiteral("default"));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window->isVisible(), kPatience);
    const LiveAlertPtr current = m_program->window->alertPane()->currentAlert();
    QVERIFY(current);
    QCOMPARE(current->name(), QStringLiteral("Hot"));
}

void TestTelling::aWallboardOffersNothing()
{
    QVERIFY(m_program->window->findChild<QToolButton *>(QStringLiteral("mute")));
    start(Telling::May::Nothing);
    m_program->window->setWallboard(true);
    fire();
    QTRY_COMPARE_WITH_TIMEOUT(notified().size(), 1U, kPatience);
    QCOMPARE(notified()[0].actions, QStringList());
    QVERIFY(!m_program->window->findChild<QToolButton *>(QStringLiteral("mute")));
}

QTEST_MAIN(TestTelling)
#include "tst_telling.moc"
