// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/platform.h"

#include <QtTest>

#include <map>

using namespace onex;
using namespace onex::simulator;

namespace {

constexpr double kStart = 1'700'000'000;

// Values by series, and types by family, as a scraper reads them.
struct Scrape
{
    std::map<QString, double> values;
    QMap<QString, QString> types;
    QStringList unreadable;
};

void readLine(Scrape &scrape, const QString &line)
{
    static const QRegularExpression sample(
        R"re(^([a-z_0-9]+(?:\{[a-z_]+="[^"]*"(?:,[a-z_]+="[^"]*")*\})?) ([^ ]+)$)re");
    static const QRegularExpression type(R"(^# TYPE (\S+) (counter|gauge|histogram)$)");
    if (const auto match = sample.match(line); match.hasMatch())
        scrape.values[match.captured(1)] = match.captured(2).toDouble();
    else if (const auto typed = type.match(line); typed.hasMatch())
        scrape.types[typed.captured(1)] = typed.captured(2);
    else if (!line.startsWith("# HELP ") && !line.isEmpty())
        scrape.unreadable += line;
}

Scrape scrapeOf(const Platform &platform, std::string_view job)
{
    Scrape scrape;
    for (const QString &line :
         QString::fromStdString(exposition(platform.families(job))).split('\n'))
        readLine(scrape, line);
    return scrape;
}

QString familyOf(const QString &series)
{
    static const QRegularExpression end(R"((_bucket|_sum|_count)?(\{.*)?$)");
    return QString(series).remove(end);
}

bool isCumulative(const Scrape &scrape, const QString &series)
{
    const QString type = scrape.types.value(series.section('{', 0, 0));
    return type == "counter" || scrape.types.value(familyOf(series)) == "histogram";
}

Platform platformAt(double seconds, PlatformOptions options = {.startSeconds = kStart})
{
    Platform platform(options);
    platform.advanceTo(kStart + seconds);
    return platform;
}

double intensityAt(Trouble trouble, double schedule)
{
    return Moment{.elapsed = schedule, .schedule = schedule, .seed = 1}.intensity(trouble);
}

} // namespace

class TestPlatform : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shows_every_metric_of_the_specification_data()
    {
        QTest::addColumn<QByteArray>("job");
        QTest::addColumn<QStringList>("series"); // beginnings of them
        const auto row = [](const char *job, const QStringList &series) {
            QTest::newRow(job) << QByteArray(job) << series;
        };
        row("onex-execution",
            {R"(onex_node_executions_total{node_name="validator_node",status="error",version=)",
             R"(onex_node_executions_total{node_name="validator_node",status="success",version=)",
             R"(onex_node_execution_duration_seconds_bucket{le="0.1",node_name="stamper_node",)",
             R"(onex_node_execution_duration_seconds_sum{node_name=)",
             R"(onex_active_executions{node_name=)", "onex_node_execution_duration_ms",
             "onex_node_execution_errors_total", "onex_concurrent_executions"});
        row("onex-validation",
            {R"(onex_validation_runs_total{status="success",validator_type=)",
             R"(onex_validation_errors_total{error_category="schema",error_code="E1001"})",
             R"(onex_validation_duration_seconds_bucket{le="+Inf",validator_type="schema"})",
             "onex_validation_success_rate", "onex_validation_duration_ms",
             "onex_validation_errors_by_type"});
        row("onex-registry",
            {"onex_node_count_total", "onex_node_discovery_time_ms",
             "onex_registry_sync_duration_ms", "onex_registry_errors_total"});
        row("onex-analytics",
            {"onex_test_coverage_percent", "onex_nodes_created_per_day",
             "onex_successful_deployments_per_week", "onex_time_to_production_hours",
             "onex_bug_detection_rate", "onex_security_scan_pass_rate", "onex_active_users_count",
             "onex_node_usage_frequency", "onex_feature_adoption_rate"});
        row("onex-host",
            {"system_cpu_percent", "system_cpu_count", "system_load_avg_1m",
             "system_memory_percent", "system_memory_available", "system_swap_percent",
             "system_disk_percent", "system_disk_free", "system_network_bytes_sent",
             "system_network_bytes_recv", "system_cpu_usage_percent",
             "system_memory_cache_hit_ratio", "system_disk_read_iops",
             "system_disk_write_latency_ms", "system_network_packets_out_per_sec",
             "system_network_connection_count"});
    }
    void shows_every_metric_of_the_specification()
    {
        QFETCH(QByteArray, job);
        QFETCH(QStringList, series);
        const Scrape scrape = scrapeOf(platformAt(60), job.toStdString());
        QCOMPARE(scrape.unreadable, QStringList());
        for (const QString &beginning : series) {
            const auto found = scrape.values.lower_bound(beginning);
            QVERIFY2(found != scrape.values.end() && found->first.startsWith(beginning),
                     qPrintable(beginning));
        }
    }

    void counters_and_buckets_never_fall()
    {
        Platform platform({.startSeconds = kStart});
        std::map<QString, double> before;
        for (double seconds = 0; seconds < kCycleSeconds; seconds += 45) {
            platform.advanceTo(kStart + seconds);
            for (const std::string_view job : platform.jobs()) {
                const Scrape scrape = scrapeOf(platform, job);
                for (const auto &[series, value] : scrape.values) {
                    if (!isCumulative(scrape, series))
                        continue;
                    QVERIFY2(value >= before[series], qPrintable(series));
                    before[series] = value;
                }
            }
        }
        QVERIFY(before.size() > 100);
    }

    void buckets_are_cumulative_up_to_the_count()
    {
        const Platform platform = platformAt(900);
        double last = 0;
        double count = -1;
        for (const Family &family : platform.families("onex-validation"))
            for (const MetricSample &sample : family.samples) {
                if (sample.labels.value("validator_type") != "schema")
                    continue;
                if (sample.name == "onex_validation_duration_seconds_bucket") {
                    QVERIFY(sample.value >= last);
                    last = sample.value;
                } else if (sample.name == "onex_validation_duration_seconds_count") {
                    count = sample.value;
                }
            }
        QCOMPARE(last, count);
        QVERIFY(count > 500);
    }

    void is_the_same_however_often_it_is_asked()
    {
        Platform often({.startSeconds = kStart, .seed = 7});
        for (double seconds = 0.3; seconds < 600; seconds += 0.7)
            often.advanceTo(kStart + seconds);
        often.advanceTo(kStart + 600);
        const Platform once = platformAt(600, {.startSeconds = kStart, .seed = 7});
        for (const std::string_view job : once.jobs())
            QCOMPARE(exposition(often.families(job)), exposition(once.families(job)));
    }

    void another_seed_shows_other_numbers()
    {
        const Platform one = platformAt(600, {.startSeconds = kStart, .seed = 1});
        const Platform two = platformAt(600, {.startSeconds = kStart, .seed = 2});
        QVERIFY(exposition(one.families("onex-host")) != exposition(two.families("onex-host")));
    }

    void an_earlier_moment_changes_nothing()
    {
        Platform platform = platformAt(600);
        const std::string before = exposition(platform.families("onex-execution"));
        platform.advanceTo(kStart + 10);
        QCOMPARE(exposition(platform.families("onex-execution")), before);
    }

    void troubles_come_and_go_data()
    {
        QTest::addColumn<Trouble>("trouble");
        QTest::addColumn<int>("atLeastSeconds"); // what its alert waits for
        QTest::newRow("errors") << Trouble::ExecutionErrors << 180;
        QTest::newRow("failures") << Trouble::ValidationFailures << 60;
        QTest::newRow("slow") << Trouble::SlowValidation << 360;
        QTest::newRow("coverage") << Trouble::LowCoverage << 660;
        QTest::newRow("registry") << Trouble::RegistryDown << 60;
    }
    void troubles_come_and_go()
    {
        QFETCH(Trouble, trouble);
        QFETCH(int, atLeastSeconds);
        int worst = 0;
        int well = 0;
        for (double schedule = 0; schedule < kCycleSeconds; schedule += 1) {
            const double intensity = intensityAt(trouble, schedule);
            QVERIFY(intensity >= 0 && intensity <= 1);
            worst += intensity >= 1 ? 1 : 0;
            well += intensity <= 0 ? 1 : 0;
        }
        QVERIFY2(worst >= atLeastSeconds, qPrintable(QString::number(worst)));
        QVERIFY(well >= 300);
    }

    void troubles_follow_a_faster_clock()
    {
        const double quiet = 12 * 60;
        const double down = 21 * 60;
        QVERIFY(platformAt(quiet).isUp("onex-registry"));
        QVERIFY(!platformAt(down).isUp("onex-registry"));
        const PlatformOptions fast{.startSeconds = kStart, .speed = 60};
        QVERIFY(!platformAt(down / 60, fast).isUp("onex-registry"));
    }

    void an_unknown_job_is_down_and_empty()
    {
        const Platform platform = platformAt(60);
        QVERIFY(!platform.isUp("onex-none"));
        QVERIFY(platform.families("onex-none").empty());
    }

    void history_is_dated_and_skips_what_was_down()
    {
        Platform platform({.startSeconds = kStart});
        const QStringList lines
            = QString::fromStdString(platform.history(kStart, kStart + kCycleSeconds, 60))
                  .split('\n');
        QCOMPARE(lines.mid(lines.size() - 2), (QStringList{"# EOF", ""}));
        QCOMPARE(lines.filter(R"(up{job="onex-host",instance="simulator"} 1 )").size(), 31);
        const auto down = lines.filter(R"(up{job="onex-registry",instance="simulator"} 0 )").size();
        const auto shown = lines.filter("onex_registry_errors_total").size();
        QVERIFY(down > 0);
        QCOMPARE(shown + down, 31);
    }
};

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
