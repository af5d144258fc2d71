// SPDX-License-Identifier: GPL-3.0-or-later
// Acknowledgements against real Alertmanagers that die, stop, forget and gossip, and a program that
// dies at the worst moments: none is lost, none is doubled.
#include "datasource/state/localstate.h"
#include "models/alerts/acknowledger.h"
#include "models/query/sourceregistry.h"
#include "tests/alertmanager/realalertmanager.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace onex;
using namespace onex::test;
using State = JournalEntry::State;

namespace {

constexpr auto kPatience = 40'000;
constexpr const char *kHot = R"({"alertname":"Hot","room":"1","severity":"critical"})";

QString newOwner()
{
    static int count = 0;
    return QStringLiteral("host-%1").arg(++count);
}

// The machine's, ahead of it by what a test will not wait for.
class AheadClock final : public Clock
{
public:
    std::int64_t nowMs() const override { return m_clock.nowMs() + m_aheadMs; }
    std::int64_t steadyMs() const override { return m_clock.steadyMs() + m_aheadMs; }
    void advance(std::int64_t ms) { m_aheadMs += ms; }

private:
    SystemClock m_clock;
    std::int64_t m_aheadMs = 0;
};

// All of the program that has to do with acknowledgements; destroying it is its end.
struct Program
{
    Program(const QString &path, const std::vector<const ServerProcess *> &servers)
        : state(path)
    {
        ClusterConfig config = clusterOf(servers);
        config.name = "am";
        for (AlertmanagerConfig &member : config.members)
            member.limits.deadline = std::chrono::milliseconds(1500);
        cluster = std::make_shared<AlertmanagerCluster>(std::move(config));
        feed.setInterval(1000);
        feed.add(cluster);
        QObject::connect(&acknowledger, &Acknowledger::told,
                         [this](const QString &sentence) { told += sentence; });
        acknowledger.load();
    }

    // Of the only alert, with what the journal knows.
    LiveAlertPtr alert() const
    {
        const auto all = withJournal(feed.alerts(), acknowledger.entries());
        return all.size() == 1 ? all[0] : nullptr;
    }
    std::optional<AlertState> alertState() const
    {
        const LiveAlertPtr one = alert();
        return one ? std::optional(one->state) : std::nullopt;
    }
    std::optional<State> entryState() const
    {
        const auto all = acknowledger.entries();
        return all.size() == 1 ? std::optional(all[0].state) : std::nullopt;
    }
    void acknowledge(const char *author = "jane", bool untilResolved = false)
    {
        acknowledger.acknowledge({{alert()},
                                  QString::fromLatin1(author),
                                  QStringLiteral("on it"),
                                  3'600'000,
                                  untilResolved});
    }
    // Hearing of the alerts all the while.
    void passMinutes(int minutes)
    {
        feed.setInterval(120'000);
        for (int minute = 0; minute < minutes; ++minute) {
            clock.advance(60'000);
            feed.refresh();
            QTest::qWait(1500);
        }
    }
    // Those that hold, on the first member.
    std::vector<Silence> silences()
    {
        auto all = wait(cluster->silences({}));
        std::vector<Silence> held = all ? all->items : std::vector<Silence>{};
        std::erase_if(held,
                      [](const Silence &one) { return one.state == Silence::State::Expired; });
        return held;
    }

    AheadClock clock;
    SourceRegistry sources;
    LocalState state;
    AlertFeed feed{sources, clock};
    std::shared_ptr<AlertmanagerCluster> cluster;
    Acknowledger acknowledger{state, feed, clock, newOwner()};
    QStringList told;
};

} // namespace

class TestAcknowledger : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AlertmanagerServer> m_server;

    QString path() const { return m_dir->filePath(QStringLiteral("state.sqlite")); }
    std::unique_ptr<Program> start() const
    {
        return std::make_unique<Program>(path(),
                                         std::vector<const ServerProcess *>{m_server.get()});
    }
    bool fire() const { return m_server->fire({kHot}); }

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }
    void init();
    void acknowledgedAndTakenBack();
    void changedByAPerson();
    void serverDisturbed_data();
    void serverDisturbed();
    void serverStoppedWhileSending();
    void serverForgets();
    void endedByAnother();
    void programEndsBeforeSending();
    void programEndsWhileSending();
    void twoAtOnce();
    void seesWhatAnotherBegins();
    void untilResolved();
    void refusedIsFailedAndCanBeTriedAgain();
    void pendingIsSilencedBeforeItFires();
    void withoutAlertmanager();
    void survivesAMemberOfTwo();
};

void TestAcknowledger::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = AlertmanagerServer::start();
    QVERIFY(m_server);
    QVERIFY(fire());
}

void TestAcknowledger::acknowledgedAndTakenBack()
{
    const auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    program->acknowledge();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Acknowledged),
                              kPatience);
    QCOMPARE(program->alert()->acknowledgement->by, QStringLiteral("jane"));
    const auto silences = program->silences();
    QCOMPARE(silences.size(), std::size_t(1));
    QVERIFY(QByteArray::fromStdString(silences[0].comment).startsWith("ACK! on it [onex "));
    QCOMPARE(silences[0].matchers.size(), program->alert()->labels.size());

    program->acknowledger.takeBack(*program->alert(), QStringLiteral("john"));
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(program->acknowledger.entries().empty(), kPatience);
    QVERIFY(program->silences().empty());
    const auto verdict = wait(program->state.verifyAudit());
    QVERIFY(verdict && !verdict->broken);
    QVERIFY(verdict->checked.count >= 3);
}

// The same silence, for longer.
void TestAcknowledger::changedByAPerson()
{
    const auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    program->acknowledge();
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
    const JournalEntry entry = program->acknowledger.entries()[0];
    JournalChange what;
    what.endsMs = entry.endsMs + 3'600'000;
    what.comment = "still on it";
    program->acknowledger.change(entry, what, "edit", QStringLiteral("joe"));
    QTRY_VERIFY_WITH_TIMEOUT(program->acknowledger.entries()[0].endsMs == *what.endsMs
                                 && program->entryState() == State::Confirmed,
                             kPatience);
    const auto silences = program->silences();
    QCOMPARE(silences.size(), std::size_t(1));
    QCOMPARE(silences[0].endsMs, *what.endsMs);
    QVERIFY(QByteArray::fromStdString(silences[0].comment).startsWith("ACK! still on it [onex "));
}

void TestAcknowledger::serverDisturbed_data()
{
    QTest::addColumn<bool>("isKilled"); // or stopped
    QTest::addColumn<QByteArray>("moment");
    for (const char *moment : {"before", "during", "after"}) {
        QTest::addRow("killed %s", moment) << true << QByteArray(moment);
        QTest::addRow("stopped %s", moment) << false << QByteArray(moment);
    }
}

// Before, while and after it hears of a silence: in the end it has just one.
void TestAcknowledger::serverDisturbed()
{
    QFETCH(bool, isKilled);
    QFETCH(QByteArray, moment);
    const auto program = start();
    const auto entry = [&program] {
        const auto all = program->acknowledger.entries();
        return all.empty() ? JournalEntry() : all[0];
    };
    const auto disturb = [this, isKilled] { isKilled ? m_server->kill() : m_server->suspend(); };
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    if (moment == "before")
        disturb();
    if (moment == "during")
        m_server->suspend(); // it takes the request, and does nothing with it
    program->acknowledge();
    if (moment == "before")
        QTRY_VERIFY_WITH_TIMEOUT(program->alert()->acknowledgement
                                     && !program->alert()->acknowledgement->problem.isEmpty(),
                                 kPatience);
    if (moment == "during")
        QTRY_COMPARE_WITH_TIMEOUT(entry().attempts, 1, kPatience);
    if (moment == "after")
        QTRY_VERIFY_WITH_TIMEOUT(!entry().silenceId.empty(), kPatience);
    if (moment != "before")
        disturb();
    QTest::qWait(2500);
    if (isKilled)
        QVERIFY(m_server->restart());
    else
        m_server->resume();
    QTRY_VERIFY_WITH_TIMEOUT(
        program->silences().size() == 1 && program->entryState() == State::Confirmed, kPatience);
    QTest::qWait(3000); // nor does a second one come
    QCOMPARE(program->silences().size(), std::size_t(1));
}

// It takes the request, answers too late, and has the silence all the same.
void TestAcknowledger::serverStoppedWhileSending()
{
    const auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    m_server->suspend();
    program->acknowledge();
    QTRY_VERIFY_WITH_TIMEOUT(program->acknowledger.entries().size() == 1
                                 && program->acknowledger.entries()[0].attempts == 1
                                 && !program->acknowledger.entries()[0].lastError.empty(),
                             kPatience);
    QTest::qWait(5000); // looked for in vain meanwhile
    QCOMPARE(program->acknowledger.entries()[0].attempts, 1);
    m_server->resume();
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
    QCOMPARE(program->silences().size(), std::size_t(1));
}

// Killed before it wrote its snapshot, an Alertmanager comes back without silences.
void TestAcknowledger::serverForgets()
{
    const auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    program->acknowledge();
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
    const std::string before = program->silences()[0].id;
    m_server->kill();
    QVERIFY(m_server->restart());
    QTRY_VERIFY_WITH_TIMEOUT(program->silences().size() == 1 && program->silences()[0].id != before,
                             kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
}

void TestAcknowledger::endedByAnother()
{
    const auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    program->acknowledge();
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
    QVERIFY(wait(program->cluster->expire(program->silences()[0].id, {})));
    QTRY_VERIFY_WITH_TIMEOUT(program->acknowledger.entries().empty(), kPatience);
    QVERIFY(program->silences().empty()); // and not put back
}

void TestAcknowledger::programEndsBeforeSending()
{
    auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    const LiveAlert alert = *program->alert();
    JournalEntry entry;
    entry.cluster = "am";
    entry.alertId = alert.id.toStdString();
    entry.labels = alert.labels;
    entry.author = "jane";
    entry.startsMs = program->clock.nowMs();
    entry.endsMs = entry.startsMs + 3'600'000;
    QVERIFY(wait(program->state.begin(entry, entry.startsMs)));
    program.reset();
    program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Acknowledged),
                              kPatience);
    QCOMPARE(program->silences().size(), std::size_t(1));
}

void TestAcknowledger::programEndsWhileSending()
{
    auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    m_server->suspend();
    program->acknowledge();
    QTRY_VERIFY_WITH_TIMEOUT(program->acknowledger.entries().size() == 1, kPatience);
    QTest::qWait(700); // it is with the server, unanswered
    program.reset();
    m_server->resume();
    QTest::qWait(500);
    program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
    QCOMPARE(program->silences().size(), std::size_t(1));
}

void TestAcknowledger::twoAtOnce()
{
    const auto one = start(), two = start();
    QTRY_COMPARE_WITH_TIMEOUT(one->alertState(), std::optional(AlertState::Firing), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(two->alertState(), std::optional(AlertState::Firing), kPatience);
    one->acknowledge("jane");
    two->acknowledge("john");
    QTRY_COMPARE_WITH_TIMEOUT(one->told.size() + two->told.size(), 1, kPatience);
    QVERIFY((one->told + two->told)[0].contains(QLatin1String("acknowledged by")));
    QTRY_COMPARE_WITH_TIMEOUT(one->entryState(), std::optional(State::Confirmed), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(two->entryState(), std::optional(State::Confirmed), kPatience);
    QCOMPARE(one->silences().size(), std::size_t(1));
}

// A window that was open before another one acknowledged, and took back.
void TestAcknowledger::seesWhatAnotherBegins()
{
    const auto one = start(), two = start();
    QTRY_COMPARE_WITH_TIMEOUT(one->alertState(), std::optional(AlertState::Firing), kPatience);
    one->acknowledge("jane");
    QTRY_COMPARE_WITH_TIMEOUT(two->entryState(), std::optional(State::Confirmed), kPatience);
    two->acknowledger.takeBack(*two->alert(), QStringLiteral("john"));
    QTRY_VERIFY_WITH_TIMEOUT(one->acknowledger.entries().empty(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(one->alertState(), std::optional(AlertState::Firing), kPatience);
    QVERIFY(one->silences().empty());
}

// Renewed before its end by the program that runs then, and ended a while after the alert.
void TestAcknowledger::untilResolved()
{
    constexpr std::int64_t kMinute = 60'000;
    auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    program->acknowledge("jane", true);
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
    const auto first = program->silences();
    program = start();
    program->clock.advance(11 * kMinute);
    QTRY_VERIFY_WITH_TIMEOUT(program->silences()[0].endsMs > first[0].endsMs + 5 * kMinute,
                             kPatience);
    QCOMPARE(program->silences().size(), std::size_t(1));
    QVERIFY(m_server->resolve({kHot}));
    QTRY_VERIFY_WITH_TIMEOUT(!program->alert(), kPatience);
    program->passMinutes(4);
    QCOMPARE(program->entryState(), std::optional(State::Confirmed)); // it may come back
    program->passMinutes(2);
    QTRY_VERIFY_WITH_TIMEOUT(program->acknowledger.entries().empty(), kPatience);
    QVERIFY(program->silences().empty());
}

void TestAcknowledger::refusedIsFailedAndCanBeTriedAgain()
{
    const auto program = start();
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Firing), kPatience);
    program->acknowledger.acknowledge(
        {{program->alert()}, QStringLiteral("jane"), {}, -60'000, false});
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Failed), kPatience);
    QCOMPARE(program->alert()->acknowledgement->standing, Acknowledgement::Standing::Failed);
    QVERIFY(!program->alert()->acknowledgement->problem.isEmpty()); // the server's own words
    program->acknowledger.takeBack(*program->alert(), QStringLiteral("jane"));
    QTRY_VERIFY_WITH_TIMEOUT(program->acknowledger.entries().empty(), kPatience);
}

// Of a rule, without the labels that the server adds to what it sends.
void TestAcknowledger::pendingIsSilencedBeforeItFires()
{
    const auto program = start();
    LiveAlert pending;
    pending.labels = Labels{{"alertname", "Hot"}, {"room", "1"}};
    pending.id = fingerprint(pending.labels);
    pending.state = AlertState::Pending;
    program->acknowledger.acknowledge({{std::make_shared<const LiveAlert>(pending)},
                                       QStringLiteral("jane"),
                                       {},
                                       3'600'000,
                                       false});
    QTRY_COMPARE_WITH_TIMEOUT(program->entryState(), std::optional(State::Confirmed), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(program->alertState(), std::optional(AlertState::Acknowledged),
                              kPatience);
}

void TestAcknowledger::withoutAlertmanager()
{
    LocalState state(path());
    SystemClock clock;
    SourceRegistry sources;
    AlertFeed feed(sources, clock);
    Acknowledger acknowledger(state, feed, clock, QStringLiteral("test-1"));
    LiveAlert alert;
    alert.labels = Labels{{"alertname", "Hot"}};
    alert.id = fingerprint(alert.labels);
    const auto shared = std::make_shared<const LiveAlert>(alert);
    acknowledger.acknowledge({{shared}, QStringLiteral("jane"), {}, 3'600'000, false});
    const auto shown = [&] { return withJournal({shared}, acknowledger.entries())[0]; };
    QTRY_COMPARE_WITH_TIMEOUT(shown()->state, AlertState::Acknowledged, kPatience);
    QCOMPARE(shown()->acknowledgement->standing, Acknowledgement::Standing::Local);
    acknowledger.takeBack(alert, QStringLiteral("jane"));
    QTRY_COMPARE_WITH_TIMEOUT(shown()->state, AlertState::Firing, kPatience);
}

void TestAcknowledger::survivesAMemberOfTwo()
{
    auto servers = AlertmanagerServer::startCluster(2);
    QCOMPARE(servers.size(), std::size_t(2));
    QVERIFY(servers[0]->fire({R"({"alertname":"Hot","room":"1"})"}));
    QVERIFY(servers[1]->fire({R"({"alertname":"Hot","room":"1"})"}));
    Program program(path(), {servers[0].get(), servers[1].get()});
    QTRY_COMPARE_WITH_TIMEOUT(program.alertState(), std::optional(AlertState::Firing), kPatience);
    program.acknowledge();
    QTRY_COMPARE_WITH_TIMEOUT(program.entryState(), std::optional(State::Confirmed), kPatience);
    servers[0]->kill();
    QTest::qWait(4000);
    QCOMPARE(program.entryState(), std::optional(State::Confirmed));
    QTRY_COMPARE_WITH_TIMEOUT(program.alertState(), std::optional(AlertState::Acknowledged),
                              kPatience);
    QCOMPARE(program.silences().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestAcknowledger)
#include "tst_acknowledger.moc"
