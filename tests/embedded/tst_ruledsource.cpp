// SPDX-License-Identifier: GPL-3.0-or-later
// Rules over another source, which a test answers for; and over a real Prometheus.
#include "datasource/embedded/ruledsource.h"
#include "datasource/prometheus/prometheussource.h"
#include "tests/query/fakeclock.h"
#include "tests/query/fakesource.h"
#include "tests/support/serverstack.h"

#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

std::vector<RuleGroupDefinition> groupsOf(const std::string &rules)
{
    const auto groups
        = parseRules("groups:\n- name: g\n  interval: 10s\n  rules:\n" + rules, "r.yml");
    return groups ? *groups : std::vector<RuleGroupDefinition>();
}

} // namespace

class TestRuledSource : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<RuledSource> m_source;
    FakeSource *m_fake = nullptr;
    std::int64_t m_holdsFromMs = 0; // the condition

    void open(const std::string &rules)
    {
        auto fake = std::make_unique<FakeSource>();
        m_fake = fake.get();
        m_fake->answerAtOnce = [this](const MetricQuery &query) -> Result<QueryAnswer> {
            Frame frame = ramp(query);
            Series &series = frame.series.front();
            while (!series.times.empty() && series.times.front() < m_holdsFromMs) {
                series.times.erase(series.times.begin());
                series.values.erase(series.values.begin());
            }
            if (series.times.empty())
                frame.series.clear();
            return FakeSource::answerOf(frame);
        };
        m_source = std::make_unique<RuledSource>(std::move(fake), m_clock);
        m_source->setOwnRules(groupsOf(rules));
        settle();
    }
    std::string state() const { return m_source->ownRules()[0].rules[0].state; }
    void wait(std::int64_t ms)
    {
        m_clock.advance(ms);
        m_source->tick();
        settle();
    }

private Q_SLOTS:
    void firesWhenItHasHeld()
    {
        m_holdsFromMs = m_clock.nowMs();
        open("  - {alert: A, expr: up > 0, for: 30s}\n");
        QCOMPARE(state(), std::string("pending"));
        wait(20'000);
        QCOMPARE(state(), std::string("pending"));
        wait(10'000);
        QCOMPARE(state(), std::string("firing"));
        m_holdsFromMs = m_clock.nowMs() + 60'000;
        wait(10'000);
        QCOMPARE(state(), std::string("inactive"));
    }

    // It need not wait again for what the source knows to have held.
    void asksForTheTimeBefore()
    {
        m_holdsFromMs = m_clock.nowMs() - 20'000;
        open("  - {alert: A, expr: up > 0, for: 30s}\n");
        QCOMPARE(m_fake->requests.size(), std::size_t{2});
        QVERIFY(!m_fake->requests[0].query.instant);
        QCOMPARE(state(), std::string("pending"));
        QCOMPARE(m_source->ownRules()[0].rules[0].alerts[0].activeAt, m_holdsFromMs);
        wait(10'000);
        QCOMPARE(state(), std::string("firing"));
        m_holdsFromMs = 0;
        open("  - {alert: A, expr: up > 0, for: 30s}\n");
        QCOMPARE(state(), std::string("firing"));
    }

    void whatCannotBeAskedStays()
    {
        m_holdsFromMs = 0;
        open("  - {alert: A, expr: up > 0}\n");
        QCOMPARE(state(), std::string("firing"));
        m_fake->answerAtOnce = [](const MetricQuery &) -> Result<QueryAnswer> {
            return fail(Error::Kind::Network, "it is gone");
        };
        wait(10'000);
        const Rule rule = m_source->ownRules()[0].rules[0];
        QCOMPARE(rule.health, std::string("err"));
        QCOMPARE(rule.lastError, std::string("it is gone"));
        QCOMPARE(rule.state, std::string("firing"));
    }

    void changedRulesGoOn()
    {
        m_holdsFromMs = m_clock.nowMs();
        open("  - {alert: A, expr: up > 0, for: 30s}\n");
        wait(20'000);
        m_source->setOwnRules(groupsOf("  - {alert: B, expr: up > 0}\n"
                                       "  - {alert: A, expr: up > 0, for: 20s}\n"));
        settle();
        QCOMPARE(m_source->ownRules()[0].rules[1].state, std::string("firing"));
        m_source->setOwnRules({});
        settle();
        QVERIFY(m_source->ownRules().empty());
    }

    void recordingRulesSaySo()
    {
        open("  - {record: r, expr: up}\n");
        const Rule rule = m_source->ownRules()[0].rules[0];
        QCOMPARE(rule.health, std::string("err"));
        QVERIFY(rule.lastError.find("itself") != std::string::npos);
    }

    // Its own rule and ours say the same.
    void agreesWithARealOne()
    {
        ONEX_REQUIRE_SERVERS();
        const QByteArray rules = "groups:\n- name: g\n  interval: 1s\n  rules:\n"
                                 "  - alert: Up\n    expr: up == 1\n    for: 2s\n"
                                 "    labels: {severity: low}\n"
                                 "    annotations: {summary: '{{ $labels.job }} {{ $value }}'}\n";
        PrometheusOptions options;
        options.rules = rules;
        options.config = "global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
                         "rule_files: [rules.yml]\n"
                         "scrape_configs:\n- job_name: self\n  static_configs:\n"
                         "  - targets: ['@PROMETHEUS@']\n";
        const auto server = PrometheusServer::start(options);
        QVERIFY(server);
        PrometheusConfig config;
        config.name = "real";
        config.url = server->url();
        config.scrapeIntervalMs = 1000;
        const SystemClock clock;
        RuledSource source(std::make_unique<PrometheusSource>(config), clock);
        source.setOwnRules(parseRules(rules.toStdString(), "own.yml").value());
        std::vector<RuleGroup> groups;
        const auto bothFire = [&source, &groups] {
            groups = QCoro::waitFor(source.rules({})).value_or(std::vector<RuleGroup>());
            return groups.size() == 2 && groups[0].rules[0].state == "firing"
                && groups[1].rules[0].state == "firing";
        };
        QTRY_VERIFY_WITH_TIMEOUT(bothFire(), 30'000);
        const PrometheusAlert &theirs = groups[0].rules[0].alerts[0];
        const PrometheusAlert &ours = groups[1].rules[0].alerts[0];
        QCOMPARE(ours.labels, theirs.labels);
        QCOMPARE(ours.annotations, theirs.annotations);
        QVERIFY(std::abs(ours.activeAt - theirs.activeAt) < 10'000);
    }
};

QTEST_GUILESS_MAIN(TestRuledSource)
#include "tst_ruledsource.moc"
