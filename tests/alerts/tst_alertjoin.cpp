// SPDX-License-Identifier: GPL-3.0-or-later
// What rules and Alertmanagers say of the same alerts, put together.
#include "models/alerts/ackcomment.h"
#include "models/alerts/alertjoin.h"

#include <QTest>

using namespace onex;

namespace {

constexpr std::int64_t kMinute = 60'000;

SourceRules raised(std::vector<Labels> labels, const char *state = "firing")
{
    Rule rule;
    rule.name = "Full";
    rule.query = "disk > 90";
    rule.durationMs = 2 * kMinute;
    for (Labels &one : labels) {
        PrometheusAlert alert;
        alert.labels = std::move(one);
        alert.state = state;
        alert.activeAt = kMinute;
        alert.value = 97;
        rule.alerts.push_back(std::move(alert));
    }
    RuleGroup group;
    group.rules.push_back(std::move(rule));
    return {QStringLiteral("prometheus"), {group}};
}

Alert managed(Labels labels, Alert::State state = Alert::State::Active)
{
    Alert alert;
    alert.fingerprint = fingerprint(labels).toStdString();
    alert.labels = std::move(labels);
    alert.startsMs = 5 * kMinute;
    alert.receivers = {"pager"};
    alert.state = state;
    return alert;
}

Silence silenceOf(const char *id, const char *comment, std::int64_t endsMs = 60 * kMinute)
{
    Silence silence;
    silence.id = id;
    silence.comment = comment;
    silence.createdBy = "jane";
    silence.endsMs = endsMs;
    return silence;
}

Labels full(const char *room, const char *cluster = nullptr)
{
    std::vector<Labels::Label> labels{{"alertname", "Full"}, {"room", room}, {"severity", "high"}};
    if (cluster)
        labels.emplace_back("cluster", cluster);
    return Labels(std::move(labels));
}

std::vector<LiveAlertPtr> join(const SourceRules &rules, std::vector<Alert> alerts,
                               std::vector<Silence> silences = {})
{
    return joinedAlerts({rules}, {{QStringLiteral("am"), std::move(alerts), std::move(silences)}},
                        {});
}

} // namespace

class TestAlertJoin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void externalLabelsAreTheSameAlert();
    void whatOnlyOneSideKnows();
    void statesOfSuppressed_data();
    void statesOfSuppressed();
    void theLongestAcknowledgementCounts();
    void twoClustersAreOneAlert();
    void manyAlerts();
    void comments_data();
    void comments();
    void commentsOfOthers();
};

void TestAlertJoin::externalLabelsAreTheSameAlert()
{
    const auto alerts = join(raised({full("1"), full("2")}),
                             {managed(full("1", "eu")), managed(full("2", "eu"))});
    QCOMPARE(alerts.size(), std::size_t(2));
    for (const LiveAlertPtr &alert : alerts) {
        QCOMPARE(alert->label("cluster"), QStringLiteral("eu"));
        QCOMPARE(alert->state, AlertState::Firing);
        QCOMPARE(alert->sinceMs, 3 * kMinute); // what was told first
        QVERIFY(alert->historyId() != alert->id);
        QCOMPARE(alert->expression, QStringLiteral("disk > 90"));
        QCOMPARE(alert->value, std::optional(97.));
        QCOMPARE(alert->sources, QStringList{"prometheus"});
        QCOMPARE(alert->clusters, QStringList{"am"});
        QCOMPARE(alert->receivers, QStringList{"pager"});
        QCOMPARE(alert->id, fingerprint(alert->labels));
    }
}

void TestAlertJoin::whatOnlyOneSideKnows()
{
    const auto alerts = join(raised({full("1")}, "pending"), {managed(full("2", "eu"))});
    QCOMPARE(alerts.size(), std::size_t(2));
    const LiveAlert &managedOnly = *alerts[0], &raisedOnly = *alerts[1];
    QCOMPARE(raisedOnly.label("room"), QStringLiteral("1"));
    QCOMPARE(raisedOnly.state, AlertState::Pending);
    QVERIFY(raisedOnly.clusters.isEmpty());
    QCOMPARE(managedOnly.label("room"), QStringLiteral("2"));
    QVERIFY(managedOnly.sources.isEmpty());
    QVERIFY(!managedOnly.value);
}

void TestAlertJoin::statesOfSuppressed_data()
{
    QTest::addColumn<QByteArray>("comment");
    QTest::addColumn<bool>("silenced");
    QTest::addColumn<bool>("inhibited");
    QTest::addColumn<AlertState>("state");
    QTest::newRow("ours") << QByteArray("ACK! on it [onex 0a1b]") << true << false
                          << AlertState::Acknowledged;
    QTest::newRow("karma's") << QByteArray("ACK! This alert was acknowledged using karma on Mon")
                             << true << false << AlertState::Acknowledged;
    QTest::newRow("a silence") << QByteArray("new disks on Monday") << true << false
                               << AlertState::Silenced;
    QTest::newRow("silenced and inhibited")
        << QByteArray("x") << true << true << AlertState::Silenced;
    QTest::newRow("inhibited") << QByteArray() << false << true << AlertState::Inhibited;
    QTest::newRow("muted") << QByteArray() << false << false << AlertState::Silenced;
}

void TestAlertJoin::statesOfSuppressed()
{
    QFETCH(QByteArray, comment);
    QFETCH(bool, silenced);
    QFETCH(bool, inhibited);
    QFETCH(AlertState, state);
    Alert alert = managed(full("1"), Alert::State::Suppressed);
    if (silenced)
        alert.silencedBy = {"s1"};
    if (inhibited)
        alert.inhibitedBy = {"abc"};
    const auto alerts = join(raised({full("1")}), {alert}, {silenceOf("s1", comment.constData())});
    QCOMPARE(alerts.size(), std::size_t(1)); // the rule that fires does not make it firing
    QCOMPARE(alerts[0]->state, state);
    QCOMPARE(alerts[0]->acknowledgement.has_value(), state == AlertState::Acknowledged);
}

void TestAlertJoin::theLongestAcknowledgementCounts()
{
    Alert alert = managed(full("1"), Alert::State::Suppressed);
    alert.silencedBy = {"s1", "s2", "s3", "unknown"};
    const auto alerts
        = join(raised({}), {alert},
               {silenceOf("s1", "ACK! short", 10 * kMinute),
                silenceOf("s2", "ACK! long [onex 0a until-resolved host-1]", 20 * kMinute),
                silenceOf("s3", "maintenance", 90 * kMinute)});
    const Acknowledgement &ack = *alerts[0]->acknowledgement;
    QCOMPARE(ack.by, QStringLiteral("jane"));
    QCOMPARE(ack.comment, QStringLiteral("long"));
    QCOMPARE(ack.untilMs, 20 * kMinute);
    QVERIFY(ack.untilResolved);
}

// As bad as the worst says: where one of them does not silence it, somebody is still paged.
void TestAlertJoin::twoClustersAreOneAlert()
{
    Alert silenced = managed(full("1"), Alert::State::Suppressed);
    silenced.silencedBy = {"s1"};
    const auto alerts
        = joinedAlerts({},
                       {{QStringLiteral("a"), {silenced}, {silenceOf("s1", "ACK! x")}},
                        {QStringLiteral("b"), {managed(full("1"))}, {}}},
                       {});
    QCOMPARE(alerts.size(), std::size_t(1));
    QCOMPARE(alerts[0]->state, AlertState::Firing);
    QVERIFY(!alerts[0]->acknowledgement);
    QCOMPARE(alerts[0]->clusters, (QStringList{"a", "b"}));
}

// Quadratic, this would take minutes.
void TestAlertJoin::manyAlerts()
{
    std::vector<Labels> said;
    std::vector<Alert> known;
    for (int i = 0; i < 20'000; ++i) {
        const std::string room = std::to_string(i);
        said.push_back(full(room.c_str()));
        known.push_back(managed(full(room.c_str(), "eu")));
    }
    const auto alerts = join(raised(std::move(said)), std::move(known));
    QCOMPARE(alerts.size(), std::size_t(20'000));
    QVERIFY(std::ranges::all_of(alerts, [](const LiveAlertPtr &alert) {
        return alert->value && alert->clusters.size() == 1;
    }));
}

void TestAlertJoin::comments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("untilResolved");
    QTest::addColumn<QString>("comment");
    QTest::newRow("plain") << "on it" << false << "ACK! on it [onex 00ff]";
    QTest::newRow("empty") << "" << false << "ACK! [onex 00ff]";
    QTest::newRow("until resolved")
        << "on it" << true << "ACK! on it [onex 00ff until-resolved host-1]";
    QTest::newRow("brackets") << "see [1]" << false << "ACK! see [1] [onex 00ff]";
}

void TestAlertJoin::comments()
{
    QFETCH(QString, text);
    QFETCH(bool, untilResolved);
    QFETCH(QString, comment);
    AckComment ack{text, QStringLiteral("00ff"), untilResolved, {}};
    if (untilResolved)
        ack.owner = QStringLiteral("host-1");
    QCOMPARE(written(ack), comment);
    QVERIFY(acknowledgementOf(comment.toStdString()) == ack);
}

void TestAlertJoin::commentsOfOthers()
{
    QVERIFY(!acknowledgementOf("maintenance"));
    QVERIFY(!acknowledgementOf("not an ACK! at its start"));
    const auto karma = acknowledgementOf("ACK! This alert was acknowledged using karma on Mon");
    QVERIFY(karma && karma->nonce.isEmpty());
    QCOMPARE(karma->text, QStringLiteral("This alert was acknowledged using karma on Mon"));
    QCOMPARE(acknowledgementOf("ACK!\xff")->nonce, QString());
}

QTEST_GUILESS_MAIN(TestAlertJoin)
#include "tst_alertjoin.moc"
