// SPDX-License-Identifier: GPL-3.0-or-later
// What holds this machine's alerts does what a real Alertmanager does.
#include "datasource/embedded/localalertmanager.h"
#include "datasource/state/localstate.h"
#include "tests/alertmanager/realalertmanager.h"

#include <set>

using namespace onex;
using namespace onex::test;
using Kind = Error::Kind;

namespace {

std::vector<RuleGroup> raised(const std::vector<std::string> &rooms)
{
    Rule rule;
    for (const std::string &room : rooms) {
        PrometheusAlert alert;
        alert.labels = Labels{{"alertname", "Hot"}, {"room", room}};
        alert.state = room == "pending" ? "pending" : "firing";
        rule.alerts.push_back(alert);
    }
    RuleGroup group;
    group.rules.push_back(rule);
    return {group};
}

} // namespace

class TestLocalAlertmanager : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<LocalState> m_state;
    std::unique_ptr<AlertmanagerServer> m_server;
    std::unique_ptr<AlertSource> m_source;

    void open(bool isReal)
    {
        m_source.reset();
        if (isReal) {
            m_server = AlertmanagerServer::start();
            QVERIFY(m_server);
            QVERIFY(m_server->fire(
                {R"({"alertname":"Hot","room":"1"})", R"({"alertname":"Hot","room":"2"})"}));
            m_source = std::make_unique<AlertmanagerCluster>(clusterOf({m_server.get()}));
        } else {
            m_state = std::make_unique<LocalState>(m_folder.filePath(QStringLiteral("s.db")));
            m_source = std::make_unique<LocalAlertmanager>(
                "here",
                [] {
                    return raised({"1", "2", "pending"});
                },
                *m_state, m_clock);
        }
    }
    // The rooms of suppressed alerts; "+" before those of others.
    std::string rooms()
    {
        const auto alerts = wait(m_source->alerts({}));
        std::set<std::string> all;
        for (const Alert &alert : alerts ? alerts->items : std::vector<Alert>()) {
            const bool isSilent = alert.state == Alert::State::Suppressed;
            all.insert((isSilent ? "" : "+") + std::string(alert.labels.value("room")));
        }
        std::string text;
        for (const std::string &room : all)
            text += room + " ";
        return text;
    }
    Silence stateOf(const std::string &id)
    {
        const auto silences = wait(m_source->silences({}));
        for (const Silence &one : silences ? silences->items : std::vector<Silence>())
            if (one.id == id)
                return one;
        return {};
    }

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }

    void silences_data()
    {
        QTest::addColumn<bool>("isReal");
        QTest::newRow("real") << true;
        QTest::newRow("local") << false;
    }

    void silences()
    {
        QFETCH(const bool, isReal);
        open(isReal);
        QTRY_COMPARE(rooms(), std::string("+1 +2 "));
        auto wanted = silenceOf({{"room", "1"}}, "nonce-1");
        wanted.startsMs -= 60'000; // it starts now all the same
        const auto posted = wait(m_source->post(wanted, {}));
        VERIFY_OK(posted);
        QTRY_COMPARE(rooms(), std::string("+2 1 "));
        Silence kept = stateOf(posted->id);
        QVERIFY(kept.startsMs > wanted.startsMs + 50'000);
        QCOMPARE(kept.comment, wanted.comment);
        QCOMPARE(kept.state, Silence::State::Active);

        kept.endsMs += 60'000; // in place
        QCOMPARE(wait(m_source->post(kept, {}))->id, posted->id);
        QCOMPARE(stateOf(posted->id).endsMs / 1000, kept.endsMs / 1000);
        kept.matchers = {{"room", ".*", true}, {"alertname", "Hot"}}; // another
        const auto other = wait(m_source->post(kept, {}));
        VERIFY_OK(other);
        QVERIFY(other->id != posted->id);
        QTRY_COMPARE(stateOf(posted->id).state, Silence::State::Expired);
        QTRY_COMPARE(rooms(), std::string("1 2 "));
        const auto seen = wait(m_source->confirm("nonce-1", {}));
        QVERIFY(seen->everywhere());
        QCOMPARE(seen->members[0].silences.front().id, other->id);
        QVERIFY(wait(m_source->confirm("nonce-2", {}))->nowhere());

        VERIFY_OK(wait(m_source->expire(other->id, {})));
        VERIFY_OK(wait(m_source->expire(other->id, {}))); // ended already
        QTRY_COMPARE(rooms(), std::string("+1 +2 "));
        auto later = silenceOf({{"room", "1"}}, "nonce-3");
        later.startsMs += 600'000;
        const auto pending = wait(m_source->post(later, {}));
        QCOMPARE(stateOf(pending->id).state, Silence::State::Pending);
        QCOMPARE(rooms(), std::string("+1 +2 "));
    }

    void refuses_data() { silences_data(); }

    void refuses()
    {
        QFETCH(const bool, isReal);
        open(isReal);
        const std::string unknown = "11111111-2222-3333-4444-555555555555";
        QCOMPARE(wait(m_source->expire(unknown, {})).error().kind, Kind::NotFound);
        auto silence = silenceOf({{"room", "1"}});
        silence.id = unknown;
        QCOMPARE(wait(m_source->post(silence, {})).error().kind, Kind::NotFound);
        QVERIFY(!wait(m_source->post(silenceOf({{"room", ".*", true}}), {}))); // everything
        QVERIFY(!wait(m_source->post(silenceOf({{"room", "(", true}}), {})));
        QVERIFY(!wait(m_source->post(silenceOf({}), {})));
        silence = silenceOf({{"room", "1"}});
        silence.endsMs = silence.startsMs - 1;
        QVERIFY(!wait(m_source->post(silence, {})));
        silence = silenceOf({{"room", "1"}});
        silence.createdBy.clear();
        QVERIFY(!wait(m_source->post(silence, {})));
    }

    void outlivesARestart()
    {
        open(false);
        VERIFY_OK(wait(m_source->post(silenceOf({{"room", "2"}}), {})));
        open(false);
        QCOMPARE(rooms(), std::string("+1 2 "));
        QCOMPARE(wait(m_source->probe({}))->members.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestLocalAlertmanager)
#include "tst_localalertmanager.moc"
