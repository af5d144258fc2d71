// SPDX-License-Identifier: GPL-3.0-or-later
// From targets to what is answered.
#include "datasource/embedded/embeddedsource.h"
#include "datasource/embedded/targetrecorder.h"
#include "datasource/promql/engine.h"
#include "datasource/promql/parser.h"
#include "tests/embedded/livefixture.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace onex;
using namespace onex::test;

namespace {

MetricFamilies gauges(std::initializer_list<std::pair<Labels, double>> samples)
{
    MetricFamilies families{{"g", "A gauge.", MetricType::Gauge}};
    for (const auto &[labels, value] : samples)
        families[0].samples.push_back({"g", labels, value});
    return families;
}

double valueOf(const promql::Storage &store, const std::string &selector, std::int64_t timeMs)
{
    const auto expr = promql::parse(selector);
    promql::Question question;
    question.isInstant = true;
    question.steps = {timeMs, 1, 1};
    const auto answer = promql::evaluate(**expr, store, question);
    return answer && !answer->series.empty() ? answer->series[0].values.back() : qQNaN();
}

LocalTarget counting(std::atomic<int> &count)
{
    return {Labels{{"job", "own"}}, [&count](std::int64_t) {
                return std::optional(gauges({{{}, static_cast<double>(++count)}}));
            }};
}

} // namespace

class TestCollection : public QObject
{
    Q_OBJECT

    static std::vector<double> answer(EmbeddedSource &source, const std::string &expr)
    {
        const std::int64_t now = SystemClock().nowMs();
        const auto answer
            = QCoro::waitFor(source.query({expr, true, {now, now}, 1000}, std::stop_token()));
        std::vector<double> values;
        if (answer)
            for (const Series &series : (*answer).frame->series)
                values.push_back(series.values.back());
        return values;
    }

private Q_SLOTS:
    void seriesGetTheTargetsLabels()
    {
        LiveStore store;
        TargetRecorder recorder(store, Labels{{"job", "a"}, {"instance", "b"}});
        const MetricFamilies shown = gauges({{{{"x", "1"}, {"job", "mine"}}, 5}});
        QVERIFY(store.append(recorder.batchOf(&shown, 1000, 0.25)));
        QCOMPARE(
            valueOf(store, "g{job=\"a\", instance=\"b\", exported_job=\"mine\", x=\"1\"}", 1000),
            5.0);
        QCOMPARE(valueOf(store, "up{job=\"a\"}", 1000), 1.0);
        QCOMPARE(valueOf(store, "scrape_duration_seconds", 1000), 0.25);
        QCOMPARE(valueOf(store, "scrape_samples_scraped", 1000), 1.0);
    }

    void whatIsGoneEnds()
    {
        LiveStore store;
        TargetRecorder recorder(store, Labels{{"job", "a"}});
        const MetricFamilies both = gauges({{{{"x", "1"}}, 1}, {{{"x", "2"}}, 2}});
        const MetricFamilies one = gauges({{{{"x", "1"}}, 1}});
        QVERIFY(store.append(recorder.batchOf(&both, 1000, 0)));
        QVERIFY(store.append(recorder.batchOf(&one, 2000, 0)));
        QCOMPARE(valueOf(store, "count(g)", 1500), 2.0);
        QCOMPARE(valueOf(store, "count(g)", 2500), 1.0);
        QVERIFY(store.append(recorder.batchOf(nullptr, 3000, 0)));
        QVERIFY(qIsNaN(valueOf(store, "count(g)", 3500)));
        QCOMPARE(valueOf(store, "up", 3500), 0.0);
        QVERIFY(store.append(recorder.batchOf(&both, 4000, 0)));
        QCOMPARE(valueOf(store, "count(g)", 4500), 2.0);
    }

    // Twice the same series in one answer: the first counts, nothing breaks.
    void sameSeriesTwice()
    {
        LiveStore store;
        TargetRecorder recorder(store, Labels{});
        const MetricFamilies shown = gauges({{{}, 1}, {{}, 2}});
        QVERIFY(store.append(recorder.batchOf(&shown, 1000, 0)));
        QCOMPARE(valueOf(store, "g", 1000), 1.0);
    }

    void collectsAgainAndAgain()
    {
        std::atomic<int> count = 0;
        CollectionOptions options;
        options.intervalMs = 50;
        options.targets.push_back(counting(count));
        EmbeddedSource source("own", std::move(options));
        QCOMPARE(answer(source, "g").size(), std::size_t{1}); // asked before there was anything
        QTRY_VERIFY(count > 5);
        QVERIFY(answer(source, "g")[0] >= 5);
        QCOMPARE(source.health().state, SourceHealth::State::Ok);
        QVERIFY(source.health().remark.find("of a core") != std::string::npos);
        const auto about = QCoro::waitFor(source.metadata({}));
        QCOMPARE(about->size(), std::size_t{1});
        QCOMPARE((*about)[0].type, std::string("gauge"));
    }

    void historyIsMadeUpOnce()
    {
        const QTemporaryDir folder;
        std::atomic<int> count = 0;
        const auto make = [&] {
            CollectionOptions options;
            options.path = folder.filePath(QStringLiteral("live.sqlite"));
            options.historyMs = 600'000;
            options.targets.push_back(counting(count));
            options.targets.back().hasHistory = true;
            return EmbeddedSource("own", std::move(options));
        };
        {
            EmbeddedSource source = make();
            const auto samples = answer(source, "count_over_time(g[10m])");
            QVERIFY(samples.at(0) >= 19);
        }
        const int before = count;
        EmbeddedSource source = make();
        QVERIFY(answer(source, "count_over_time(g[10m])").at(0) >= 20);
        QVERIFY(count <= before + 2);
    }

    // An alert that fires, and goes on after the program was gone for a moment.
    void rulesAreEvaluated()
    {
        const QTemporaryDir folder;
        std::atomic<int> count = 0;
        const auto make = [&] {
            CollectionOptions options;
            options.path = folder.filePath(QStringLiteral("live.sqlite"));
            options.intervalMs = 50;
            options.targets.push_back(counting(count));
            auto source = std::make_unique<EmbeddedSource>("own", std::move(options));
            source->setOwnRules(parseRules("groups:\n- name: a\n  rules:\n"
                                           "  - {record: twice, expr: g * 2}\n"
                                           "  - {alert: Counting, expr: twice > 2, for: 200ms}\n",
                                           "r.yml")
                                    .value());
            return source;
        };
        const auto alert = [](EmbeddedSource &source) {
            const auto groups = QCoro::waitFor(source.rules({}));
            const auto &alerts = groups->at(0).rules.at(1).alerts;
            return alerts.empty() ? PrometheusAlert() : alerts[0];
        };
        std::int64_t since = 0;
        {
            const auto source = make();
            QTRY_COMPARE(alert(*source).state, std::string("firing"));
            QVERIFY(alert(*source).value > 2);
            QCOMPARE(
                answer(*source, "ALERTS{alertname=\"Counting\", alertstate=\"firing\"}").size(),
                std::size_t{1});
            since = alert(*source).activeAt;
        }
        const auto source = make();
        QCOMPARE(alert(*source).state, std::string("firing")); // the first answer says so
        QCOMPARE(alert(*source).activeAt / 1000, since / 1000);
    }

    // Two windows: one keeps, both show.
    void secondWindow()
    {
        const QTemporaryDir folder;
        std::atomic<int> count = 0;
        const auto make = [&] {
            CollectionOptions options;
            options.path = folder.filePath(QStringLiteral("live.sqlite"));
            options.targets.push_back(counting(count));
            return EmbeddedSource("own", std::move(options));
        };
        EmbeddedSource first = make();
        QCOMPARE(answer(first, "g").size(), std::size_t{1});
        EmbeddedSource second = make();
        QCOMPARE(answer(second, "g").size(), std::size_t{1});
        QVERIFY(!first.status().storeProblem);
        QVERIFY(second.status().storeProblem);
        QVERIFY(second.status().storeProblem->message.find("another window") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCollection)
#include "tst_collection.moc"
