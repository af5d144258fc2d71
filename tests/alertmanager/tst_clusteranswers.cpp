// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/clusteranswers.h"

#include <QTest>

using namespace onex;
using Kind = Error::Kind;
using Alerts = std::vector<Alert>;
using Silences = std::vector<Silence>;

namespace {

Alert alertOf(const char *fingerprint, std::int64_t updatedMs,
              Alert::State state = Alert::State::Active)
{
    Alert alert;
    alert.fingerprint = fingerprint;
    alert.updatedMs = updatedMs;
    alert.state = state;
    return alert;
}

Silence silenceOf(const char *id, std::int64_t updatedMs, const char *comment = "",
                  Silence::State state = Silence::State::Active)
{
    Silence silence;
    silence.id = id;
    silence.updatedMs = updatedMs;
    silence.comment = comment;
    silence.state = state;
    return silence;
}

tl::unexpected<Error> down(const char *words, Kind kind = Kind::Network)
{
    return fail(kind, words, "http://x/api");
}

} // namespace

class ClusterAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestAlertWins();
    void doubtfulAlertIsNotSuppressed();
    void namesThoseThatFail();
    void nobodyAnswers();
    void oneAloneSpeaksForItself();
    void newestSilenceWins();
    void statusesSayWhetherTheyGossip();
    void sightings();
    void sightingsByIdInOrder();
    void sightingsWithAMemberAway();
};

void ClusterAnswersTest::newestAlertWins()
{
    const auto merged = mergeAlerts({{"a", Alerts{alertOf("1", 5), alertOf("2", 5)}},
                                     {"b", Alerts{alertOf("1", 4), alertOf("2", 6)}},
                                     {"c", Alerts{alertOf("0", 1)}}});
    QVERIFY(merged);
    QVERIFY(merged->failures.empty());
    const Alerts expected{alertOf("0", 1), alertOf("1", 5), alertOf("2", 6)};
    QVERIFY(merged->items == expected);
}

void ClusterAnswersTest::doubtfulAlertIsNotSuppressed()
{
    const Alert silenced = alertOf("1", 5, Alert::State::Suppressed), active = alertOf("1", 5);
    for (const auto &merged : {mergeAlerts({{"a", Alerts{silenced}}, {"b", Alerts{active}}}),
                               mergeAlerts({{"a", Alerts{active}}, {"b", Alerts{silenced}}})}) {
        QVERIFY(merged);
        QVERIFY(merged->items == Alerts{active});
    }
}

void ClusterAnswersTest::namesThoseThatFail()
{
    const auto merged = mergeAlerts({{"a", down("gone")}, {"b", Alerts{alertOf("1", 5)}}});
    QVERIFY(merged);
    QCOMPARE(merged->items.size(), std::size_t{1});
    QCOMPARE(merged->failures.size(), std::size_t{1});
    QCOMPARE(merged->failures[0].url, std::string{"a"});
    QCOMPARE(merged->failures[0].error.message, std::string{"gone"});
}

void ClusterAnswersTest::nobodyAnswers()
{
    const auto merged = mergeAlerts({{"a", down("gone")}, {"b", down("late", Kind::Timeout)}});
    QVERIFY(!merged);
    QCOMPARE(merged.error().kind, Kind::Network);
    QCOMPARE(merged.error().message,
             std::string{"every Alertmanager of the cluster fails: a: gone; b: late"});
}

void ClusterAnswersTest::oneAloneSpeaksForItself()
{
    const auto merged = mergeSilences({{"a", down("gone")}});
    QVERIFY(!merged);
    QCOMPARE(merged.error().message, std::string{"gone"});
    QCOMPARE(merged.error().origin, std::string{"http://x/api"});
}

void ClusterAnswersTest::newestSilenceWins()
{
    const Silence ended = silenceOf("1", 6, "", Silence::State::Expired);
    const auto merged = mergeSilences({{"a", Silences{silenceOf("1", 5)}}, {"b", Silences{ended}}});
    QVERIFY(merged);
    QVERIFY(merged->items == Silences{ended});
}

void ClusterAnswersTest::statusesSayWhetherTheyGossip()
{
    ServerStatus a, b;
    a.clusterName = "A";
    b.clusterName = "B";
    QVERIFY(!mergeStatuses({{"a", a}, {"b", b}})->gossips);
    a.peers = {{"A", "h:1"}, {"B", "h:2"}};
    QVERIFY(mergeStatuses({{"a", a}, {"b", b}})->gossips);
    const auto one = mergeStatuses({{"a", a}, {"b", down("gone")}});
    QVERIFY(one);
    QVERIFY(one->gossips);
    QCOMPARE(one->members.size(), std::size_t{1});
    QCOMPARE(one->failures.size(), std::size_t{1});
}

void ClusterAnswersTest::sightings()
{
    const Silences has{silenceOf("1", 5, "ACK! me [n-1]"), silenceOf("2", 5, "ACK! me [n-2]")};
    const Confirmation all = sightingsOf("n-1", {{"a", has}, {"b", has}});
    QVERIFY(all.everywhere() && !all.nowhere());
    QCOMPARE(all.members[0].silences.size(), std::size_t{1});
    QCOMPARE(all.members[0].silences[0].id, std::string{"1"});
    const Confirmation none = sightingsOf("n-3", {{"a", has}, {"b", has}});
    QVERIFY(none.nowhere() && !none.everywhere());
    const Confirmation some = sightingsOf("n-1", {{"a", has}, {"b", Silences{}}});
    QVERIFY(!some.nowhere() && !some.everywhere());
}

void ClusterAnswersTest::sightingsByIdInOrder()
{
    const Silences has{silenceOf("1", 7, "n", Silence::State::Expired), silenceOf("2", 5, "n"),
                       silenceOf("3", 6, "n", Silence::State::Pending), silenceOf("n", 1)};
    const Confirmation found = sightingsOf("n", {{"a", has}});
    std::string ids;
    for (const Silence &silence : found.members[0].silences)
        ids += silence.id;
    QCOMPARE(ids, std::string{"32n1"});
}

void ClusterAnswersTest::sightingsWithAMemberAway()
{
    const Confirmation unknown = sightingsOf("n", {{"a", Silences{}}, {"b", down("gone")}});
    QVERIFY(!unknown.nowhere() && !unknown.everywhere());
    QVERIFY(!unknown.members[0].error);
    QCOMPARE(unknown.members[1].error->message, std::string{"gone"});
}

QTEST_GUILESS_MAIN(ClusterAnswersTest)
#include "tst_clusteranswers.moc"
