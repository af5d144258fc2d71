// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/queryrunner.h"
#include "tests/query/fakeclock.h"
#include "tests/query/fakesource.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kStep = 15'000;

MetricQuery queryOf(const std::string &expr, std::int64_t from = 0, std::int64_t to = 100 * kStep)
{
    return {expr, false, {from, to}, kStep};
}

} // namespace

class TestQueryRunner : public QObject
{
    Q_OBJECT

    struct Seen
    {
        int answers = 0;
        std::optional<Result<RunnerAnswer>> last;
    };
    QueryRunner::Done into(Seen &seen)
    {
        return [&seen](const Result<RunnerAnswer> &answer) {
            ++seen.answers;
            seen.last = answer;
        };
    }

    FakeClock m_clock;
    std::unique_ptr<SourceGate> m_gate;
    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<QueryRunner> m_runner;

    // Asks, answers with a ramp, and gives what is then held.
    HeldFramePtr heldAfter(const MetricQuery &query)
    {
        Seen seen;
        const std::size_t index = m_source->requests.size();
        const auto ticket = m_runner->ask(*m_source, query, {}, into(seen));
        settle();
        m_source->answer(index, ramp(query));
        return (*seen.last)->held;
    }

private Q_SLOTS:
    void init();
    void answersLaterThanAsk();
    void sendsTheSameOnce();
    void sendsOthersEach_data();
    void sendsOthersEach();
    void soManyAtATime();
    void aSourceDoesNotWaitForAnother();
    void lastAskerCancels();
    void withdrawnBeforeItsTurn();
    void lateAnswersAreDropped();
    void backsOff();
    void manyFailuresAtOnceAreOne();
    void aSlowQueryIsNotADeadSource();
    void aBadQueryIsNotADeadSource();
    void whoWaitsForADeadSourceIsTold();
    void asksForTheTail();
    void sharesAMerge();
    void givesTheSameFrameWhereNothingIsNew();
    void bigMergesGoToAnotherThread();
    void tailsThatDoNotFit();
    void serverBehind();
    void survivesItsEnd();
};

void TestQueryRunner::init()
{
    m_runner.reset();
    m_clock = FakeClock();
    m_gate = std::make_unique<SourceGate>(3);
    m_source = std::make_unique<FakeSource>();
    QueryOptions options;
    options.random = [] { return 0.5; };
    m_runner = std::make_unique<QueryRunner>(m_clock, *m_gate, options);
}

void TestQueryRunner::answersLaterThanAsk()
{
    m_source->answerAtOnce
        = [](const MetricQuery &query) { return FakeSource::answerOf(ramp(query)); };
    Seen seen;
    const auto ticket = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
    QCOMPARE(seen.answers, 0);
    QVERIFY(ticket.isOpen());
    settle();
    QCOMPARE(seen.answers, 1);
    QVERIFY(!ticket.isOpen());
    QVERIFY(m_runner->isIdle());
}

void TestQueryRunner::sendsTheSameOnce()
{
    Seen first, second, third;
    const auto a = m_runner->ask(*m_source, queryOf("up"), {}, into(first));
    const auto b = m_runner->ask(*m_source, queryOf("up"), {}, into(second));
    settle();
    // Also while it is under way.
    const auto c = m_runner->ask(*m_source, queryOf("up"), {}, into(third));
    settle();
    QCOMPARE(m_source->requests.size(), std::size_t(1));
    m_source->answer(0, ramp(queryOf("up")));
    QCOMPARE(first.answers + second.answers + third.answers, 3);
    QCOMPARE((*first.last)->answer.frame, (*third.last)->answer.frame);
}

void TestQueryRunner::sendsOthersEach_data()
{
    QTest::addColumn<QString>("expr");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<bool>("instant");
    QTest::newRow("expression") << "down" << qint64(100 * kStep) << qint64(kStep) << false;
    QTest::newRow("range") << "up" << qint64(101 * kStep) << qint64(kStep) << false;
    QTest::newRow("step") << "up" << qint64(100 * kStep) << qint64(2 * kStep) << false;
    QTest::newRow("instant") << "up" << qint64(100 * kStep) << qint64(kStep) << true;
}

void TestQueryRunner::sendsOthersEach()
{
    QFETCH(QString, expr);
    QFETCH(qint64, to);
    QFETCH(qint64, step);
    QFETCH(bool, instant);
    Seen seen;
    const MetricQuery other{expr.toStdString(), instant, {0, to}, step};
    const auto a = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
    const auto b = m_runner->ask(*m_source, other, {}, into(seen));
    settle();
    QCOMPARE(m_source->requests.size(), std::size_t(2));
}

void TestQueryRunner::soManyAtATime()
{
    Seen seen;
    std::vector<QueryRunner::Ticket> tickets;
    for (int i = 0; i < 10; ++i)
        tickets.push_back(m_runner->ask(*m_source, queryOf(std::to_string(i)), {}, into(seen)));
    settle();
    QCOMPARE(m_source->requests.size(), std::size_t(3));
    QVERIFY(tickets[2].isSent());
    QVERIFY(!tickets[3].isSent());
    m_source->answer(1, Frame());
    QCOMPARE(m_source->requests.size(), std::size_t(4));
    QCOMPARE(m_source->requests[3].query.expr, std::string("3"));
    for (std::size_t i = 0; i < 10; ++i) {
        if (i != 1)
            m_source->answer(i, Frame());
    }
    QCOMPARE(seen.answers, 10);
    QVERIFY(m_runner->isIdle());
}

void TestQueryRunner::aSourceDoesNotWaitForAnother()
{
    FakeSource other("other");
    Seen seen;
    std::vector<QueryRunner::Ticket> tickets;
    for (int i = 0; i < 5; ++i)
        tickets.push_back(m_runner->ask(*m_source, queryOf(std::to_string(i)), {}, into(seen)));
    tickets.push_back(m_runner->ask(other, queryOf("up"), {}, into(seen)));
    settle();
    QCOMPARE(other.requests.size(), std::size_t(1));
    tickets.clear();
    m_runner.reset();
}

void TestQueryRunner::lastAskerCancels()
{
    Seen seen;
    auto a = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
    auto b = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
    settle();
    a = {};
    QVERIFY(!m_source->requests[0].stop.stop_requested());
    b = {};
    QVERIFY(m_source->requests[0].stop.stop_requested());
    QVERIFY(m_runner->isIdle());
}

void TestQueryRunner::withdrawnBeforeItsTurn()
{
    Seen seen;
    std::vector<QueryRunner::Ticket> tickets;
    for (int i = 0; i < 4; ++i)
        tickets.push_back(m_runner->ask(*m_source, queryOf(std::to_string(i)), {}, into(seen)));
    settle();
    tickets.pop_back();
    m_source->answer(0, Frame());
    QCOMPARE(m_source->requests.size(), std::size_t(3));
}

void TestQueryRunner::lateAnswersAreDropped()
{
    Seen seen;
    auto ticket = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
    settle();
    ticket = m_runner->ask(*m_source, queryOf("up", kStep, 101 * kStep), {}, into(seen));
    settle();
    m_source->answer(0, ramp(queryOf("late")));
    QCOMPARE(seen.answers, 0);
    m_source->answer(1, Frame());
    QCOMPARE(seen.answers, 1);
    // Nor does a late failure count against the source.
    ticket = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
    settle();
    ticket = {};
    m_source->refuse(2, Error::Kind::Timeout);
    QVERIFY(!m_runner->retryAtMs(*m_source));
}

void TestQueryRunner::backsOff()
{
    m_runner->setFirstDelay(5000);
    std::vector<std::int64_t> delays;
    for (std::size_t i = 0; i < 5; ++i) {
        Seen seen;
        const auto ticket = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
        settle();
        m_source->refuse(i, Error::Kind::Network);
        QVERIFY(!*seen.last);
        delays.push_back(*m_runner->retryAtMs(*m_source) - m_clock.steadyMs());
        m_clock.advance(60'000);
    }
    QCOMPARE(delays, (std::vector<std::int64_t>{5000, 10'000, 20'000, 30'000, 30'000}));
    heldAfter(queryOf("up"));
    QVERIFY(!m_runner->retryAtMs(*m_source));
}

void TestQueryRunner::manyFailuresAtOnceAreOne()
{
    m_runner->setFirstDelay(5000);
    Seen seen;
    std::vector<QueryRunner::Ticket> tickets;
    for (int i = 0; i < 3; ++i)
        tickets.push_back(m_runner->ask(*m_source, queryOf(std::to_string(i)), {}, into(seen)));
    settle();
    for (std::size_t i = 0; i < 3; ++i)
        m_source->refuse(i, Error::Kind::Unavailable);
    QCOMPARE(seen.answers, 3);
    QCOMPARE(*m_runner->retryAtMs(*m_source), m_clock.steadyMs() + 5000);
}

void TestQueryRunner::aSlowQueryIsNotADeadSource()
{
    Seen slow, quick;
    const auto a = m_runner->ask(*m_source, queryOf("slow"), {}, into(slow));
    const auto b = m_runner->ask(*m_source, queryOf("quick"), {}, into(quick));
    settle();
    m_source->answer(1, Frame());
    m_source->refuse(0, Error::Kind::Timeout);
    QVERIFY(!*slow.last);
    QVERIFY(!m_runner->retryAtMs(*m_source));
}

void TestQueryRunner::aBadQueryIsNotADeadSource()
{
    Seen seen;
    const auto ticket = m_runner->ask(*m_source, queryOf("up{"), {}, into(seen));
    settle();
    m_source->refuse(0, Error::Kind::BadQuery, "parse error");
    QCOMPARE(seen.last->error().message, std::string("parse error"));
    QVERIFY(!m_runner->retryAtMs(*m_source));
}

void TestQueryRunner::whoWaitsForADeadSourceIsTold()
{
    Seen seen;
    std::vector<QueryRunner::Ticket> tickets;
    for (int i = 0; i < 20; ++i)
        tickets.push_back(m_runner->ask(*m_source, queryOf(std::to_string(i)), {}, into(seen)));
    settle();
    m_source->refuse(0, Error::Kind::Network, "connection refused");
    QCOMPARE(seen.answers, 18); // all but the two that are under way
    QCOMPARE(m_source->requests.size(), std::size_t(3));
}

void TestQueryRunner::asksForTheTail()
{
    const HeldFramePtr held = heldAfter(queryOf("up"));
    const MetricQuery next = queryOf("up", 2 * kStep, 102 * kStep);
    Seen seen;
    const auto ticket = m_runner->ask(*m_source, next, held, into(seen));
    settle();
    const MetricQuery asked = m_source->requests[1].query;
    QCOMPARE(asked.range, (TimeRange{97 * kStep, 102 * kStep}));
    m_source->answer(1, ramp(asked));
    QVERIFY((*seen.last)->isTail);
    QCOMPARE(*(*seen.last)->answer.frame, ramp(next));
    QCOMPARE((*seen.last)->held->query, next);
}

void TestQueryRunner::sharesAMerge()
{
    const HeldFramePtr held = heldAfter(queryOf("up"));
    const MetricQuery next = queryOf("up", 2 * kStep, 102 * kStep);
    Seen one, two;
    const auto a = m_runner->ask(*m_source, next, held, into(one));
    const auto b = m_runner->ask(*m_source, next, held, into(two));
    settle();
    QCOMPARE(m_source->requests.size(), std::size_t(2));
    m_source->answer(1, ramp(m_source->requests[1].query));
    QCOMPARE((*one.last)->answer.frame, (*two.last)->answer.frame);
    QCOMPARE((*one.last)->held, (*two.last)->held);
}

void TestQueryRunner::givesTheSameFrameWhereNothingIsNew()
{
    const HeldFramePtr held = heldAfter(queryOf("up"));
    Seen seen;
    const auto ticket = m_runner->ask(*m_source, queryOf("up"), held, into(seen));
    settle();
    m_source->answer(1, ramp(m_source->requests[1].query));
    QCOMPARE((*seen.last)->answer.frame, held->frame);
}

void TestQueryRunner::bigMergesGoToAnotherThread()
{
    const auto big = [](const MetricQuery &query) {
        Frame frame;
        for (int i = 0; i < 300; ++i) {
            const Labels labels{{"i", QString::number(i).rightJustified(3, u'0').toStdString()}};
            frame.series.push_back(ramp(query, labels).series[0]);
        }
        return frame;
    };
    Seen first, second;
    const auto a = m_runner->ask(*m_source, queryOf("up"), {}, into(first));
    settle();
    m_source->answer(0, big(queryOf("up")));
    const MetricQuery next = queryOf("up", 2 * kStep, 102 * kStep);
    const auto b = m_runner->ask(*m_source, next, (*first.last)->held, into(second));
    settle();
    m_source->requests[1].promise.give(FakeSource::answerOf(big(m_source->requests[1].query)));
    QTRY_COMPARE(second.answers, 1);
    QCOMPARE(*(*second.last)->answer.frame, big(next));
}

void TestQueryRunner::tailsThatDoNotFit()
{
    const HeldFramePtr held = heldAfter(queryOf("up"));
    const MetricQuery next = queryOf("up", 2 * kStep, 102 * kStep);
    Seen seen;
    const auto ticket = m_runner->ask(*m_source, next, held, into(seen));
    settle();
    Frame twice = ramp(m_source->requests[1].query);
    twice.series.push_back(twice.series[0]);
    m_source->answer(1, twice);
    QCOMPARE(seen.answers, 0);
    QCOMPARE(m_source->requests.size(), std::size_t(3));
    QCOMPARE(m_source->requests[2].query, next);
    m_source->answer(2, ramp(next));
    QVERIFY(!(*seen.last)->isTail);
}

// A server whose clock is behind has no samples yet for what this machine calls now.
void TestQueryRunner::serverBehind()
{
    const std::int64_t now = m_clock.nowMs() / kStep * kStep;
    m_source->sourceHealth.clockSkewMs = -600'000;
    const HeldFramePtr held = heldAfter(queryOf("up", now - 200 * kStep, now));
    QVERIFY(held->settledTo <= now - 660'000 + kStep);
    m_source->sourceHealth.clockSkewMs = 600'000;
    QVERIFY(heldAfter(queryOf("x", now - 200 * kStep, now))->settledTo >= now - 60'000);
}

void TestQueryRunner::survivesItsEnd()
{
    Seen seen;
    auto ticket = m_runner->ask(*m_source, queryOf("up"), {}, into(seen));
    settle();
    m_runner.reset();
    QVERIFY(m_source->requests[0].stop.stop_requested());
    m_source->answer(0, Frame());
    QCOMPARE(seen.answers, 0);
    ticket = {};
}

QTEST_GUILESS_MAIN(TestQueryRunner)
#include "tst_queryrunner.moc"
