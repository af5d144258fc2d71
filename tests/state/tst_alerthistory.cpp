// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/statefixture.h"

#include <cmath>

using namespace onex;
using namespace onex::test;

namespace {

AlertTransition transition(std::int64_t timeMs, const std::string &to, const std::string &from = {},
                           const std::string &id = "a", std::int64_t startsMs = 1)
{
    return {timeMs, id, kHostile, from, to, startsMs, 4.5, "it is down", "prod"};
}

std::vector<std::string> words(const Result<std::vector<AlertTransition>> &transitions)
{
    std::vector<std::string> found;
    for (const AlertTransition &one : *transitions)
        found.push_back(one.fromState + ">" + one.toState);
    return found;
}

using Words = std::vector<std::string>;

} // namespace

class AlertHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records();
    void oneOfTwoWindows();
    void keepsQuickOnes();
    void goesOnWhenClockIsSetBack();
    void continuesAfterRestart();
    void reads();
    void drops();
    void isUndoneTogether();
};

void AlertHistoryTest::records()
{
    StateFixture store;
    AlertTransition first = transition(10, "firing"), none = transition(20, "firing", "", "b");
    none.value = std::nan("");
    first.source = "prod";
    first.by = "jane";
    QCOMPARE(*store->history().record({first, none}), 2);
    store.reopen();
    const auto read = store->history().read({});
    VERIFY_OK(read);
    none.value.reset();
    QVERIFY((*read == std::vector<AlertTransition>{none, first}));
}

void AlertHistoryTest::oneOfTwoWindows()
{
    StateFixture store;
    AlertHistory &history = store->history();
    QCOMPARE(*history.record({transition(1000, "firing")}), 1);
    QCOMPARE(*history.record({transition(16000, "firing")}), 0); // a poll later
    QCOMPARE(*history.record({transition(999, "firing")}), 0);   // a clock apart
    QCOMPARE(*history.record({transition(20000, "resolved", "firing")}), 1);
    QCOMPARE(*history.record({transition(18000, "silenced", "firing")}), 0); // over by then
    QCOMPARE(*history.record({transition(21000, "firing", "resolved", "a", 2)}), 1);
    QCOMPARE(*history.record({transition(22000, "firing", "resolved", "a", 2)}), 0);
    QCOMPARE(words(history.read({})), (Words{"resolved>firing", "firing>resolved", ">firing"}));
}

void AlertHistoryTest::keepsQuickOnes()
{
    StateFixture store;
    QCOMPARE(*store->history().record({transition(1, "firing"), transition(2, "silenced", "firing"),
                                       transition(2, "firing", "silenced"),
                                       transition(3, "silenced", "firing")}),
             4);
    QCOMPARE(store->history().lastKnown()->front().state, "silenced");
}

void AlertHistoryTest::goesOnWhenClockIsSetBack()
{
    StateFixture store;
    constexpr std::int64_t hour = 3'600'000;
    VERIFY_OK(store->history().record({transition(10 * hour, "firing")}));
    QCOMPARE(*store->history().record({transition(9 * hour, "resolved", "firing")}), 1);
    QCOMPARE(*store->history().record({transition(9 * hour - 3000, "firing", "resolved", "a", 2)}),
             1);
    QCOMPARE(store->history().lastKnown()->front().state, "firing");
}

void AlertHistoryTest::continuesAfterRestart()
{
    StateFixture store;
    VERIFY_OK(
        store->history().record({transition(10, "firing"), transition(11, "pending", "", "b")}));
    store.reopen();
    const auto known = store->history().lastKnown();
    VERIFY_OK(known);
    const std::vector<KnownAlert> expected{{"a", kHostile, "firing", 1, 10, "prod"},
                                           {"b", kHostile, "pending", 1, 11, "prod"}};
    QVERIFY(*known == expected);
    VERIFY_OK(store->history().record({transition(900000, "resolved")}));
    QCOMPARE(words(store->history().read({})).front(), "firing>resolved");
}

void AlertHistoryTest::reads()
{
    StateFixture store;
    for (int i = 0; i < 10; ++i)
        VERIFY_OK(
            store->history().record({transition(i, std::to_string(i), "", i % 2 ? "b" : "a")}));
    HistoryQuery query;
    query.fromMs = 2;
    query.toMs = 8;
    QCOMPARE(store->history().read(query)->size(), std::size_t{6});
    query.alertId = "b";
    QCOMPARE(words(store->history().read(query)), (Words{"5>7", "3>5", "1>3"}));
    query.limit = 1;
    QCOMPARE(words(store->history().read(query)), (Words{"5>7"}));
    query.alertId = "c";
    QVERIFY(store->history().read(query)->empty());
}

void AlertHistoryTest::drops()
{
    StateFixture store;
    AlertHistory &history = store->history();
    constexpr std::int64_t day = 86'400'000;
    VERIFY_OK(history.record({transition(1, "firing"), transition(2, "firing", "", "gone"),
                              transition(3, "resolved", "", "gone"),
                              transition(9 * day, "firing", "", "new")}));
    QCOMPARE(*store->prune(10 * day, {5, 100}), 3);
    QCOMPARE(history.read({})->size(), std::size_t{1});
    QCOMPARE(history.lastKnown()->size(), std::size_t{2}); // the old one still fires
    for (int i = 0; i < 10; ++i)
        VERIFY_OK(history.record({transition(9 * day + i, std::to_string(i))}));
    QCOMPARE(*store->prune(10 * day, {5, 4}), 7);
    QCOMPARE(words(history.read({})), (Words{"8>9", "7>8", "6>7", "5>6"}));
    QCOMPARE(*store->prune(10 * day, {5, 4}), 0);
}

void AlertHistoryTest::isUndoneTogether()
{
    StateFixture store;
    AlertTransition bad = transition(2, "firing", "", "b");
    bad.labels = Labels{{"a", "\xFF"}};
    const auto recorded = store->history().record({transition(1, "firing"), bad});
    QVERIFY(!recorded);
    QCOMPARE(recorded.error().kind, Error::Kind::BadInput);
    QVERIFY(store->history().lastKnown()->empty());
}

QTEST_GUILESS_MAIN(AlertHistoryTest)
#include "tst_alerthistory.moc"
