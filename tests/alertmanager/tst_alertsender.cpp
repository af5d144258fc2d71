// SPDX-License-Identifier: GPL-3.0-or-later
// A real Alertmanager that is told of alerts, is gone for a while, and forgets.
#include "datasource/alertmanager/alertsender.h"
#include "tests/alertmanager/realalertmanager.h"

#include <QSignalSpy>

#include <set>

using namespace onex;
using namespace onex::test;

class TestAlertSender : public QObject
{
    Q_OBJECT

    // Of a wall clock that goes with the server's, and of minutes that pass at once.
    class Minutes final : public Clock
    {
    public:
        std::int64_t nowMs() const override { return QDateTime::currentMSecsSinceEpoch(); }
        std::int64_t steadyMs() const override { return m_now; }
        void advance(std::int64_t ms) { m_now += ms; }

    private:
        std::int64_t m_now = 1'000'000;
    };

    static Alert hot(const char *room)
    {
        Alert alert;
        alert.labels = Labels{{"alertname", "Hot"}, {"room", room}};
        alert.annotations = Labels{{"summary", "☃ \"hot\""}};
        alert.startsMs = QDateTime::currentMSecsSinceEpoch() - 60'000;
        return alert;
    }
    std::string rooms()
    {
        std::set<std::string> all;
        for (const Alert &alert : wait(m_client->alerts({})).value_or(std::vector<Alert>()))
            all.insert(std::string(alert.labels.value("room")));
        std::string text;
        for (const std::string &room : all)
            text += room;
        return text;
    }
    void pass(std::int64_t ms)
    {
        m_clock.advance(ms);
        m_sender->tick();
    }

    Minutes m_clock;
    std::vector<Alert> m_firing;
    std::unique_ptr<AlertmanagerServer> m_server;
    std::unique_ptr<AlertmanagerClient> m_client;
    std::unique_ptr<AlertSender> m_sender;

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }

    void init()
    {
        m_sender.reset();
        m_server = AlertmanagerServer::start();
        QVERIFY(m_server);
        m_client = std::make_unique<AlertmanagerClient>(configFor(*m_server));
        m_sender = std::make_unique<AlertSender>(
            configFor(*m_server), [this] { return m_firing; }, m_clock);
    }

    void tellsWhatBeginsAndEnds()
    {
        m_firing = {hot("1"), hot("2")};
        pass(5000);
        QTRY_COMPARE(rooms(), std::string("12"));
        const auto alerts = wait(m_client->alerts({}));
        QCOMPARE(alerts->front().annotations.value("summary"), std::string_view("☃ \"hot\""));
        QCOMPARE(alerts->front().startsMs / 1000, m_firing[0].startsMs / 1000);
        const std::int64_t valid = alerts->front().endsMs - QDateTime::currentMSecsSinceEpoch();
        QVERIFY2(valid > 200'000 && valid < 250'000, qPrintable(QString::number(valid)));
        m_firing = {hot("2")};
        pass(5000);
        QTRY_COMPARE(rooms(), std::string("2"));
        m_firing = {hot("1"), hot("2")};
        pass(5000);
        QTRY_COMPARE(rooms(), std::string("12"));
    }

    // One that was away, or has forgotten, is told again within a minute.
    void tellsAgain()
    {
        QSignalSpy told(m_sender.get(), &AlertSender::told);
        m_server->terminate();
        m_firing = {hot("1")};
        pass(5000);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!told.takeFirst().first().toString().isEmpty());
        QVERIFY(m_server->restart());
        pass(5000);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.takeFirst().first().toString(), QString());
        QTRY_COMPARE(rooms(), std::string("1"));
        pass(5000);
        pass(50'000);
        QTest::qWait(200);
        QCOMPARE(told.size(), 0); // nothing new, and not yet a minute
        pass(5000);
        QTRY_COMPARE(told.size(), 1);
    }

    void manyGoInSeveralMessages()
    {
        for (int i = 0; i < 600; ++i)
            m_firing.push_back(hot(std::to_string(i).c_str()));
        pass(5000);
        QTRY_COMPARE(wait(m_client->alerts({}))->size(), std::size_t{600});
        m_firing.clear();
        pass(5000);
        QTRY_COMPARE(wait(m_client->alerts({}))->size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestAlertSender)
#include "tst_alertsender.moc"
