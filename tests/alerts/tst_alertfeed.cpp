// SPDX-License-Identifier: GPL-3.0-or-later
// Who is asked when, what becomes of the answers, and what is said to be unknown.
#include "models/alerts/alertfeed.h"
#include "models/query/sourceregistry.h"
#include "tests/query/fakeclock.h"
#include "tests/query/fakesource.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kMinute = 60'000;

PrometheusAlert said(const char *state, std::int64_t activeAt, const char *instance = "a")
{
    PrometheusAlert alert;
    alert.labels = Labels{{"alertname", "Full"}, {"instance", instance}, {"severity", "high"}};
    alert.annotations = Labels{{"summary", "the disk is full"}};
    alert.state = state;
    alert.activeAt = activeAt;
    alert.value = 97;
    return alert;
}

std::vector<RuleGroup> groupsOf(std::vector<PrometheusAlert> alerts)
{
    Rule rule;
    rule.name = "Full";
    rule.query = "disk > 90";
    rule.durationMs = 2 * kMinute;
    rule.alerts = std::move(alerts);
    RuleGroup group;
    group.rules.push_back(std::move(rule));
    return {group};
}

} // namespace

class TestAlertFeed : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<SourceRegistry> m_sources;
    FakeSource *m_one = nullptr, *m_two = nullptr;
    std::unique_ptr<AlertFeed> m_feed;

    void pass(std::int64_t ms)
    {
        m_clock.advance(ms);
        m_feed->tick();
        settle();
    }

private Q_SLOTS:
    void init();
    void cleanup() { m_feed.reset(); }
    void fingerprintIsAlertmanagers();
    void firesAfterItsTime();
    void severalSourcesAreOneAlert();
    void asksAgainOnTime();
    void unknownUntilAllHaveAnswered();
    void whatWasSaidStaysAndGrowsOld();
    void aServerThatHasJustStartedIsNotTrusted();
    void deadMan();
    void goesWhileAsking();
};

void TestAlertFeed::init()
{
    m_sources = std::make_unique<SourceRegistry>();
    auto one = std::make_unique<FakeSource>("one");
    auto two = std::make_unique<FakeSource>("two");
    m_one = one.get();
    m_two = two.get();
    m_sources->add(std::move(one));
    m_sources->add(std::move(two));
    m_feed = std::make_unique<AlertFeed>(*m_sources, m_clock);
}

// As a real Alertmanager numbers these labels.
void TestAlertFeed::fingerprintIsAlertmanagers()
{
    const Labels labels{{"alertname", "AlwaysFiring"}, {"replica", "a"}, {"severity", "critical"}};
    QCOMPARE(fingerprint(labels), QStringLiteral("36604b2a9b1818b9"));
}

void TestAlertFeed::firesAfterItsTime()
{
    m_feed->refresh();
    m_one->answerRules(0, groupsOf({said("firing", kMinute), said("pending", 5 * kMinute, "b")}));
    QTRY_COMPARE(m_feed->alerts().size(), std::size_t(2));
    const LiveAlert &firing = *m_feed->alerts()[0], &pending = *m_feed->alerts()[1];
    QCOMPARE(firing.state, AlertState::Firing);
    QCOMPARE(firing.sinceMs, 3 * kMinute);
    QCOMPARE(firing.severity, Severity::High);
    QCOMPARE(firing.expression, QStringLiteral("disk > 90"));
    QCOMPARE(firing.value, std::optional(97.0));
    QCOMPARE(firing.sources, QStringList{"one"});
    QCOMPARE(pending.state, AlertState::Pending);
    QCOMPARE(pending.sinceMs, 5 * kMinute);
}

void TestAlertFeed::severalSourcesAreOneAlert()
{
    m_feed->refresh();
    m_one->answerRules(0, groupsOf({said("pending", 7 * kMinute)}));
    m_two->answerRules(0, groupsOf({said("firing", kMinute)}));
    QTRY_COMPARE(m_feed->alerts().size(), std::size_t(1));
    QTRY_COMPARE(m_feed->alerts()[0]->state, AlertState::Firing);
    QCOMPARE(m_feed->alerts()[0]->sinceMs, 3 * kMinute);
    QCOMPARE(m_feed->alerts()[0]->sources, (QStringList{"one", "two"}));
}

void TestAlertFeed::asksAgainOnTime()
{
    pass(1000);
    QCOMPARE(m_one->ruleRequests.size(), std::size_t(1));
    pass(60'000); // none beside the one that is under way
    QCOMPARE(m_one->ruleRequests.size(), std::size_t(1));
    m_one->answerRules(0, groupsOf({}));
    pass(1000);
    QCOMPARE(m_one->ruleRequests.size(), std::size_t(2));
    m_one->answerRules(1, groupsOf({}));
    pass(9'000);
    QCOMPARE(m_one->ruleRequests.size(), std::size_t(2));
    pass(1'500);
    QCOMPARE(m_one->ruleRequests.size(), std::size_t(3));
}

void TestAlertFeed::unknownUntilAllHaveAnswered()
{
    QSignalSpy changed(m_feed.get(), &AlertFeed::unknownChanged);
    pass(1000);
    QCOMPARE(m_feed->unknown(),
             (QStringList{"one: has not answered yet", "two: has not answered yet"}));
    QVERIFY(!m_feed->isJoined());
    m_one->answerRules(0, groupsOf({}));
    m_two->answerRules(0, fail(Error::Kind::Network, "refused"));
    QCOMPARE(m_feed->unknown(), QStringList{"two: refused"});
    pass(11'000);
    m_one->answerRules(1, groupsOf({}));
    QTRY_VERIFY(m_feed->isJoined()); // a failure is word too
    pass(1000);
    QVERIFY(!changed.isEmpty());
}

void TestAlertFeed::whatWasSaidStaysAndGrowsOld()
{
    pass(1000);
    m_one->answerRules(0, groupsOf({said("firing", kMinute)}));
    m_two->answerRules(0, groupsOf({}));
    QVERIFY(m_feed->unknown().isEmpty());
    pass(11'000);
    m_two->answerRules(1, groupsOf({}));
    m_one->answerRules(1, fail(Error::Kind::Network, "refused"));
    QTRY_COMPARE(m_feed->alerts().size(), std::size_t(1));
    QVERIFY(m_feed->unknown().isEmpty()); // not yet twice the interval
    m_clock.advance(15'000);
    QCOMPARE(m_feed->unknown().value(0),
             QStringLiteral("one: no word of its alerts for 26s: refused"));
}

void TestAlertFeed::aServerThatHasJustStartedIsNotTrusted()
{
    m_one->sourceHealth.startedMs = m_clock.nowMs() - 30'000;
    pass(1000);
    m_one->answerRules(0, groupsOf({}));
    m_two->answerRules(0, groupsOf({}));
    QCOMPARE(m_feed->unknown(),
             QStringList{"one: started 31s ago; alerts come back one after the other"});
    m_clock.advance(100'000);
    QVERIFY(!m_feed->unknown().value(0).contains("started"));
}

// Where it does not come from, silence says nothing.
void TestAlertFeed::deadMan()
{
    m_feed->setDeadMan(QStringLiteral("Full"));
    pass(1000);
    m_one->answerRules(0, groupsOf({said("firing", kMinute)}));
    m_two->answerRules(0, groupsOf({}));
    QTRY_COMPARE(m_feed->unknown(),
                 QStringList{"two: the alert Full, which always fires, does not arrive"});
    QVERIFY(m_feed->alerts().empty());
}

void TestAlertFeed::goesWhileAsking()
{
    pass(1000);
    m_feed.reset();
    QVERIFY(m_one->ruleRequests[0].stop.stop_requested());
    m_one->answerRules(0, groupsOf({}));
}

QTEST_GUILESS_MAIN(TestAlertFeed)
#include "tst_alertfeed.moc"
