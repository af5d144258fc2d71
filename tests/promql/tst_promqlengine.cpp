// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus 3 does and 2 did not, limits, and what is worked out by hand. The rest is
// compared with the real one: tst_promqltruth.
#include "tests/promql/promqlfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::promql;
using namespace onex::test;

namespace {

const Asked &data()
{
    static const Asked asked(
        "c{i=\"1\"} 0 0\nc{i=\"1\"} 10 10\nc{i=\"1\"} 20 20\nc{i=\"1\"} 30 30\n"
        "c{i=\"2\"} 5 0\nc{i=\"2\"} 7 10\nc{i=\"2\"} 1 20\nc{i=\"2\"} 4 30\n"
        "g{i=\"1\"} 4 0\ng{i=\"1\"} NaN 10\ng{i=\"1\"} 2 20\ng{i=\"1\"} 8 30\n"
        "v{n=\"a2\"} 1 0\nv{n=\"a10\"} 2 0\nv{n=\"a1\"} 3 0\n"
        "b_bucket{le=\"1\"} 1 0\nb_bucket{le=\"2\"} 3 0\n"
        "b_bucket{le=\"+Inf\"} 4 0\n");
    return asked;
}

} // namespace

class TestPromqlEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void instant_data();
    void instant();
    void leftOpen();
    void lookBack();
    void staleness();
    void subqueriesAreAligned();
    void fixedParts();
    void samplesAreLimited();
    void stops();
    void profiles();
};

void TestPromqlEngine::instant_data()
{
    QTest::addColumn<QByteArray>("told");
    const auto row
        = [](const char *query, const char *told) { QTest::newRow(query) << QByteArray(told); };
    // at 30 s
    row("mad_over_time(c{i=\"1\"}[1m])", "{i=\"1\"} 30=>10");
    row("double_exponential_smoothing(c{i=\"1\"}[1m], 0.5, 0.5)", "{i=\"1\"} 30=>30");
    row("first_over_time(c{i=\"2\"}[25s])", "c{i=\"2\"} 30=>7");
    row("ts_of_max_over_time(c{i=\"2\"}[1m])", "{i=\"2\"} 30=>10");
    row("ts_of_min_over_time(c{i=\"2\"}[1m])", "{i=\"2\"} 30=>20");
    row("ts_of_last_over_time(c{i=\"2\"}[1m])", "{i=\"2\"} 30=>30");
    row("max_over_time(g[1m])", "{i=\"1\"} 30=>8");
    row("sort_by_label(v, \"n\")", "v{n=\"a1\"} 30=>3\nv{n=\"a2\"} 30=>1\nv{n=\"a10\"} 30=>2");
    row("sort_by_label_desc(v, \"n\")", "v{n=\"a10\"} 30=>2\nv{n=\"a2\"} 30=>1\nv{n=\"a1\"} 30=>3");
    row("sort(v)", "v{n=\"a2\"} 30=>1\nv{n=\"a10\"} 30=>2\nv{n=\"a1\"} 30=>3");
    row("count(limitk(2, v))", "{} 30=>2");
    row("count(limit_ratio(0.4, v)) + count(limit_ratio(-0.6, v)) or vector(3)", "{} 30=>3");
    row("histogram_fraction(0, 1, b_bucket)", "{} 30=>0.25");
    row("histogram_fraction(1, 1.5, b_bucket)", "{} 30=>0.25");
    row("histogram_fraction(0, Inf, b_bucket)", "{} 30=>1");
    row("histogram_quantile(0.5, b_bucket)", "{} 30=>1.5");
    row("histogram_count(v)", "");
    row("5m", "{} 30=>300");
    row("0x10 + 1_000", "{} 30=>1016");
    row("\"text\"", "text");
    row("{\"v\"}", "v{n=\"a1\"} 30=>3\nv{n=\"a10\"} 30=>2\nv{n=\"a2\"} 30=>1");
    row("topk(2, v)", "v{n=\"a1\"} 30=>3\nv{n=\"a10\"} 30=>2");
    row("c[15s]", "c{i=\"1\"} 20=>20 30=>30\nc{i=\"2\"} 20=>1 30=>4");
    row("count_values(\"x\", c)", "{x=\"30\"} 30=>1\n{x=\"4\"} 30=>1");
    row("label_replace(v{n=\"a2\"}, \"m\", \"$2-${1}$x\", \"n\", \"(.)(?P<x>.)\")",
        "v{m=\"2-a2\", n=\"a2\"} 30=>1");
    row("v + on () group_left () c{i=\"1\"}",
        "{n=\"a1\"} 30=>33\n{n=\"a10\"} 30=>32\n{n=\"a2\"} 30=>31");
    row("v + c", "");
    row("v + on () c{i=\"1\"}",
        "0:0: multiple matches for labels: many-to-one matching must be explicit "
        "(group_left/group_right)");
    row("v * on () group_left () c",
        "0:0: found duplicate series for the match group {} on the right hand-side of the "
        "operation: [c{i=\"2\"}, c{i=\"1\"}];many-to-many matching not allowed: matching labels "
        "must "
        "be unique on one side");
    row("topk(NaN, v)", "0:0: Parameter value is NaN");
    row("holt_winters(c[1m], 2, 0.5)",
        "0:0: invalid smoothing factor. Expected: 0 < sf < 1, got: 2");
    row("-{n=\"a1\"}", "{n=\"a1\"} 30=>-3");
}

void TestPromqlEngine::instant() { QTEST(data().at(30, QTest::currentDataTag()), "told"); }

// A sample at the beginning of a range is not in it: a step's ranges do not overlap.
void TestPromqlEngine::leftOpen()
{
    QCOMPARE(data().at(30, "count_over_time(c{i=\"1\"}[10s])"), QByteArray("{i=\"1\"} 30=>1"));
    QCOMPARE(data().at(30, "count_over_time(c{i=\"1\"}[10001ms])"), QByteArray("{i=\"1\"} 30=>2"));
    QCOMPARE(data().at(30, "increase(c{i=\"1\"}[20s])"), QByteArray("{i=\"1\"} 30=>20"));
}

// Not quite five minutes, and as long as is asked.
void TestPromqlEngine::lookBack()
{
    QCOMPARE(data().at(329.999, "c{i=\"1\"}"), QByteArray("c{i=\"1\"} 329.999=>30"));
    QCOMPARE(data().at(330, "c{i=\"1\"}"), QByteArray());
    QCOMPARE(data().at(-1, "c{i=\"1\"}"), QByteArray());
    QCOMPARE(data().at(900, "c{i=\"1\"} offset 15m"), QByteArray("c{i=\"1\"} 900=>0"));
    QCOMPARE(data().at(0, "c{i=\"1\"} offset -20s"), QByteArray("c{i=\"1\"} 0=>20"));
}

// A marker ends a series at once, and is no sample of a range.
void TestPromqlEngine::staleness()
{
    Asked asked("a 1 0\na 2 10\na 4 30\n");
    asked.store.add(0, 20'000, kStaleMarker);
    asked.store.finish();
    QCOMPARE(asked.range(0, 40, 10, "a"), QByteArray("a 0=>1 10=>2 30=>4 40=>4"));
    QCOMPARE(asked.at(40, "count_over_time(a[1m])"), QByteArray("{} 40=>3"));
    QCOMPARE(asked.at(25, "a"), QByteArray());
}

// To multiples of their step, whenever the query begins.
void TestPromqlEngine::subqueriesAreAligned()
{
    QCOMPARE(data().at(33, "c{i=\"1\"}[25s:10s]"), QByteArray("c{i=\"1\"} 10=>10 20=>20 30=>30"));
    QCOMPARE(data().at(30, "count_over_time(c{i=\"1\"}[20s:10s])"), QByteArray("{i=\"1\"} 30=>2"));
    QCOMPARE(data().at(30, "sum_over_time(vector(1)[10m:])"), QByteArray("{} 30=>10"));
}

// The same at every step, and worked out once.
void TestPromqlEngine::fixedParts()
{
    QCOMPARE(data().range(0, 30, 10, "c{i=\"1\"} @ 20"),
             QByteArray("c{i=\"1\"} 0=>20 10=>20 20=>20 30=>20"));
    QCOMPARE(data().range(10, 30, 10, "c{i=\"1\"} - c{i=\"1\"} @ start()"),
             QByteArray("{i=\"1\"} 10=>0 20=>10 30=>20"));
    QCOMPARE(data().range(10, 30, 10, "c{i=\"1\"} @ end() offset 10s"),
             QByteArray("c{i=\"1\"} 10=>20 20=>20 30=>20"));
    QCOMPARE(data().range(10, 30, 20, "timestamp(c{i=\"1\"} @ 20)"),
             QByteArray("{i=\"1\"} 10=>20 30=>20"));
    QCOMPARE(data().range(0, 10, 10, "predict_linear(c{i=\"1\"}[1m] @ 30, 10)"),
             QByteArray("{i=\"1\"} 0=>10 10=>20"));
}

void TestPromqlEngine::samplesAreLimited()
{
    Question question;
    question.steps = {0, 1000, 1001};
    question.limits.samples = 4000;
    QVERIFY(data().query("v", question).startsWith("v{"));
    QCOMPARE(data().query("v + v", question),
             QByteArray("0:0: query processing would load too many samples into memory in query "
                        "execution"));
    QCOMPARE(data().query("count_over_time(vector(1)[1y:1ms])", question),
             QByteArray("0:0: the subquery has too many steps"));
}

void TestPromqlEngine::stops()
{
    std::stop_source stop;
    Question question;
    question.stop = stop.get_token();
    question.steps = {0, 1000, 31};
    QVERIFY(data().query("sum(c)", question).startsWith("{}"));
    stop.request_stop();
    QCOMPARE(data().query("sum(c)", question),
             QByteArray("0:0: query was canceled in query execution"));
    question.stop = {};
    question.limits.time = std::chrono::milliseconds(-1);
    QCOMPARE(data().query("sum(c)", question),
             QByteArray("0:0: query timed out in query execution"));
}

void TestPromqlEngine::profiles()
{
    const auto expr = parse("sum(rate(c[20s]))");
    Profile profile;
    Question question;
    question.steps = {20'000, 10'000, 2};
    question.profile = &profile;
    QVERIFY(evaluate(**expr, data().store, question));
    QCOMPARE(profile.size(), std::size_t(3)); // the range as well
    QCOMPARE(profile[expr->get()].samples, std::size_t(2));
    QCOMPARE(profile[childrenOf(**expr)[0]].rows, std::size_t(2));
}

QTEST_GUILESS_MAIN(TestPromqlEngine)
#include "tst_promqlengine.moc"
