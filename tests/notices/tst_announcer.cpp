// SPDX-License-Identifier: GPL-3.0-or-later
// Who is told of what, once.
#include "models/notices/announcer.h"
#include "tests/alerts/alertfixture.h"
#include "tests/notices/fakenoticestore.h"
#include "tests/query/fakeclock.h"

#include <QtTest>

using namespace onex;
using namespace onex::test;
using Kind = Notice::Kind;

namespace {

constexpr std::int64_t kSecond = 1000;

// One window's, for as long as it lives.
struct Window
{
    Window(FakeNoticeStore &store, const Clock &clock, const NoticeSettings &settings = {})
        : mutes(store, clock)
        , announcer(store, mutes, clock, settings)
    {
        QObject::connect(&announcer, &Announcer::show,
                         [this](const Notice &notice) { shown.push_back(notice); });
        QObject::connect(&announcer, &Announcer::withdraw, [this](int id) { withdrawn += id; });
        QObject::connect(&announcer, &Announcer::sound, [this](Severity severity, Kind kind) {
            sounds.emplace_back(severity, kind);
        });
        QObject::connect(&announcer, &Announcer::told,
                         [this](const QString &sentence) { told += sentence; });
        QCoreApplication::processEvents(); // the mutes are read
    }

    Mutes mutes;
    Announcer announcer;
    std::vector<Notice> shown;
    QList<int> withdrawn;
    std::vector<std::pair<Severity, Kind>> sounds;
    QStringList told;
};

} // namespace

class TestAnnouncer : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<FakeNoticeStore> m_store;
    std::unique_ptr<Window> m_window;

    // One that an Alertmanager calls active.
    LiveAlert alert(const char *id, Severity severity = Severity::High,
                    AlertState state = AlertState::Firing, std::int64_t ageMs = 0) const
    {
        LiveAlert one = alertOf(id, "Down", severity, 0, state);
        one.sinceMs = m_clock.nowMs() - ageMs;
        one.clusters = QStringList{"am"};
        return one;
    }
    void give(const std::vector<LiveAlert> &alerts) { give(*m_window, alerts); }
    static void give(Window &window, const std::vector<LiveAlert> &alerts)
    {
        std::vector<LiveAlertPtr> all;
        for (const LiveAlert &one : alerts)
            all.push_back(shared(one));
        window.announcer.setAlerts(all, true);
    }
    void wait(std::int64_t ms)
    {
        m_clock.advance(ms);
        m_window->mutes.tick();
        m_window->announcer.tick();
    }
    void restart() { m_window = std::make_unique<Window>(*m_store, m_clock); }
    std::vector<Notice> &shown() { return m_window->shown; }

private Q_SLOTS:
    void init();

    void tellsOfWhatIsUrgent_data();
    void tellsOfWhatIsUrgent();
    void neverTwice();
    void notAgainAfterARestart();
    void whatFiredMeanwhileIsToldOnce();
    void twoWindowsTellOnce();
    void aNewStartIsToldAnew();
    void aStormIsOneNotice();
    void overdueRemindsOnce();
    void repeatsWhatIsHeldHere();
    void overdueAtFirstSightIsOneNotice();
    void aRulesAlertWaitsForItsAlertmanager();
    void aRulesAlertIsTheManagersToo();
    void eitherNameIsTheSameAlert();
    void twoOfOneRuleAreTold();
    void withdrawnWhenNobodyIsNeeded_data();
    void withdrawnWhenNobodyIsNeeded();
    void aBundleStaysWhileOneNeedsSomebody();
    void mutedIsToldWhenTheMuteEnds();
    void anUnmuteTellsAtOnce();
    void brokenStoreTellsOnce();
    void settingsBySeverity();
    void soundIsTheWorstOnes();
};

void TestAnnouncer::init()
{
    m_store = std::make_unique<FakeNoticeStore>();
    restart();
}

void TestAnnouncer::tellsOfWhatIsUrgent_data()
{
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<AlertState>("state");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("critical") << Severity::Critical << AlertState::Firing << true;
    QTest::newRow("high") << Severity::High << AlertState::Firing << true;
    QTest::newRow("medium") << Severity::Medium << AlertState::Firing << false;
    QTest::newRow("low") << Severity::Low << AlertState::Firing << false;
    QTest::newRow("pending") << Severity::Critical << AlertState::Pending << false;
    QTest::newRow("acknowledged") << Severity::Critical << AlertState::Acknowledged << false;
    QTest::newRow("silenced") << Severity::Critical << AlertState::Silenced << false;
    QTest::newRow("inhibited") << Severity::Critical << AlertState::Inhibited << false;
}

void TestAnnouncer::tellsOfWhatIsUrgent()
{
    QFETCH(const Severity, severity);
    QFETCH(const AlertState, state);
    QFETCH(const bool, isTold);
    give({alert("a", severity, state)});
    QVERIFY(shown().empty()); // others may follow
    wait(2 * kSecond);
    QCOMPARE(shown().size(), isTold ? 1U : 0U);
    QCOMPARE(m_store->claims.size(), shown().size());
    if (isTold)
        QCOMPARE(shown()[0].alertIds, QStringList{"a"});
}

void TestAnnouncer::neverTwice()
{
    const LiveAlert down = alert("a");
    give({down});
    wait(2 * kSecond);
    give({down});
    wait(10 * kSecond);
    LiveAlert acknowledged = down;
    acknowledged.state = AlertState::Acknowledged;
    give({acknowledged});
    give({down}); // taken back
    wait(10 * kSecond);
    give({}); // a server forgot it for a moment
    give({down});
    wait(10 * kSecond);
    QCOMPARE(shown().size(), 1U);
}

void TestAnnouncer::notAgainAfterARestart()
{
    const LiveAlert down = alert("a");
    give({down});
    wait(2 * kSecond);
    restart();
    give({down});
    wait(60 * kSecond);
    QVERIFY(shown().empty());
    QVERIFY(m_window->sounds.empty());
}

void TestAnnouncer::whatFiredMeanwhileIsToldOnce()
{
    give({alert("a", Severity::High, AlertState::Firing, 5 * kMinute)});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 1U);
}

void TestAnnouncer::twoWindowsTellOnce()
{
    Window other(*m_store, m_clock);
    const LiveAlert down = alert("a");
    give({down});
    give(other, {down});
    wait(2 * kSecond);
    other.announcer.tick();
    QCOMPARE(shown().size() + other.shown.size(), 1U);
    QCOMPARE(m_window->sounds.size() + other.sounds.size(), 1U);
}

void TestAnnouncer::aNewStartIsToldAnew()
{
    give({alert("a")});
    wait(2 * kSecond);
    give({});
    wait(10 * kMinute);
    give({alert("a")});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 2U);
}

void TestAnnouncer::aStormIsOneNotice()
{
    std::vector<LiveAlert> storm;
    for (int i = 0; i < 500; ++i)
        storm.push_back(
            alert(qPrintable(QString::number(i)), i < 200 ? Severity::Critical : Severity::High));
    give({storm.begin(), storm.begin() + 100});
    wait(kSecond);
    give(storm); // while those of before are gathered
    wait(kSecond);
    wait(kSecond);
    QCOMPARE(shown().size(), 2U);
    QCOMPARE(shown()[1].title, QStringLiteral("400 new alerts: 100 critical, 300 high"));
    QCOMPARE(m_window->sounds.size(), 2U);
}

void TestAnnouncer::overdueRemindsOnce()
{
    const LiveAlert slow = alert("a", Severity::High);
    give({slow});
    wait(2 * kSecond);
    wait(15 * kMinute);
    wait(kMinute);
    QCOMPARE(shown().size(), 2U);
    QCOMPARE(shown()[1].kind, Kind::Overdue);
    restart();
    give({slow});
    wait(30 * kSecond);
    QVERIFY(shown().empty());
}

// The specification's route: critical every 5 minutes, high every 15.
void TestAnnouncer::repeatsWhatIsHeldHere()
{
    NoticeSettings settings;
    settings.ownCluster = QStringLiteral("here");
    settings.repeatMs = {5 * kMinute, 15 * kMinute, 0, 0, 0};
    m_window = std::make_unique<Window>(*m_store, m_clock, settings);
    LiveAlert own = alert("a", Severity::Critical), others = alert("b", Severity::Critical);
    own.clusters = QStringList{QStringLiteral("here")};
    give({own, others});
    for (int minute = 0; minute < 17; ++minute)
        wait(kMinute);
    QCOMPARE(shown().size(), 5U); // firing, overdue, and at 5, 10 and 15 minutes
    QCOMPARE(shown()[1].alertIds.size(), 2);
    QCOMPARE(shown()[4].alertIds, QStringList{QStringLiteral("a")});
    QCOMPARE(m_window->sounds.size(), 5U);
    m_window = std::make_unique<Window>(*m_store, m_clock, settings); // a restart tells nothing new
    give({own, others});
    wait(30 * kSecond);
    QVERIFY(shown().empty());
    own.state = AlertState::Acknowledged;
    give({own});
    wait(10 * kMinute);
    QVERIFY(shown().empty());
}

void TestAnnouncer::overdueAtFirstSightIsOneNotice()
{
    give({alert("a", Severity::Critical, AlertState::Firing, 60 * kMinute),
          alert("b", Severity::High, AlertState::Firing, 61 * kMinute),
          alert("c", Severity::Medium, AlertState::Firing, 61 * kMinute)});
    wait(2 * kSecond);
    wait(kMinute);
    QCOMPARE(shown().size(), 1U);
    QCOMPARE(shown()[0].title, QStringLiteral("2 alerts are overdue: 1 critical, 1 high"));
}

void TestAnnouncer::aRulesAlertWaitsForItsAlertmanager()
{
    LiveAlert raised = alert("a");
    raised.clusters.clear();
    give({raised});
    wait(10 * kSecond);
    QVERIFY(shown().empty());
    LiveAlert silenced = alert("a", Severity::High, AlertState::Silenced);
    give({silenced});
    wait(20 * kSecond);
    QVERIFY(shown().empty());
    give({raised}); // nobody says anything of it
    wait(20 * kSecond);
    QCOMPARE(shown().size(), 1U);
}

void TestAnnouncer::aRulesAlertIsTheManagersToo()
{
    LiveAlert raised = alert("a");
    raised.clusters.clear();
    raised.ruleId = raised.id;
    LiveAlert managed = alert("a, with labels of its server");
    managed.ruleId = raised.ruleId;
    managed.sinceMs += 10 * kSecond;
    give({raised});
    wait(20 * kSecond);
    QCOMPARE(shown().size(), 1U);
    give({managed, alert("other")});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 2U);
    QCOMPARE(shown()[1].alertIds, QStringList{"other"});
    QVERIFY(m_window->withdrawn.isEmpty());
    give({});
    QCOMPARE(m_window->withdrawn.size(), 2);
}

// Whose rule is known only later, or no longer.
void TestAnnouncer::eitherNameIsTheSameAlert()
{
    LiveAlert managed = alert("a, with labels of its server");
    LiveAlert both = managed;
    both.ruleId = QStringLiteral("a");
    give({managed});
    wait(2 * kSecond);
    restart();
    give({both});
    wait(20 * kSecond);
    QVERIFY(shown().empty());
    restart();
    give({managed});
    wait(20 * kSecond);
    QVERIFY(shown().empty());
}

// Two servers with the same rules: their alerts are two.
void TestAnnouncer::twoOfOneRuleAreTold()
{
    LiveAlert eu = alert("eu"), us = alert("us");
    eu.ruleId = us.ruleId = QStringLiteral("rule");
    give({eu, us});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 1U);
    QCOMPARE(shown()[0].alertIds.size(), 2);
}

void TestAnnouncer::withdrawnWhenNobodyIsNeeded_data()
{
    QTest::addColumn<AlertState>("state");
    QTest::newRow("acknowledged") << AlertState::Acknowledged;
    QTest::newRow("silenced") << AlertState::Silenced;
    QTest::newRow("resolved") << AlertState::Pending;
}

void TestAnnouncer::withdrawnWhenNobodyIsNeeded()
{
    QFETCH(const AlertState, state);
    LiveAlert down = alert("a");
    give({down});
    wait(2 * kSecond);
    give({down});
    QVERIFY(m_window->withdrawn.isEmpty());
    down.state = state;
    if (state == AlertState::Pending)
        give({});
    else
        give({down});
    QCOMPARE(m_window->withdrawn, QList<int>{shown()[0].id});
    give({});
    QCOMPARE(m_window->withdrawn.size(), 1);
}

void TestAnnouncer::aBundleStaysWhileOneNeedsSomebody()
{
    const LiveAlert first = alert("a"), second = alert("b");
    give({first, second});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 1U);
    give({second});
    QVERIFY(m_window->withdrawn.isEmpty());
    give({});
    QCOMPARE(m_window->withdrawn.size(), 1);
}

void TestAnnouncer::mutedIsToldWhenTheMuteEnds()
{
    m_window->mutes.mute({Severity::High}, m_clock.nowMs() + kMinute);
    give({alert("a"), alert("b", Severity::Critical)});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 1U);
    QCOMPARE(shown()[0].alertIds, QStringList{"b"});
    QCOMPARE(m_store->claims.size(), 1U);
    restart();
    give({alert("a")});
    wait(30 * kSecond);
    QVERIFY(shown().empty());
    wait(kMinute);
    QCOMPARE(shown().size(), 1U);
}

void TestAnnouncer::anUnmuteTellsAtOnce()
{
    m_window->mutes.mute({Severity::Critical, Severity::High}, m_clock.nowMs() + 60 * kMinute);
    give({alert("a")});
    wait(10 * kSecond);
    QVERIFY(shown().empty());
    m_window->mutes.unmute();
    wait(kSecond);
    QCOMPARE(shown().size(), 1U);
}

void TestAnnouncer::brokenStoreTellsOnce()
{
    m_store->isBroken = true;
    const LiveAlert down = alert("a");
    give({down, alert("b")});
    wait(2 * kSecond);
    give({down});
    wait(10 * kSecond);
    QCOMPARE(shown().size(), 1U);
    QCOMPARE(m_window->told.size(), 1);
    QVERIFY2(m_window->told[0].contains("disk is full"), qPrintable(m_window->told[0]));
}

void TestAnnouncer::settingsBySeverity()
{
    NoticeSettings settings;
    settings.desktop = {true, false, false, false, false};
    settings.sound = {false, true, false, false, false};
    m_window = std::make_unique<Window>(*m_store, m_clock, settings);
    give({alert("a", Severity::Critical), alert("b", Severity::High)});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 1U);
    QCOMPARE(shown()[0].alertIds, QStringList{"a"});
    const std::vector<std::pair<Severity, Kind>> heard{{Severity::High, Kind::Firing}};
    QVERIFY(m_window->sounds == heard);
}

void TestAnnouncer::soundIsTheWorstOnes()
{
    give({alert("a", Severity::High), alert("b", Severity::Critical),
          alert("c", Severity::High, AlertState::Firing, 60 * kMinute)});
    wait(2 * kSecond);
    QCOMPARE(shown().size(), 2U);
    const std::vector<std::pair<Severity, Kind>> heard{{Severity::Critical, Kind::Firing}};
    QVERIFY(m_window->sounds == heard);
}

QTEST_GUILESS_MAIN(TestAnnouncer)
#include "tst_announcer.moc"
