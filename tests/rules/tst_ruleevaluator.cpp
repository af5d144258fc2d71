// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rules/rulefixture.h"

#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestRuleEvaluator : public QObject
{
    Q_OBJECT

    static RuleEvaluator evaluatorOf(const std::string &rules)
    {
        const auto groups
            = parseRules("groups:\n- name: g\n  interval: 1m\n  rules:\n" + rules, "r.yml");
        return {groups.value(), 5000};
    }

    // The states of the rule's alerts, minute by minute.
    static QStringList statesOf(const std::string &rule, const MemoryStore &store, int minutes)
    {
        RuleEvaluator evaluator = evaluatorOf(rule);
        QStringList states;
        for (int i = 0; i < minutes; ++i) {
            evaluator.evaluate(store, i * kMinute, [](auto, const auto &) {}, {});
            states += QString::fromStdString(evaluator.groups()[0].rules[0].state).left(1);
        }
        return states;
    }

private Q_SLOTS:
    void pendingThenFiringThenGone()
    {
        MemoryStore store;
        addSeries(store, {{"__name__", "m"}}, {0, 1, 1, 1, 1, 0, 1, 0});
        store.finish();
        QCOMPARE(statesOf("  - {alert: A, expr: m > 0, for: 2m}\n", store, 8).join(QString()),
                 QStringLiteral("ippffipi"));
        QCOMPARE(statesOf("  - {alert: A, expr: m > 0}\n", store, 8).join(QString()),
                 QStringLiteral("iffffifi"));
        QCOMPARE(statesOf("  - {alert: A, expr: m > 0, for: 2m, keep_firing_for: 2m}\n", store, 8)
                     .join(QString()),
                 QStringLiteral("ippfffff"));
    }

    void alertsAreTold()
    {
        MemoryStore store;
        addSeries(store, {{"__name__", "m"}, {"job", "a"}}, {3, 4});
        addSeries(store, {{"__name__", "m"}, {"job", "b"}}, {5, 0});
        store.finish();
        RuleEvaluator evaluator = evaluatorOf(
            "  - alert: A\n    expr: m > 2\n    labels: {severity: high, of: '{{ $value }}'}\n"
            "    annotations: {summary: '{{ $labels.job }} has {{ $value }}'}\n");
        std::vector<MetricSample> samples;
        const auto record
            = [&samples](auto, const std::vector<MetricSample> &all) { samples = all; };
        evaluator.evaluate(store, 0, record, {});
        const Rule rule = evaluator.groups()[0].rules[0];
        QCOMPARE(rule.health, std::string("ok"));
        QCOMPARE(rule.alerts.size(), std::size_t{2});
        QCOMPARE(rule.alerts[0].labels,
                 (Labels{{"alertname", "A"}, {"job", "a"}, {"of", "3"}, {"severity", "high"}}));
        QCOMPARE(rule.alerts[0].annotations, (Labels{{"summary", "a has 3"}}));
        QCOMPARE(rule.alerts[0].value, 3.0);
        QCOMPARE(samples.size(), std::size_t{4});
        QCOMPARE(samples[0].name, std::string("ALERTS"));
        QCOMPARE(samples[0].labels.value("alertstate"), std::string_view("firing"));
    }

    // A rule sees what those before it in the group recorded.
    void recordedFirst()
    {
        MemoryStore store;
        addSeries(store, {{"__name__", "m"}, {"job", "a"}}, {3});
        addSeries(store, {{"__name__", "m"}, {"job", "b"}}, {4});
        store.finish();
        RuleEvaluator evaluator = evaluatorOf("  - {record: s, expr: sum(m), labels: {x: y}}\n"
                                              "  - {alert: A, expr: s > 6}\n");
        const auto record = [&store](std::size_t, const std::vector<MetricSample> &samples) {
            for (const MetricSample &sample : samples) {
                std::vector<Labels::Label> labels(sample.labels.begin(), sample.labels.end());
                labels.emplace_back("__name__", sample.name);
                store.add(store.seriesId(Labels(labels)), 0, sample.value);
            }
            store.finish();
        };
        evaluator.evaluate(store, 0, record, {});
        const auto &rules = evaluator.groups()[0].rules;
        QCOMPARE(rules[1].state, std::string("firing"));
        QCOMPARE(rules[1].alerts[0].labels, (Labels{{"alertname", "A"}, {"x", "y"}}));
    }

    void wrongRulesSaySo()
    {
        MemoryStore store;
        addSeries(store, {{"__name__", "m"}, {"job", "a"}}, {3});
        addSeries(store, {{"__name__", "m"}, {"job", "b"}}, {4});
        store.finish();
        RuleEvaluator evaluator
            = evaluatorOf("  - {alert: A, expr: m, labels: {job: same}}\n"
                          "  - {record: r, expr: 'm * on () group_left () m'}\n"
                          "  - {record: t, expr: '\"text\"'}\n  - {record: ok, expr: '1'}\n");
        int recorded = 0;
        evaluator.evaluate(store, 0, [&recorded](auto, const auto &) { ++recorded; }, {});
        const auto &rules = evaluator.groups()[0].rules;
        QVERIFY(rules[0].lastError.find("same labelset") != std::string::npos);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(rules[i].health, std::string("err"));
        QCOMPARE(rules[3].health, std::string("ok"));
        QCOMPARE(recorded, 1);
    }

    void evaluatesWhenDue()
    {
        const MemoryStore store;
        RuleEvaluator evaluator = evaluatorOf("  - {record: a, expr: '1'}\n");
        int count = 0;
        for (std::int64_t now = 0; now < 10 * kMinute; now += 7000)
            evaluator.evaluate(store, now, [&count](auto, const auto &) { ++count; }, {});
        QCOMPARE(count, 10);
    }
};

QTEST_GUILESS_MAIN(TestRuleEvaluator)
#include "tst_ruleevaluator.moc"
