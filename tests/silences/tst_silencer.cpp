// SPDX-License-Identifier: GPL-3.0-or-later
// Silences against a real Alertmanager: made, changed, ended; what its own tool sees of them; and
// what is said where it does not answer.
#include "datasource/state/localstate.h"
#include "models/query/sourceregistry.h"
#include "models/silences/matchertext.h"
#include "models/silences/silencer.h"
#include "tests/alertmanager/realalertmanager.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace onex;
using namespace onex::test;

class TestSilencer : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AlertmanagerServer> m_server;
    std::unique_ptr<SourceRegistry> m_sources;
    std::unique_ptr<LocalState> m_state;
    std::shared_ptr<AlertmanagerCluster> m_cluster;
    std::unique_ptr<AlertFeed> m_feed;
    std::unique_ptr<Silencer> m_silencer;
    SystemClock m_clock;
    QStringList m_told;

    std::vector<Silence> held() const;
    QJsonArray seenByAmtool() const;
    QStringList audit() const;
    Silence wanted(const char *matchers) const;
    void create(const char *matchers);

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }
    void init();
    void madeAndSeen();
    void changedInPlace();
    void changedIntoAnother();
    void ended();
    void refused();
    void serverIsGone();
    void answerIsLost();
};

void TestSilencer::init()
{
    m_silencer.reset();
    m_feed.reset();
    m_told.clear();
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = AlertmanagerServer::start();
    QVERIFY(m_server);
    ClusterConfig config = clusterOf({m_server.get()});
    config.name = "am";
    config.members[0].limits.deadline = std::chrono::milliseconds(1500);
    m_cluster = std::make_shared<AlertmanagerCluster>(std::move(config));
    m_state = std::make_unique<LocalState>(m_dir->filePath(QStringLiteral("state.sqlite")));
    m_sources = std::make_unique<SourceRegistry>();
    m_feed = std::make_unique<AlertFeed>(*m_sources, m_clock);
    m_feed->add(m_cluster);
    m_silencer = std::make_unique<Silencer>(*m_state, *m_feed, m_clock);
    connect(m_silencer.get(), &Silencer::told, this,
            [this](const QString &sentence) { m_told += sentence; });
}

std::vector<Silence> TestSilencer::held() const
{
    auto all = wait(m_cluster->silences({}));
    std::vector<Silence> held = all ? all->items : std::vector<Silence>{};
    std::erase_if(held, [](const Silence &one) { return one.state == Silence::State::Expired; });
    return held;
}

QJsonArray TestSilencer::seenByAmtool() const
{
    QProcess amtool;
    amtool.start(serverProgram(QStringLiteral("amtool")),
                 {QStringLiteral("--alertmanager.url=") + m_server->url().toString(),
                  QStringLiteral("silence"), QStringLiteral("query"), QStringLiteral("-o"),
                  QStringLiteral("json")});
    amtool.waitForFinished();
    return QJsonDocument::fromJson(amtool.readAllStandardOutput()).array();
}

QStringList TestSilencer::audit() const
{
    const auto records = wait(m_state->auditBetween(0, m_clock.nowMs() + 1));
    QStringList words;
    for (const AuditRecord &record : records.value_or(std::vector<AuditRecord>{}))
        words += QString::fromStdString(record.entry.actor + " " + record.entry.action);
    return words;
}

Silence TestSilencer::wanted(const char *matchers) const
{
    Silence silence;
    silence.matchers = *parseMatchers(QString::fromUtf8(matchers));
    silence.startsMs = m_clock.nowMs();
    silence.endsMs = silence.startsMs + 3'600'000;
    silence.createdBy = "jane";
    silence.comment = "upgrade of the room";
    return silence;
}

void TestSilencer::create(const char *matchers)
{
    m_silencer->create(wanted(matchers), {QStringLiteral("am")});
    QTRY_COMPARE_WITH_TIMEOUT(m_told, QStringList{"am has the silence."}, 20'000);
    m_told.clear();
}

void TestSilencer::madeAndSeen()
{
    create("room=\"1\", alertname=~\"H.*\", env!=\"dev\"");
    const QJsonArray seen = seenByAmtool();
    QCOMPARE(seen.size(), 1);
    const QJsonObject silence = seen[0].toObject();
    QCOMPARE(silence["createdBy"].toString(), QStringLiteral("jane"));
    QVERIFY(silence["comment"].toString().startsWith("upgrade of the room [onex "));
    QCOMPARE(silence["matchers"].toArray().size(), 3);
    QCOMPARE(audit(), QStringList{"jane silence"});
}

void TestSilencer::changedInPlace()
{
    create("room=\"1\"");
    const Silence before = held().at(0);
    Silence after = before;
    after.endsMs += 3'600'000;
    m_silencer->change({QStringLiteral("am"), before, {}}, after, "extend");
    QTRY_COMPARE_WITH_TIMEOUT(m_told.size(), 1, 20'000);
    QCOMPARE(held().size(), std::size_t(1));
    QCOMPARE(held()[0].id, before.id);
    QCOMPARE(held()[0].endsMs, after.endsMs);
    QCOMPARE(audit(), (QStringList{"jane silence", "jane extend"}));
}

void TestSilencer::changedIntoAnother()
{
    create("room=\"1\"");
    const Silence before = held().at(0);
    m_silencer->change({QStringLiteral("am"), before, {}}, wanted("room=\"2\""), "edit");
    QTRY_COMPARE_WITH_TIMEOUT(m_told, QStringList{"am has the silence."}, 20'000);
    QCOMPARE(held().size(), std::size_t(1)); // the old one has ended
    QVERIFY(held()[0].id != before.id);
    QCOMPARE(held()[0].matchers[0].value, "2");
}

void TestSilencer::ended()
{
    create("room=\"1\"");
    m_silencer->expire({QStringLiteral("am"), held().at(0), {}}, QStringLiteral("joe"));
    QTRY_COMPARE_WITH_TIMEOUT(m_told, QStringList{"The silence has ended at am."}, 20'000);
    QVERIFY(held().empty());
    QCOMPARE(audit(), (QStringList{"jane silence", "joe expire"}));
}

void TestSilencer::refused()
{
    Silence backwards = wanted("room=\"1\"");
    backwards.endsMs = backwards.startsMs - 1000;
    m_silencer->create(backwards, {QStringLiteral("am")});
    QTRY_COMPARE_WITH_TIMEOUT(m_told.size(), 1, 20'000);
    QVERIFY2(m_told[0].startsWith("Nothing was silenced at am: "), qPrintable(m_told[0]));
}

void TestSilencer::serverIsGone()
{
    m_server->kill();
    m_silencer->create(wanted("room=\"1\""), {QStringLiteral("am"), QStringLiteral("other")});
    QTRY_COMPARE_WITH_TIMEOUT(m_told.size(), 2, 20'000);
    QVERIFY2(m_told.join(u'|').contains("Nothing was silenced at am: "),
             qPrintable(m_told.join(u'|')));
    QVERIFY(m_told.contains("other is not configured any more."));
}

// It is not sent again: whether it was made nobody knows until somebody looks.
void TestSilencer::answerIsLost()
{
    m_server->suspend();
    m_silencer->create(wanted("room=\"1\""), {QStringLiteral("am")});
    QTRY_COMPARE_WITH_TIMEOUT(m_told.size(), 1, 20'000);
    QVERIFY2(m_told[0].startsWith("It is not known whether am has the silence"),
             qPrintable(m_told[0]));
    m_server->resume();
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_cluster->silences({})), 20'000);
    QVERIFY(held().size() <= 1);
}

QTEST_GUILESS_MAIN(TestSilencer)
#include "tst_silencer.moc"
