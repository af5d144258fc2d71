// SPDX-License-Identifier: GPL-3.0-or-later
// From what is in the log to what is told of it; nothing is invented.
#include "tests/history/historyfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestEpisode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeOne();
    void ends_data();
    void ends();
    void acknowledgedBeforeItWasSeen();
    void whatTheLogNoLongerHas();
    void beganAnewUnseen();
    void pendingOnly();
    void clocksApart();
};

namespace {

QStringList wordsOf(const Episode &episode)
{
    QStringList words;
    for (const StatePeriod &period : episode.periods)
        words += QStringLiteral("%1 %2-%3")
                     .arg(QLatin1String(alertStateKey(period.state)))
                     .arg((period.fromMs - kNow) / kMinute)
                     .arg((period.toMs - kNow) / kMinute);
    return words;
}

} // namespace

void TestEpisode::aWholeOne()
{
    const auto episodes = episodesAt(transitionsOf({{1, "pending", "", 0},
                                                    {5, "firing", "pending", 4},
                                                    {9, "acknowledged", "firing", 4, "jane"},
                                                    {20, "resolved", "acknowledged", 4}}));
    QCOMPARE(episodes.size(), std::size_t(1));
    const Episode &one = episodes[0];
    QCOMPARE(wordsOf(one), (QStringList{"pending 0-5", "firing 5-9", "acknowledged 9-20"}));
    QCOMPARE(one.firedMs, std::optional(kNow + 4 * kMinute));
    QCOMPARE(one.acknowledgeMs(), std::optional(5 * kMinute));
    QCOMPARE(one.resolveMs(), std::optional(16 * kMinute));
    QCOMPARE(one.by, QStringLiteral("jane"));
    QCOMPARE(one.severity, Severity::High);
    QCOMPARE(one.summary, QStringLiteral("Disk on a"));
}

void TestEpisode::ends_data()
{
    QTest::addColumn<QSet<QString>>("present");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("period");
    QTest::newRow("it is there") << QSet<QString>{"a"} << int(Episode::End::GoesOn)
                                 << "firing 0-100";
    QTest::newRow("nobody tells of it")
        << QSet<QString>{"b"} << int(Episode::End::Unseen) << "firing 0-1";
}

void TestEpisode::ends()
{
    QFETCH(QSet<QString>, present);
    const auto episodes = episodesAt(transitionsOf({{1, "firing"}}), 100, present);
    QTEST(int(episodes.at(0).end), "end");
    QTEST(wordsOf(episodes[0]).last(), "period");
    QVERIFY(!episodes[0].resolveMs());
}

// How long that took is not known.
void TestEpisode::acknowledgedBeforeItWasSeen()
{
    const auto episodes = episodesAt(
        transitionsOf({{30, "acknowledged", "", 0, "jane"}, {40, "resolved", "acknowledged", 0}}));
    QCOMPARE(episodes.at(0).by, QStringLiteral("jane"));
    QVERIFY(!episodes[0].acknowledgeMs());
    QCOMPARE(episodes[0].resolveMs(), std::optional(40 * kMinute));
}

void TestEpisode::whatTheLogNoLongerHas()
{
    const auto episodes = episodesAt(transitionsOf({{40, "resolved", "silenced", 10}}));
    QCOMPARE(episodes.size(), std::size_t(1));
    QCOMPARE(wordsOf(episodes[0]), QStringList{"firing 10-40"});
    QCOMPARE(episodes[0].end, Episode::End::Resolved);
}

void TestEpisode::beganAnewUnseen()
{
    const auto episodes = episodesAt(
        transitionsOf({{1, "firing", "", 0}, {60, "firing", "firing", 55}}), 100, {"a"});
    QCOMPARE(episodes.size(), std::size_t(2));
    QCOMPARE(episodes[0].firedMs, std::optional(kNow + 55 * kMinute));
    QCOMPARE(episodes[0].end, Episode::End::GoesOn);
    QCOMPARE(episodes[1].end, Episode::End::Unseen);
}

void TestEpisode::pendingOnly()
{
    const auto episodes
        = episodesAt(transitionsOf({{1, "pending", "", 0}, {3, "resolved", "pending", 0}}));
    QVERIFY(!episodes.at(0).firedMs);
    QVERIFY(!episodes[0].resolveMs());
    QCOMPARE(episodes[0].firingMs(), 0);
}

// A server that is ahead says that it will fire.
void TestEpisode::clocksApart()
{
    const auto episodes
        = episodesAt(transitionsOf({{1, "firing", "", 2}, {3, "resolved", "firing", 2}}));
    QCOMPARE(episodes.at(0).firedMs, std::optional(kNow + kMinute));
    QCOMPARE(wordsOf(episodes[0]), QStringList{"firing 1-3"});
}

QTEST_GUILESS_MAIN(TestEpisode)
#include "tst_episode.moc"
